// Finds evaluation lines that come too close to a training line: a figure measured on them would be a lie.
import { fold } from '@guidance-hatinh/lang-vi';

/** An evaluation line shares this part of its folded syllable pairs with one training line: too close. */
const tooClose = 0.8;
/** A line with fewer pairs («nộp hồ sơ ở đâu») is made of words that everybody says: only the very same line is too close. */
const fewestPairs = 4;

/** Two lines that came too close. */
export interface Overlap {
  readonly evaluation: string;
  readonly training: string;
}

function syllables(text: string): string[] {
  return fold(text.toLowerCase()).match(/[a-z0-9]+/g) ?? [];
}

function pairs(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`));
}

/** Where each key occurs. */
function indexBy(lists: readonly Iterable<string>[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  lists.forEach((keys, at) => {
    for (const key of keys) index.set(key, [...(index.get(key) ?? []), at]);
  });
  return index;
}

/** The pairs of lines that are the same, or nearly so. */
export function overlaps(evaluation: readonly string[], training: readonly string[]): Overlap[] {
  const words = training.map(syllables);
  const same = indexBy(words.map((line) => [line.join(' ')]));
  const sharing = indexBy(words.map(pairs));
  return evaluation.flatMap((text) => {
    const own = pairs(syllables(text));
    const shared = new Map<number, number>();
    for (const pair of own) {
      for (const at of sharing.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    const near = [...shared].find(
      ([, count]) => own.size >= fewestPairs && count >= tooClose * own.size,
    )?.[0];
    const at = same.get(syllables(text).join(' '))?.[0] ?? near;
    return at === undefined ? [] : [{ evaluation: text, training: training[at] ?? '' }];
  });
}

/** The most lines of one intent that begin with the same three folded syllables. */
export function mostAlike(lines: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const words of lines.map(syllables)) {
    if (words.length < 3) continue;
    const beginning = words.slice(0, 3).join(' ');
    counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
