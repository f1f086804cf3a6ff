// The figures of the last evaluation as data: `npm run evaluate` writes them, the public statement reads them.
import { z } from 'zod';

const percent = z.number().min(0).max(100);
const slice = z.strictObject({
  lines: z.int().positive(),
  /** Percent of the lines whose intent came out right. */
  intent: percent,
  /** Percent of the lines about a procedure that had it among the first three; null where no line names one. */
  inThree: percent.nullable(),
});

const measuredFigures = z.strictObject({
  measuredOn: z.iso.date(),
  all: slice,
  slices: z.record(z.string(), slice),
  /** Percent of the lines answered without asking back that were wrong. */
  wrongInAnswer: percent,
  /** Percent of the lines that are none of our business and were answered all the same. */
  outOfScopeAnswered: percent,
  /** Percent of the lines that are our business and were answered or asked back. */
  inScopeHelped: percent,
});

/** How well messages were understood on models/evaluation, in percent with one decimal. */
export type MeasuredFigures = z.infer<typeof measuredFigures>;

/**
 * @param json - text of models/figures.json
 * @throws ZodError, SyntaxError when it is not what `npm run evaluate` writes
 */
export function readMeasuredFigures(json: string): MeasuredFigures {
  return measuredFigures.parse(JSON.parse(json));
}
