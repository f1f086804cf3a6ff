// Checks the tables as data: every row is used, sourced, and maps to standard Vietnamese that the package itself leaves alone.
import { describe, expect, test } from 'vitest';
import { readClasses, readOwnForms } from './form-tables.ts';
import { normalForm } from './normal-form.ts';
import { isSyllable } from './syllable.ts';
import { readTable } from './tables.ts';

const FOREIGN = new Set(['ok', 'online', 'k', 'kg', 'e']);

describe.each(['dialect', 'teencode', 'abbreviations', 'misspellings'])('%s.tsv', (table) => {
  const rows = readTable(table);

  test('every row has a source and no row hides another', () => {
    const seen = new Set<string>();
    for (const row of rows) {
      expect(row['source'], row['form']).not.toBe('');
      const key = [row['form'], row['prev'], row['next'], row['bare']].join('|');
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
    }
  });

  test('standard readings are syllables that can be said', () => {
    for (const row of rows) {
      if (row['form'] === row['standard']) continue;
      for (const syllable of (row['standard'] ?? '').split(' ')) {
        expect(isSyllable(syllable) || FOREIGN.has(syllable), `${row['form'] ?? ''}: ${syllable}`).toBe(true);
      }
    }
  });

  test('classes that rows name exist', () => {
    const classes = readClasses();
    for (const row of rows) {
      for (const name of `${row['prev'] ?? ''} ${row['next'] ?? ''}`.match(/%\w+/g) ?? [])
        expect(classes.has(name.slice(1))).toBe(true);
    }
  });
});

test('standard readings are not rewritten again', () => {
  const unstable = readOwnForms()
    .filter((form) => form.form !== form.standard)
    .map((form) => form.standard)
    .filter((standard) => standard.includes(' ') && normalForm(standard).text !== standard);
  expect(unstable).toEqual([]);
});

test('listed words are written in standard spelling and left alone', () => {
  const words = readTable('words').map((row) => row['word'] ?? '');
  expect(words.filter((word) => normalForm(word).text !== word)).toEqual([]);
  expect(new Set(words).size).toBe(words.length);
});

test('words of common.tsv and stopwords.tsv are syllables', () => {
  for (const table of ['common', 'stopwords']) {
    for (const row of readTable(table)) {
      for (const syllable of (row['word'] ?? '').split(' '))
        expect(isSyllable(syllable), syllable).toBe(true);
    }
  }
});

test('sentiment scores are whole numbers from -3 to 3', () => {
  for (const row of readTable('sentiment')) expect([-3, -2, -1, 1, 2, 3]).toContain(Number(row['score']));
});
