// Tells how well a person's words match phrases that content authors wrote (choices, remarks, frequent questions, topics).
import { fold } from '@guidance-hatinh/lang-vi';
import { remembering } from './remember.ts';

/** Weighs words by how telling they are: «không», «được» say little, «chứng sinh» says much. */
export interface PhraseMatcher {
  /** 0..1: how much of the phrase the text covers, and how little else the text says. */
  score(text: string, phrase: string): number;
  /** The most that one of a list of the content scores; 0 where the list is empty. */
  best(text: string, phrases: readonly string[]): number;
  /** The same for the mean of both ways: a phrase that merely stands in a longer text is not what was said. */
  bestBothWays(text: string, phrases: readonly string[]): number;
}

/** Folded words of a text. */
export const words: (text: string) => readonly string[] = remembering((text) =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((w) => w.length > 0),
);

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
  /** Its place among the phrases of the content; null for what a person said. */
  readonly place: number | null;
}

/** A message is compared with hundreds of phrases, as typed and in standard spelling: so many are kept. */
const mostMessages = 8;

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
  /** The place of each phrase (the last, where it stands twice), and the places of the phrases in which a word stands. */
  const placeOf = new Map<string, number>();
  const places = new Map<string, number[]>();
  let total = 0;
  for (const phrase of corpus) {
    placeOf.set(phrase, total);
    for (const w of new Set(read(phrase))) {
      const known = places.get(w);
      if (known === undefined) places.set(w, [total]);
      else known.push(total);
    }
    total++;
  }
  const weight = (w: string): number =>
    light.has(w) ? smallWeight : Math.log(1 + total / (1 + (places.get(w)?.length ?? 0)));
  const apart = (text: string): Taken => {
    const list = read(text);
    const own = new Map(list.map((w) => [w, weight(w)]));
    let mass = 0;
    for (const w of own.values()) mass += w;
    const pairs = new Set(list.slice(1).map((w, i) => `${list[i] ?? ''} ${w}`));
    return { words: own, mass, pairs, place: placeOf.get(text) ?? null };
  };
  const take = remembering(apart);
  /** What each phrase has in common with a message: almost all have nothing, which is then known at a glance. */
  const inCommon = new Map<Taken, Float64Array>();
  const commonOf = (said: Taken): Float64Array => {
    const known = inCommon.get(said);
    if (known !== undefined) return known;
    const [oldest] = inCommon.size < mostMessages ? [] : inCommon;
    if (oldest !== undefined) inCommon.delete(oldest[0]);
    // A new one for each message left tens of megabytes to the collector of garbage.
    const common = oldest === undefined ? new Float64Array(total) : oldest[1].fill(0);
    for (const [w, weighs] of said.words)
      for (const place of places.get(w) ?? []) common[place] = (common[place] ?? 0) + weighs;
    inCommon.set(said, common);
    return common;
  };
  const massInCommon = (said: Taken, meant: Taken): number => {
    if (meant.place !== null) return commonOf(said)[meant.place] ?? 0;
    let mass = 0;
    for (const [w, weighs] of said.words) if (meant.words.has(w)) mass += weighs;
    return mass;
  };
  /** Lists of the content stay what they are: each is taken apart once. */
  const listsTaken = new WeakMap<readonly string[], readonly Taken[]>();
  const takeAll = (list: readonly string[]): readonly Taken[] => {
    const known = listsTaken.get(list);
    if (known !== undefined) return known;
    const fresh = list.map(take);
    listsTaken.set(list, fresh);
    return fresh;
  };
  /** How much of one the other covers by this much in common, before the order of words is looked at, which never makes it more. */
  const unordered = (common: number, meant: Taken, said: Taken): number =>
    (common / meant.mass) * (1 - strict + strict * (common / said.mass));
  /** @param least what is not more than this is not looked at closely, and is 0 */
  const score = (said: Taken, meant: Taken, least = 0): number => {
    const common = massInCommon(said, meant);
    if (common === 0) return 0;
    const there = unordered(common, meant, said);
    return there > least ? there * orderBonus(said, meant) : 0;
  };
  const bothWays = (said: Taken, meant: Taken, least = 0): number => {
    const common = massInCommon(said, meant);
    if (common === 0) return 0;
    const there = unordered(common, meant, said);
    const back = unordered(common, said, meant);
    if ((there + back) / 2 <= least) return 0;
    return (there * orderBonus(said, meant) + back * orderBonus(meant, said)) / 2;
  };
  const most = (text: string, list: readonly string[], like: typeof score): number => {
    const said = take(text);
    return takeAll(list).reduce((best, meant) => Math.max(best, like(said, meant, best)), 0);
  };
  return {
    score: (text, phrase) => score(take(text), take(phrase)),
    best: (text, list) => most(text, list, score),
    bestBothWays: (text, list) => most(text, list, bothWays),
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
