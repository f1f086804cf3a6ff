// Cuts words that were typed without a blank between them ("đăngký", "18tuổi"), where listed words show where.
import { hasDiacritics } from './letters.ts';
import { isBareSyllable, isWritable, parseSyllable } from './syllable.ts';
import { usualSpelling } from './variants.ts';
import type { WordList } from './words.ts';

const SHORTEST_GLUED = 4;
const LONGEST_GLUED = 28;
const LONGEST_SYLLABLE = 7;

interface Cut {
  readonly syllables: readonly string[];
  /** Syllables without a listed neighbour: the fewer, the likelier the cut. */
  readonly alone: number;
  readonly lastPaired: boolean;
}

interface Evidence {
  pairs(a: string, b: string): boolean;
  /** Whether a syllable may stand without a listed neighbour. */
  standsAlone(syllable: string): boolean;
}

function extend(head: Cut, last: string, evidence: Evidence): Cut | undefined {
  const previous = head.syllables.at(-1);
  const paired = previous !== undefined && evidence.pairs(previous, last);
  if (!paired && !evidence.standsAlone(last)) return undefined;
  const redeemed = paired && !head.lastPaired && head.alone > 0 ? 1 : 0;
  const alone = head.alone - redeemed + (paired ? 0 : 1);
  return { syllables: [...head.syllables, last], alone, lastPaired: paired };
}

/** The cut with the fewest syllables that have no listed neighbour. */
function cut(word: string, evidence: Evidence): Cut | undefined {
  const best: (Cut | undefined)[] = [{ syllables: [], alone: 0, lastPaired: false }];
  for (let end = 2; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start <= end - 2; start++) {
      const head = best[start];
      const last = word.slice(start, end);
      const longer =
        head === undefined || !isWritable(last)
          ? undefined
          : extend(head, usualSpelling(last) ?? last, evidence);
      if (longer !== undefined && longer.alone <= (best[end]?.alone ?? Infinity)) best[end] = longer;
    }
  }
  const found = best[word.length];
  return found !== undefined && found.syllables.length > 1 ? found : undefined;
}

/** The syllables of a glued word, separated by blanks; undefined when listed words do not show a cut. */
export function cutGlued(word: string, words: WordList): string | undefined {
  if (word.length < SHORTEST_GLUED || word.length > LONGEST_GLUED) return undefined;
  const marked = hasDiacritics(word);
  const found = cut(word, {
    pairs: (a, b) => (marked ? words.has(a, b) : words.hasFolded(a, b)),
    standsAlone: (syllable) => !marked || words.knows(syllable),
  });
  if (found === undefined || (!marked && found.alone > 0)) return undefined;
  return found.syllables.join(' ');
}

/** A number and the word beside it, written together: "18tuổi", "thôn3". */
export function cutNumber(word: string): string | undefined {
  const [, digits = '', noun = '', number = ''] = /^(\d{0,9})(\p{L}{2,7})(\d{0,4})$/u.exec(word) ?? [];
  const marked = hasDiacritics(noun);
  if (noun === '' || (digits !== '' && number !== '') || (number !== '' && !marked)) return undefined;
  if (marked ? parseSyllable(noun) === undefined : noun.length < 3 || !isBareSyllable(noun)) return undefined;
  return `${digits} ${noun} ${number}`.trim();
}
