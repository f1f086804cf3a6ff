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

/** A text as it is compared; taken apart once, however many others it is compared with. */
interface Taken {
  /** Its words, each once, with what they weigh. */
  readonly words: ReadonlyMap<string, number>;
  /** How much its words weigh together. */
  readonly mass: number;
  readonly pairs: ReadonlySet<string>;
}

/** A message is compared with hundreds of phrases, as typed and in standard spelling: so many texts are kept taken apart. */
const mostTexts = 8;

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
  const phrases = new Map<string, Taken | null>();
  let total = 0;
  for (const phrase of corpus) {
    total++;
    phrases.set(phrase, null);
    for (const w of new Set(read(phrase))) documents.set(w, (documents.get(w) ?? 0) + 1);
  }
  const weight = (w: string): number =>
    light.has(w) ? smallWeight : Math.log(1 + total / (1 + (documents.get(w) ?? 0)));
  const apart = (text: string): Taken => {
    const list = read(text);
    const own = new Map(list.map((w) => [w, weight(w)]));
    let mass = 0;
    for (const w of own.values()) mass += w;
    return { words: own, mass, pairs: new Set(list.slice(1).map((w, i) => `${list[i] ?? ''} ${w}`)) };
  };
  const texts = new Map<string, Taken>();
  const take = (text: string): Taken => {
    const known = phrases.get(text) ?? texts.get(text);
    if (known) return known;
    const taken = apart(text);
    if (phrases.has(text)) {
      phrases.set(text, taken);
      return taken;
    }
    if (texts.size >= mostTexts) texts.clear();
    texts.set(text, taken);
    return taken;
  };
  return {
    score: (text, phrase) => {
      const [said, meant] = [take(text), take(phrase)];
      if (meant.words.size === 0) return 0;
      let common = 0;
      for (const [w, weighs] of meant.words) if (said.words.has(w)) common += weighs;
      if (common === 0) return 0;
      const covered = common / meant.mass;
      const focused = common / said.mass;
      return covered * (1 - strict + strict * focused) * orderBonus(said, meant);
    },
  };
}

/** 1 when some pair of neighbouring words is shared (or there are no pairs), less when the words only happen to occur. */
function orderBonus(said: Taken, meant: Taken): number {
  if (meant.pairs.size === 0) return 1;
  let shared = 0;
  for (const pair of meant.pairs) if (said.pairs.has(pair)) shared += 1;
  return 0.85 + 0.15 * Math.min(1, (2 * shared) / meant.pairs.size);
}

const comparing =
  /\b(nhanh hon|tien hon|re hon|cach nao|nen nop|hop voi toi|hop hon|khac gi|cai nao hon|loi hon)\b/;

/** True when a person weighs one way against another («qua mạng nhanh hơn không», «cách nào hợp với tôi»). */
export function compares(text: string): boolean {
  return comparing.test(words(text).join(' '));
}
