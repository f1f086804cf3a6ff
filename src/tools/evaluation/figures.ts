// The figures of an evaluation as data, for the public statement.
import { answeredOutOfScope, byGroup, figuresOf, helpedInScope, type Result, type Share } from './measure.ts';
import type { MeasuredFigures } from '../../understanding/understanding.ts';

/** @param measuredOn - day of the evaluation, YYYY-MM-DD */
export function measuredFiguresOf(results: readonly Result[], measuredOn: string): MeasuredFigures {
  const slices = [...byGroup(results)].flatMap(([group, lines]) => {
    const name = /^slice: (.*)$/.exec(group)?.[1];
    return name === undefined ? [] : [[name, sliceOf(lines)] as const];
  });
  return {
    measuredOn,
    all: sliceOf(results),
    slices: Object.fromEntries(slices),
    wrongInAnswer: percent(figuresOf(results).wrongAnswers),
    outOfScopeAnswered: percent(answeredOutOfScope(results)),
    inScopeHelped: percent(helpedInScope(results)),
  };
}

function sliceOf(lines: readonly Result[]): MeasuredFigures['all'] {
  const { intent, inThree } = figuresOf(lines);
  return {
    lines: lines.length,
    intent: percent(intent),
    inThree: inThree.of === 0 ? null : percent(inThree),
  };
}

function percent({ right, of }: Share): number {
  return Math.round((1000 * right) / Math.max(1, of)) / 10;
}
