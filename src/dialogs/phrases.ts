// Tells how well a person's words match phrases that content authors wrote (choices, remarks, frequent questions, topics).
import { fold } from '@guidance-hatinh/lang-vi';

/** Weighs words by how telling they are: «không», «được» say little, «chứng sinh» says much. */
export interface PhraseMatcher {
  /** 0..1: how much of the phrase the text covers, and how little else the text says. */
  score(text: string, phrase: string): number;
}

/** Folded words of a text. */
export function words(text: string): readonly string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((w) => w.length > 0);
}

/** How phrases of a language are compared. */
export interface Reading {
  /** What a word is compared by. */
  readonly stem: (word: string) => string;
  /** Words that say next to nothing, however seldom they stand in the corpus. */
  readonly small: ReadonlySet<string>;
  /** 0..1: how much it counts against a phrase that the text says more than it. */
  readonly strict: number;
}

const vietnamese: Reading = { stem: (word) => word, small: new Set(), strict: 0.3 };

/** English words have endings, and few of them say much: a message with more telling words than a phrase says something else. */
export const english = (small: readonly string[]): Reading => ({
  stem: (word) => withoutEnd(withoutEnd(word, /s$/), /(?:ing|ed|e)$/),
  small: new Set(small),
  strict: 0.6,
});

function withoutEnd(word: string, end: RegExp): string {
  return word.length > 3 ? word.replace(end, '') : word;
}

/** Words that tell weigh four and more. */
const smallWeight = 0.3;

/**
 * Learns the weight of words from all phrases of the content.
 * @param corpus every phrase that will ever be matched
 */
export function createPhraseMatcher(
  corpus: Iterable<string>,
  { stem, small, strict }: Reading = vietnamese,
): PhraseMatcher {
  const light = new Set([...small].map(stem));
  const read = (text: string): readonly string[] => words(text).map(stem);
  const documents = new Map<string, number>();
  let total = 0;
  for (const phrase of corpus) {
    total++;
    for (const w of new Set(read(phrase))) documents.set(w, (documents.get(w) ?? 0) + 1);
  }
  const weight = (w: string): number =>
    light.has(w) ? smallWeight : Math.log(1 + total / (1 + (documents.get(w) ?? 0)));
  const mass = (list: Iterable<string>): number => {
    let sum = 0;
    for (const w of list) sum += weight(w);
    return sum;
  };
  return {
    score: (text, phrase) => {
      const [typed, wanted] = [read(text), read(phrase)];
      const [said, meant] = [new Set(typed), new Set(wanted)];
      if (said.size === 0 || meant.size === 0) return 0;
      const common = mass([...meant].filter((w) => said.has(w)));
      const covered = common / mass(meant);
      const focused = common / mass(said);
      return covered * (1 - strict + strict * focused) * orderBonus(typed, wanted);
    },
  };
}

/** 1 when some pair of neighbouring words is shared (or there are no pairs), less when the words only happen to occur. */
function orderBonus(text: readonly string[], phrase: readonly string[]): number {
  if (phrase.length < 2) return 1;
  const pairs = new Set(text.slice(1).map((w, i) => `${text[i] ?? ''} ${w}`));
  const shared = phrase.slice(1).filter((w, i) => pairs.has(`${phrase[i] ?? ''} ${w}`)).length;
  return 0.85 + 0.15 * Math.min(1, (2 * shared) / (phrase.length - 1));
}

const comparing =
  /\b(nhanh hon|tien hon|re hon|cach nao|nen nop|hop voi toi|hop hon|khac gi|cai nao hon|loi hon)\b/;

/** True when a person weighs one way against another («qua mạng nhanh hơn không», «cách nào hợp với tôi»). */
export function compares(text: string): boolean {
  return comparing.test(words(text).join(' '));
}
