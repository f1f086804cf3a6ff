// Guards the figures that understanding has reached on our own evaluation lines, so that no change loses them silently.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { measuredFiguresOf } from './figures.ts';
import {
  answeredOutOfScope,
  askAll,
  byGroup,
  figuresOf,
  helpedInScope,
  type Figures,
  type Result,
  type Share,
} from './measure.ts';
import { readQuestions } from './questions.ts';
import { createBrain } from '../../brain.ts';
import { readMeasuredFigures } from '../../understanding/understanding.ts';

const evaluation = fileURLToPath(new URL('../../../models/evaluation', import.meta.url));
/** The folder that the other tests keep their models in. */
const cache = fileURLToPath(new URL('../../../data/test', import.meta.url));
const share = z.number().min(0).max(100);
const reached = z
  .strictObject({
    slices: z.record(
      z.string(),
      z.strictObject({ intent: share, first: share.optional(), inThree: share.optional() }),
    ),
    wrongInAnswer: share,
    outOfScopeAnswered: share,
    inScopeHelped: share,
  })
  .parse(parse(readFileSync(join(evaluation, 'reached.yml'), 'utf8')));

function percent({ right, of }: Share): number {
  return (100 * right) / of;
}

let results: readonly Result[];
let slices: ReadonlyMap<string, Figures>;
beforeAll(async () => {
  // Without an imported catalogue: the same on every machine.
  const { understanding } = createBrain(cache);
  results = await askAll(readQuestions(evaluation, null), (text) => understanding.understand(text));
  slices = new Map([...byGroup(results)].map(([name, group]) => [name, figuresOf(group)]));
}, 300_000);

describe('understanding', () => {
  it.each(Object.entries(reached.slices))('keeps what it reached on slice %s', (name, atLeast) => {
    const figures = slices.get(`slice: ${name}`);
    if (!figures) throw new Error(`models/evaluation has no slice ${name}`);
    for (const key of ['intent', 'first', 'inThree'] as const)
      expect(percent(figures[key]) || 0, `${name}, ${key}`).toBeGreaterThanOrEqual(atLeast[key] ?? 0);
  });

  it('is measured on every slice', () => {
    const named = [...slices.keys()].flatMap((name) => /^slice: (.*)$/.exec(name)?.[1] ?? []);
    expect(named.sort()).toEqual(Object.keys(reached.slices).sort());
  });

  it('stays honest: few wrong answers, hardly an answer out of scope, most people helped', () => {
    expect(percent(figuresOf(results).wrongAnswers)).toBeLessThanOrEqual(reached.wrongInAnswer);
    expect(percent(answeredOutOfScope(results))).toBeLessThanOrEqual(reached.outOfScopeAnswered);
    expect(percent(helpedInScope(results))).toBeGreaterThanOrEqual(reached.inScopeHelped);
  });

  it('is what the public statement says of it', () => {
    const told = readMeasuredFigures(readFileSync(join(evaluation, '../figures.json'), 'utf8'));
    const now = measuredFiguresOf(results, told.measuredOn);
    const says = 'run `npm run evaluate` and commit models/figures.json';
    expect(Object.keys(now.slices), says).toEqual(Object.keys(told.slices));
    // An imported catalogue has more names to confuse: the statement may be measured with one or without.
    for (const key of ['wrongInAnswer', 'outOfScopeAnswered', 'inScopeHelped'] as const)
      expect(Math.abs(now[key] - told[key]), `${key}: ${says}`).toBeLessThanOrEqual(3);
    expect(now.all.lines, says).toBe(told.all.lines);
    expect(Math.abs(now.all.intent - told.all.intent), says).toBeLessThanOrEqual(1);
  });
});
