// The conversation as the page shows it: what was said, what is still on its way, and which buttons were picked. Pure.
import type { Answer, Language, Message } from './wire.ts';

/** How far a message of the person has come. */
export type Delivery = 'sending' | 'sent' | 'failed';

export type Entry =
  | {
      readonly kind: 'answer';
      readonly key: string;
      readonly at: number | null;
      readonly answer: Answer;
      /** From here on a clerk answers. */
      readonly withClerk: boolean;
    }
  | {
      readonly kind: 'said';
      readonly key: string;
      readonly at: number | null;
      readonly text: string;
      readonly token: string | null;
      readonly delivery: Delivery;
    }
  /** Above it stands a conversation that the server no longer knows. */
  | { readonly kind: 'anew'; readonly key: string };

export interface Thread {
  readonly entries: readonly Entry[];
  /** Ids of activities that are already in it: the same one may arrive by stream, by poll and with the history. */
  readonly seen: ReadonlySet<string>;
}

/** Shown at most, as many as the server gives to a page that is loaded again: a slow phone must not fill up in a long talk. */
const mostEntries = 200;

export const emptyThread: Thread = { entries: [], seen: new Set() };

/** What the person wants to say, before the server has it. */
export interface Unsent {
  readonly clientId: string;
  readonly text: string;
  readonly token: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Adds a message of the person that is on its way; one that is already there is left as it is. */
export function addUnsent(thread: Thread, unsent: Unsent): Thread {
  if (thread.entries.some((entry) => entry.key === unsent.clientId)) return thread;
  const { clientId, text, token, at } = unsent;
  return {
    ...thread,
    entries: [...thread.entries, { kind: 'said', key: clientId, at, text, token, delivery: 'sending' }],
  };
}

/** Adds what the server sent. The echo of a message takes the place of the message itself: it has personal numbers masked. */
export function addMessages(thread: Thread, messages: readonly Message[]): Thread {
  const seen = new Set(thread.seen);
  let entries = thread.entries;
  for (const message of messages) {
    if (seen.has(message.id)) continue;
    seen.add(message.id);
    entries = addMessage(entries, message);
  }
  return { entries: entries.slice(-mostEntries), seen };
}

function addMessage(entries: readonly Entry[], message: Message): readonly Entry[] {
  const { at } = message;
  if (message.from === 'assistant') {
    // What was deleted on the server is not shown here either.
    const before = message.erased ? entries.filter(isOnItsWay) : entries;
    const { id: key, answer, withClerk } = message;
    return insert(before, { kind: 'answer', key, at, answer, withClerk });
  }
  const key = message.clientId ?? message.id;
  const { text, token } = message;
  const echo: Entry = { kind: 'said', key, at, text, token, delivery: 'sent' };
  return entries.some((entry) => entry.key === key)
    ? entries.map((entry) => (entry.key === key ? echo : entry))
    : insert(entries, echo);
}

/** What the server has was said before what it does not have yet. */
function insert(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const waiting = entries.filter(isOnItsWay);
  return [...entries.filter((other) => !isOnItsWay(other)), entry, ...waiting];
}

export function setDelivery(thread: Thread, clientId: string, delivery: Delivery): Thread {
  const entries = thread.entries.map((entry) =>
    entry.kind === 'said' && entry.key === clientId ? { ...entry, delivery } : entry,
  );
  return { ...thread, entries };
}

/** Marks that the server has begun a new conversation; what was said before stays readable, what was not sent moves along. */
export function beginAnew(thread: Thread, conversationId: string): Thread {
  if (thread.entries.length === 0) return emptyThread;
  const waiting = thread.entries.filter(isOnItsWay);
  const said = thread.entries.filter((entry) => !isOnItsWay(entry));
  return { entries: [...said, { kind: 'anew', key: `anew ${conversationId}` }, ...waiting], seen: new Set() };
}

/** The server is not known to have it. */
export function isOnItsWay(entry: Entry): boolean {
  return entry.kind === 'said' && entry.delivery === 'sending';
}

/** @returns whether the person has said something that reached the server and that the assistant has not answered yet */
export function awaitsAnswer({ entries }: Thread): boolean {
  const last = entries.at(-1);
  return last?.kind === 'said' && last.delivery === 'sent' && newestAnswer(entries)?.withClerk !== true;
}

/** @returns the key of each answer with the labels that were picked in it */
export function pickedLabels(entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const picked = new Map<string, Set<string>>();
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'said') continue;
    const key = answerOffering(entries, index, entry.text, entry.token);
    if (key !== null) picked.set(key, (picked.get(key) ?? new Set()).add(entry.text));
  }
  return picked;
}

/**
 * A tap belongs to the nearest answer above it with that button: an old button may be tapped long after. Typed words pick only in
 * the answer right above.
 */
function answerOffering(
  entries: readonly Entry[],
  below: number,
  label: string,
  token: string | null,
): string | null {
  for (let index = below - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry?.kind !== 'answer') continue;
    const offers = entry.answer.choices.some(
      (choice) => choice.label === label && (token === null || choice.token === token),
    );
    if (offers) return entry.key;
    if (token === null) return null;
  }
  return null;
}

/** @returns the newest answer, whose buttons are the ones to press now */
export function newestAnswer(entries: readonly Entry[]): Extract<Entry, { kind: 'answer' }> | undefined {
  return entries.filter((entry) => entry.kind === 'answer').at(-1);
}

/** @returns the language that is spoken by now; null before anything was said */
export function languageOf({ entries }: Thread): Language | null {
  const newest = newestAnswer(entries);
  return newest === undefined ? null : (newest.answer.language ?? 'vi');
}
