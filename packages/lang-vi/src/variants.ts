// Brings spellings that Vietnamese writes in two ways to one: kí/ký, lí/lý, qui/quy.
import { readTable } from './tables.ts';
import type { WordList } from './words.ts';

const whole = new Map<string, string>();
const inWords = new Map<string, string>();
for (const row of readTable('i-y')) {
  (row['where'] === 'everywhere' ? whole : inWords).set(row['from'] ?? '', row['to'] ?? '');
}

/** The usual spelling of a syllable that is the same word in either spelling; undefined where it is usual already. */
export function usualSpelling(syllable: string): string | undefined {
  return whole.get(syllable);
}

/** The usual spelling of a syllable whose two spellings are two words ("hi", "hy"), where a neighbour shows which one is meant. */
export function usualSpellingIn(
  before: string,
  syllable: string,
  after: string,
  words: WordList,
): string | undefined {
  const other = inWords.get(syllable);
  if (other === undefined || words.has(before, syllable) || words.has(syllable, after)) return undefined;
  return words.has(before, other) || words.has(other, after) ? other : undefined;
}
