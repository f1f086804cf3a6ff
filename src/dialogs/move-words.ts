// Tells moves of the conversation from words: «quay lại» is certain, a guess of the model needs a word that speaks for it.
import { fold } from '@guidance-hatinh/lang-vi';
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import type { MoveWords } from '../knowledge/types.ts';
import { remembering } from './remember.ts';

/** A message longer than this says more than a move; only whole phrases and the model decide then. */
const shortWords = 9;
const politeBefore = new Set(
  'thoi a u da vang ok oke the vay cho em toi minh tui chau con bac ban oi muon ma nay o'.split(' '),
);
const politeAfter = new Set(
  'di nha nhe a voi giup ad ban em oi do dum gium cai nhi vay ha hi coi da bot chau toi minh tui'.split(' '),
);

/** A word with its tone, and without any mark. */
interface Toned {
  readonly word: string;
  readonly plain: string;
}

/** A message as typed and in standard spelling, each a list of words with their tones. */
export type Spellings = readonly (readonly Toned[])[];

/**
 * The move that the words say by themselves, or null.
 * @param text as typed
 * @param standard the same in standard spelling
 */
export function spokenMove(kb: KnowledgeBase, text: string, standard: string): string | null {
  const said = spellings(text, standard);
  const cores = [...said, ...said.map(core)];
  for (const move of kb.moves.values()) {
    if (wordsOf(move.says).some((p) => cores.some((c) => c.length === p.length && beginsWith(c, p))))
      return move.id;
  }
  for (const move of kb.moves.values()) {
    if (said.some((s) => s.length <= shortWords) && stands(move.holds, said)) return move.id;
  }
  return null;
}

/** True when the words hold one of the cues of a move; moves without an entry need none. */
export function speaksFor(kb: KnowledgeBase, move: string, text: string, standard: string): boolean {
  const entry: MoveWords | undefined = kb.moves.get(move);
  return entry === undefined || stands(entry.cues, spellings(text, standard));
}

/** True when one of the phrases stands in the message, whatever its length. */
export function stands(phrases: readonly string[], said: Spellings): boolean {
  return wordsOf(phrases).some((p) => said.some((s) => s.some((_, i) => beginsWith(s, p, i))));
}

/** The message as typed and in standard spelling. */
export function spellings(text: string, standard: string): Spellings {
  return [tonedWords(text), tonedWords(standard)];
}

/** Phrases of the content stay what they are: each list is taken apart once. */
const apart = new WeakMap<readonly string[], Spellings>();

function wordsOf(phrases: readonly string[]): Spellings {
  const known = apart.get(phrases);
  if (known !== undefined) return known;
  const fresh = phrases.map(tonedWords);
  apart.set(phrases, fresh);
  return fresh;
}

const tonedWords: (text: string) => readonly Toned[] = remembering((text) =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((word) => ({ word, plain: fold(word) })),
);

/** A word typed without marks may be any of its toned forms; one typed with marks is only itself («đúng» is not «dừng»). */
function beginsWith(said: readonly Toned[], phrase: readonly Toned[], at = 0): boolean {
  return (
    phrase.length > 0 &&
    phrase.every(({ word, plain }, i) => {
      const typed = said[at + i];
      return typed !== undefined && (typed.word === word || typed.word === plain);
    })
  );
}

/** Without the small words of politeness around it: «cho em quay lại với ạ» is «quay lại». */
function core(said: readonly Toned[]): readonly Toned[] {
  let [from, to] = [0, said.length];
  while (from < to - 1 && politeBefore.has(said[from]?.plain ?? '')) from++;
  while (to > from + 1 && politeAfter.has(said[to - 1]?.plain ?? '')) to--;
  return said.slice(from, to);
}
