// Splits a line into the hashed terms that names and questions are compared by: folded syllables, pairs of them, and letters.
import { fold } from '@guidance-hatinh/lang-vi';

/** Kinds of terms; the two lowest bits of a term tell its kind. */
export const termKinds = { syllable: 0, pair: 1, toned: 2, letters: 3 } as const;

const prime = 0x01000193;
const space = 32;
/** Letters are taken in runs of this length: shorter ones are in every name, longer ones break at the first typo. */
const letterRun = 4;

function withKind(hash: number, kind: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (((mixed ^ (mixed >>> 16)) & ~3) | kind) >>> 0;
}

function hashRange(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash;
}

/** Hashes of single syllables, in order. */
function syllableHashes(text: string): number[] {
  const hashes: number[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== space) continue;
    if (i > start) hashes.push(hashRange(text, start, i));
    start = i + 1;
  }
  return hashes;
}

function pairHash(first: number, second: number): number {
  return Math.imul(first, 31) ^ Math.imul(second, 0x9e3779b1);
}

/** The term of two folded syllables, as `termsOf` makes it. */
export function foldedPair(pair: string): number {
  const [first = 0, second = 0] = syllableHashes(pair);
  return withKind(pairHash(first, second), termKinds.pair);
}

/** The term of two syllables with tones, as `termsOf` makes it. */
export function tonedPair(pair: string): number {
  const [first = 0, second = 0] = syllableHashes(pair);
  return withKind(pairHash(first, second), termKinds.toned);
}

/** The term of one folded syllable. */
export function foldedSyllable(syllable: string): number {
  return withKind(hashRange(syllable, 0, syllable.length), termKinds.syllable);
}

/** Whether a line has any tone or Vietnamese letter: without them its toned terms mean nothing. */
export function isToned(text: string): boolean {
  return fold(text) !== text;
}

/**
 * @param text - a line in normal form: lower case, syllables separated by one blank
 * @returns its distinct terms in ascending order
 */
export function termsOf(text: string): Uint32Array {
  const folded = fold(text);
  const terms: number[] = [];
  const syllables = syllableHashes(folded);
  syllables.forEach((hash, i) => {
    terms.push(withKind(hash, termKinds.syllable));
    const next = syllables[i + 1];
    if (next !== undefined) terms.push(withKind(pairHash(hash, next), termKinds.pair));
  });
  if (folded !== text) {
    const toned = syllableHashes(text);
    for (let i = 0; i + 1 < toned.length; i++)
      terms.push(withKind(pairHash(toned[i] ?? 0, toned[i + 1] ?? 0), termKinds.toned));
  }
  const line = ` ${folded} `;
  for (let start = 0; start + letterRun <= line.length; start++)
    terms.push(withKind(hashRange(line, start, start + letterRun), termKinds.letters));
  const sorted = Uint32Array.from(terms).sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] ?? 0;
  return sorted.subarray(0, count);
}
