// Writes CSV that spreadsheet programs in Viet Nam open as it is: UTF-8 with its mark, and nothing that they would run as a formula.
import { stringify } from 'csv-stringify/sync';

/** Where the decimal sign is a comma, programs take the semicolon between columns. */
const delimiter = ';';

/** @param rows - the first is the heading */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, delimiter, record_delimiter: 'windows', escape_formulas: true },
  );
}
