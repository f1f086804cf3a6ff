// Compares two evaluations slice by slice, and finds the lessons that make none of them worse.
import { byGroup, figuresOf, type Result } from '../evaluation/measure.ts';

/** The right lines of one slice, in each way of counting; wrong answers count below nought. */
export type Counts = Readonly<Record<'intent' | 'first' | 'inThree' | 'wrongAnswers', number>>;

const saysCount: Readonly<Record<keyof Counts, string>> = {
  intent: 'đúng ý định',
  first: 'đúng thủ tục đầu tiên',
  inThree: 'đúng thủ tục trong ba',
  wrongAnswers: 'trả lời sai',
};

/** What all lines together are called among the slices. */
export const allLines = 'tất cả';

export function countsOf(results: readonly Result[]): ReadonlyMap<string, Counts> {
  const slices = [...byGroup(results)].flatMap(([group, lines]) => {
    const name = /^slice: (.*)$/.exec(group)?.[1];
    return name === undefined ? [] : [[name, count(lines)] as const];
  });
  return new Map([...slices, [allLines, count(results)]]);
}

function count(results: readonly Result[]): Counts {
  const { intent, first, inThree, wrongAnswers } = figuresOf(results);
  return {
    intent: intent.right,
    first: first.right,
    inThree: inThree.right,
    wrongAnswers: -wrongAnswers.right,
  };
}

/**
 * @param margin - lines that a slice may lose: training anew moves one or another by chance
 * @returns a sentence for each slice that lost more, in Vietnamese
 */
export function worse(
  before: ReadonlyMap<string, Counts>,
  after: ReadonlyMap<string, Counts>,
  margin: number,
): string[] {
  return [...before].flatMap(([slice, counts]) =>
    (Object.keys(counts) as (keyof Counts)[]).flatMap((key) => {
      const lost = counts[key] - (after.get(slice)?.[key] ?? 0);
      if (lost <= margin) return [];
      return [`nhóm «${slice}» ${key === 'wrongAnswers' ? 'thêm' : 'mất'} ${lost} câu ${saysCount[key]}`];
    }),
  );
}

/** What became of a set of things that were tried together. */
export interface Sorted<Item, Outcome> {
  readonly kept: readonly Item[];
  readonly refused: readonly { readonly item: Item; readonly why: readonly string[] }[];
  /** Of everything kept together; null where nothing was. */
  readonly outcome: Outcome | null;
}

/**
 * Keeps what does no harm: all at once if that works, else half by half, so that few trials find the few that harm.
 *
 * @param attempt - what came of these together, and what got worse by it
 */
export async function keepHarmless<Item, Outcome>(
  items: readonly Item[],
  attempt: (items: readonly Item[]) => Promise<{ outcome: Outcome; worse: readonly string[] }>,
  kept: readonly Item[] = [],
  sofar: Outcome | null = null,
): Promise<Sorted<Item, Outcome>> {
  const [first] = items;
  if (first === undefined) return { kept, refused: [], outcome: sofar };
  const { outcome, worse } = await attempt([...kept, ...items]);
  if (worse.length === 0) return { kept: [...kept, ...items], refused: [], outcome };
  if (items.length === 1) return { kept, refused: [{ item: first, why: worse }], outcome: sofar };
  const half = Math.ceil(items.length / 2);
  const left = await keepHarmless(items.slice(0, half), attempt, kept, sofar);
  const right = await keepHarmless(items.slice(half), attempt, left.kept, left.outcome);
  return { ...right, refused: [...left.refused, ...right.refused] };
}
