// Inside a frame on somebody else's page: tells that page what happens, keeps the Tab key inside, closes on Escape.
import { useEffect } from 'preact/hooks';
import type { Snapshot } from '../talk/session.ts';
import { fields } from '../talk/wire.ts';

const focusable = 'a[href], button:not([disabled]), textarea, input, summary, [tabindex="0"]';

/**
 * @param embedded - false on our own page: nothing of this applies there
 * @returns what closes the chat, or null where it cannot be closed
 */
export function useHost(embedded: boolean, snapshot: Snapshot): (() => void) | null {
  const answers = snapshot.thread.entries.filter((entry) => entry.kind === 'answer').length;
  useEffect(() => {
    if (embedded && answers > 0) tell('answer');
  }, [embedded, answers]);
  useEffect(() => {
    if (!embedded) return;
    addEventListener('message', whenShown);
    addEventListener('keydown', whenKey);
    tell('ready');
  }, [embedded]);
  return embedded ? close : null;
}

function close(): void {
  tell('close');
}

/** Says nothing but that something happened, so it does not matter who listens. */
function tell(guidance: 'ready' | 'answer' | 'close'): void {
  parent.postMessage({ guidance }, '*');
}

/** With a mouse the box is ready to type in; on a phone that would bring up the keyboard over the greeting. */
function whenShown({ source, data }: MessageEvent<unknown>): void {
  if (source !== parent || fields(data)['guidance'] !== 'shown') return;
  const box = matchMedia('(hover: hover)').matches ? '#words' : 'h1';
  document.querySelector<HTMLElement>(box)?.focus();
}

function whenKey(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.defaultPrevented) close();
  if (event.key !== 'Tab') return;
  const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.offsetParent !== null,
  );
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}
