// Writes what an evaluation of our own lines gave into models/: the report for people, the figures for the public statement.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredFiguresOf } from './figures.ts';
import type { Result } from './measure.ts';
import { reportOf } from './report.ts';

/**
 * @param models - the folder
 * @param nameOf - unit names by code
 * @param day - of the evaluation, YYYY-MM-DD
 */
export function writeEvaluation(
  models: string,
  results: readonly Result[],
  nameOf: (unit: string) => string,
  day: string,
): void {
  const title = 'Mức hiểu đúng trên bộ câu đánh giá của dự án';
  writeFileSync(join(models, 'REPORT.md'), reportOf(results, title, nameOf, false));
  writeFileSync(
    join(models, 'figures.json'),
    `${JSON.stringify(measuredFiguresOf(results, day), null, 2)}\n`,
  );
}
