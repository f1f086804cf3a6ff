// The whole chat: head, conversation, and the place to type.
import type { JSX } from 'preact';
import type { Boot } from '../talk/boot.ts';
import type { Session, Snapshot } from '../talk/session.ts';
import { languageOf, newestAnswer } from '../talk/thread.ts';
import { Composer } from './composer.tsx';
import { Places } from './elsewhere.tsx';
import { Head } from './head.tsx';
import { Languages, useTexts } from './language.tsx';
import { Followed } from './links.tsx';
import { Log } from './log.tsx';
import { useHost } from './use-host.ts';
import { useSession } from './use-session.ts';

export function App({ boot }: { readonly boot: Boot }): JSX.Element {
  const { session, snapshot } = useSession(boot);
  const language = languageOf(snapshot.thread) ?? boot.language;
  const english = snapshot.thread.entries.some(
    (entry) => entry.kind === 'answer' && entry.answer.language === 'en',
  );
  return (
    <Languages address={boot.english} english={english || language === 'en'} language={language}>
      <Chat boot={boot} session={session} snapshot={snapshot} />
    </Languages>
  );
}

interface ChatProps {
  readonly boot: Boot;
  readonly session: Session;
  readonly snapshot: Snapshot;
}

function Chat({ boot, session, snapshot }: ChatProps): JSX.Element {
  const texts = useTexts();
  const close = useHost(boot.embedded, snapshot);
  const onTheWay = newestAnswer(snapshot.thread.entries)?.answer.procedure != null;
  return (
    <div class="app">
      <a class="skip" href="#words">
        {texts.skip}
      </a>
      <Head
        onClose={close}
        onLeave={() => void session.leave()}
        onSendMe={onTheWay ? () => session.say(texts.sendMeSays) : null}
        onOwnData={() => session.say(texts.ownDataSays)}
        onErase={session.erase}
      />
      <Places.Provider value={boot.elsewhere}>
        <Followed.Provider value={session.opened}>
          <Log boot={boot} snapshot={snapshot} onSay={session.say} onAgain={session.again} />
        </Followed.Provider>
      </Places.Provider>
      <Composer onTheWay={onTheWay} onSay={session.say} />
    </div>
  );
}
