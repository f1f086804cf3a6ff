// Reads the package's tables: tab-separated files with a heading line; lines that begin with # are remarks.
import { readFileSync } from 'node:fs';

/** One line of a table by the names in its heading; missing cells are empty strings. */
export type Row = Readonly<Record<string, string>>;

/** Reads lexicon/<name>.tsv. @throws when the file is missing, so that a broken package is noticed at once */
export function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`../lexicon/${name}.tsv`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const heading = (lines.shift() ?? '').split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(heading.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** One column of a table. */
export function readColumn(table: string, column: string): string[] {
  return readTable(table).map((row) => row[column] ?? '');
}
