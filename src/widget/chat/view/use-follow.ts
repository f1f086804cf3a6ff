// Keeps the newest of the conversation in view, from its beginning, unless the person has scrolled up to read. It lives as long as its
// page, so what it listens to is never let go.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../talk/thread.ts';

/** Closer than this to the end counts as the end; px. */
const near = 60;
/** Space left above what is scrolled to; px. */
const margin = 12;

export interface Follow {
  readonly log: RefObject<HTMLDivElement | null>;
  /** Something new is there that is not in view. */
  readonly missed: boolean;
  readonly toNewest: () => void;
}

/** @param reachable - when it changes, something is written under the conversation */
export function useFollow(entries: readonly Entry[], reachable: boolean): Follow {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [missed, setMissed] = useState(false);
  const last = entries.at(-1);
  useEffect(() => {
    watchScrolling(log.current, following, () => setMissed(false));
    addEventListener('resize', () => {
      if (following.current) showNewest(log.current);
    });
  }, []);
  useLayoutEffect(() => {
    if (last?.kind === 'said' && last.delivery === 'sending') following.current = true;
    if (following.current) showNewest(log.current);
    else setMissed(last?.kind === 'answer');
  }, [entries.length, last?.key, reachable]);
  const toNewest = (): void => {
    following.current = true;
    setMissed(false);
    showNewest(log.current);
  };
  return { log, missed, toNewest };
}

/** The person scrolls up: stop following. Back at the end: follow again. */
function watchScrolling(log: HTMLElement | null, following: { current: boolean }, atEnd: () => void): void {
  if (log === null) return;
  let before = log.scrollTop;
  const scrolled = (): void => {
    const end = log.scrollHeight - log.scrollTop - log.clientHeight < near;
    if (end) {
      following.current = true;
      atEnd();
    } else if (log.scrollTop < before) following.current = false;
    before = log.scrollTop;
  };
  log.addEventListener('scroll', scrolled, { passive: true });
}

/** A long answer is shown from its first line, not from its last. Before anything was said, the page stays at its top. */
function showNewest(log: HTMLElement | null): void {
  if (log?.querySelector('.said, .divider') == null) return;
  const answers = log.querySelectorAll<HTMLElement>('.answer');
  const answer = answers[answers.length - 1];
  const end = log.scrollHeight - log.clientHeight;
  const isLast = answer !== undefined && answer.nextElementSibling === null;
  log.scrollTop = isLast ? Math.min(end, answer.offsetTop - margin) : end;
}
