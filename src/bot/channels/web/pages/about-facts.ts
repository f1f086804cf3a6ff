// What the public statement says of the content, counted from the content itself.
import type { KnowledgeBase } from '../../../../knowledge/knowledge.ts';

export interface AboutFacts {
  readonly guides: number;
  /** Guides by the trust grade that their writers gave. */
  readonly grades: Readonly<Record<'A' | 'B' | 'C', number>>;
  /** Procedures known from the official record alone. */
  readonly recordsOnly: number;
  /** Sources of guides, and how many of them a person opened and checked. */
  readonly sources: number;
  readonly checkedByPerson: number;
  /** Oldest and newest day of the official records behind the guides, YYYY-MM-DD; null where no source is a record. */
  readonly recordsFrom: string | null;
  readonly recordsTo: string | null;
  /** Guides that should have been looked at again before this day. */
  readonly overdue: number;
}

/** @param day - YYYY-MM-DD in Việt Nam */
export function aboutFacts(kb: KnowledgeBase, day: string): AboutFacts {
  const guides = [...kb.guides.values()];
  const sources = guides.flatMap((guide) => guide.sources);
  const days = sources.flatMap(({ recordOn }) => recordOn ?? []).sort();
  const graded = (grade: 'A' | 'B' | 'C'): number => guides.filter((guide) => guide.grade === grade).length;
  return {
    guides: guides.length,
    grades: { A: graded('A'), B: graded('B'), C: graded('C') },
    recordsOnly: kb.recordTargets().length,
    sources: sources.length,
    checkedByPerson: sources.filter(({ verifiedOn }) => verifiedOn !== null).length,
    recordsFrom: days[0] ?? null,
    recordsTo: days.at(-1) ?? null,
    overdue: guides.filter(({ reviewBy }) => reviewBy < day).length,
  };
}
