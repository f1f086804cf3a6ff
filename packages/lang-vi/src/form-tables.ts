// Loads the package's own forms and classes of neighbours from its tables.
import type { Form } from './forms.ts';
import { readTable } from './tables.ts';

function readForms(table: string): Form[] {
  return readTable(table).map((row) => ({
    form: row['form'] ?? '',
    standard: row['standard'] ?? '',
    prev: row['prev'] ?? '',
    next: row['next'] ?? '',
    bare: row['bare'] === 'yes',
    rule: table,
  }));
}

const TABLES = ['dialect', 'teencode', 'abbreviations', 'misspellings'];

/** The package's own forms; the name of the table is the name of the rule. */
export function readOwnForms(): Form[] {
  return TABLES.flatMap(readForms);
}

/** The package's own classes of neighbours. */
export function readClasses(): Map<string, string> {
  return new Map(readTable('classes').map((row) => [row['name'] ?? '', row['words'] ?? '']));
}
