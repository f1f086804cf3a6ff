// Ties the conversation to the page: started once, redrawn on each change, woken when the phone is.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Boot } from '../talk/boot.ts';
import { nothingYet, Session, type Snapshot } from '../talk/session.ts';

export function useSession(boot: Boot): { readonly session: Session; readonly snapshot: Snapshot } {
  const [snapshot, setSnapshot] = useState(nothingYet);
  const [session] = useState(() => new Session(boot, setSnapshot));
  // Before the first paint: the greeting that stands in the page must not go and come again. The chat lives as long as its page.
  useLayoutEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') session.check();
    };
    addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    void session.start();
  }, [session]);
  return { session, snapshot };
}
