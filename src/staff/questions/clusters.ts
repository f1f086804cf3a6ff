// Puts questions together that share most of their words, so that a clerk labels a need once and not each way of typing it.
import { fold } from '@guidance-hatinh/lang-vi';
import type { AskedOften } from '../../storage/types/learning.ts';

/** Questions that ask the same, as far as their words tell. */
export interface Cluster {
  /** The one asked most; its words stand for all. */
  readonly leader: AskedOften;
  /** The different wordings, the commonest first. */
  readonly wordings: readonly AskedOften[];
  readonly count: number;
  /** How often in each channel, the commonest first. */
  readonly channels: readonly (readonly [channel: string, count: number])[];
  /** The words that all of them have: why they stand together. */
  readonly shared: readonly string[];
  readonly lastDay: string;
}

/** So much of all their words two questions must share. */
const alike = 0.6;
/** What people say around a question: it says nothing of what is asked. */
const around = new Set(
  'ạ ad à anh bạn bác các chị cho chú có của cũng dạ để đi em gì giúp hỏi là làm mình muốn này nhé nhỉ ở ơi thế thì tôi tui và vậy với xin'.split(
    ' ',
  ),
);
const aroundFolded = new Set([...around].map(fold));

/** @param asked - the commonest first */
export function clustersOf(asked: readonly AskedOften[]): Cluster[] {
  const groups: { terms: ReadonlySet<string>; wordings: AskedOften[] }[] = [];
  const byTerm = new Map<string, Set<number>>();
  for (const question of asked) {
    const terms = termsOf(question.normal);
    const near = new Set([...terms].flatMap((term) => [...(byTerm.get(term) ?? [])]));
    const [best] = [...near]
      .map((at) => ({ at, likeness: likeness(terms, groups[at]?.terms ?? new Set()) }))
      .filter((one) => one.likeness >= alike)
      .sort((a, b) => b.likeness - a.likeness);
    const group = best === undefined ? undefined : groups[best.at];
    if (group !== undefined) {
      group.wordings.push(question);
      continue;
    }
    for (const term of terms) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(groups.length));
    groups.push({ terms, wordings: [question] });
  }
  return groups.flatMap(({ wordings }) => toCluster(wordings)).sort((a, b) => b.count - a.count);
}

/** Folded syllables without those that say nothing; all of them where nothing else is left. */
function termsOf(normal: string): ReadonlySet<string> {
  const all = normal
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\d]+/gu) ?? [normal];
  // «chó» is not «cho»; only words typed without marks are compared without.
  const telling = all.filter((word) => !around.has(word) && !(word === fold(word) && aroundFolded.has(word)));
  return new Set((telling.length > 0 ? telling : all).map(fold));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length;
  return shared / (one.size + other.size - shared);
}

function toCluster(wordings: readonly AskedOften[]): Cluster[] {
  const [leader] = wordings;
  if (leader === undefined) return [];
  const channels = new Map<string, number>();
  for (const { channel, count } of wordings) channels.set(channel, (channels.get(channel) ?? 0) + count);
  const terms = wordings.map(({ normal }) => termsOf(normal));
  return [
    {
      leader,
      wordings,
      count: wordings.reduce((sum, { count }) => sum + count, 0),
      channels: [...channels].sort((a, b) => b[1] - a[1]),
      shared: [...(terms[0] ?? [])].filter((term) => terms.every((one) => one.has(term))),
      lastDay: wordings.reduce((last, { lastDay }) => (lastDay > last ? lastDay : last), ''),
    },
  ];
}
