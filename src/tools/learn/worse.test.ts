// What gets worse is found slice by slice, and few trials find the few that do harm.
import { expect, it } from 'vitest';
import { keepHarmless, worse, type Counts } from './worse.ts';

const counts = (given: Partial<Counts>): Counts => ({
  ...{ intent: 9, first: 9, inThree: 9, wrongAnswers: -2 },
  ...given,
});

it.each([
  [0, ['nhóm «ngắn» mất 1 câu đúng ý định', 'nhóm «dài» thêm 2 câu trả lời sai']],
  [1, ['nhóm «dài» thêm 2 câu trả lời sai']],
  [2, []],
])('names what lost more than %i', (margin, says) => {
  const before = new Map([
    ['ngắn', counts({})],
    ['dài', counts({})],
  ]);
  const after = new Map([
    ['ngắn', counts({ intent: 8, first: 12 })],
    ['dài', counts({ wrongAnswers: -4 })],
  ]);
  expect(worse(before, after, margin)).toEqual(says);
});

interface Tried {
  readonly kept: readonly number[];
  readonly refused: readonly number[];
  readonly outcome: string | null;
  readonly trials: number;
}

/** @param harms - whether these together do harm */
async function trying(
  items: readonly number[],
  harms: (items: readonly number[]) => boolean,
): Promise<Tried> {
  let trials = 0;
  const sorted = await keepHarmless(items, (tried) => {
    trials += 1;
    return Promise.resolve({ outcome: tried.join(' '), worse: harms(tried) ? ['mất 2 câu'] : [] });
  });
  return { ...sorted, refused: sorted.refused.map(({ item }) => item), trials };
}
const upTo = (most: number): number[] => Array.from({ length: most }, (_, i) => i + 1);

it('takes all at once where nothing harms', async () => {
  expect(await trying(upTo(64), () => false)).toMatchObject({ kept: upTo(64), refused: [], trials: 1 });
});

it('finds one among many with few trials, and measures the rest together', async () => {
  const found = await trying(upTo(64), (items) => items.includes(41));
  expect(found.refused).toEqual([41]);
  expect(found.outcome).toBe(found.kept.join(' '));
  expect(found.kept).toEqual(upTo(64).filter((one) => one !== 41));
  expect(found.trials).toBeLessThanOrEqual(13);
});

it('refuses the later of two that only harm together, and everything where everything harms', async () => {
  const both = await trying(upTo(8), (items) => items.includes(2) && items.includes(7));
  expect(both).toMatchObject({ kept: [1, 2, 3, 4, 5, 6, 8], refused: [7] });
  expect(await trying(upTo(3), () => true)).toMatchObject({ kept: [], refused: [1, 2, 3], outcome: null });
});
