// Checks what must hold for any text at all: no exception, traceable spans, order, stable outcome, linear work.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './letters.ts';
import { normalForm } from './normal-form.ts';
import { isWritable } from './syllable.ts';

const PIECES =
  'ở mô răng chi k dc ddawng kys d9a8ng ky1 đượccc hồ sơ h ồ o mo nộp hs 1.001193 , . ? \u0301 😀 \ud800 a@b.vn C/O iii'.split(
    ' ',
  );
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

describe('normalForm of any text', () => {
  test('never throws and gives the same outcome twice', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(normalForm(text)).toEqual(normalForm(text));
      }),
      { numRuns: 1500 },
    );
  });

  test('rewrites quote the original, in order and without overlap', () => {
    fc.assert(
      fc.property(message, (text) => {
        let end = 0;
        for (const rewrite of normalForm(text).rewrites) {
          expect(text.slice(rewrite.start, rewrite.end)).toBe(rewrite.from);
          expect(rewrite.start).toBeGreaterThanOrEqual(end);
          expect(rewrite.rule).not.toBe('');
          end = rewrite.end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('tokens are lower case, composed, folded rightly, in order; syllables can be written', () => {
    fc.assert(
      fc.property(message, (text) => {
        let start = 0;
        for (const token of normalForm(text).tokens) {
          expect(token.start).toBeGreaterThanOrEqual(start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.text).not.toMatch(/ /);
          if (token.kind !== 'punct') expect(token.folded).toBe(fold(token.text));
          if (token.kind === 'syllable') expect(isWritable(token.text)).toBe(true);
          start = token.start;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('what was not rewritten is what was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('nộp', 'hồ', 'sơ', 'cần', 'giấy', 'tờ', '?', '12'), { maxLength: 30 }),
        (words) => {
          const text = words.join(' ');
          const form = normalForm(text);
          if (form.rewrites.length === 0) expect(form.text).toBe(text);
          else expect(form.rewrites.every((each) => each.rule === 'repeated')).toBe(true);
        },
      ),
    );
  });
});

test('5,000 characters of anything are read', () => {
  for (const piece of [
    'a',
    'đ',
    'o mo ',
    'ho',
    'a1 ',
    'k ',
    'a.',
    "'a",
    'ddawng ',
    'ô\u0301',
    '😀',
    '\u00ad',
    'www.',
    '1-',
  ]) {
    const text = piece.repeat(Math.ceil(5000 / piece.length));
    expect(normalForm(text).original).toBe(text);
  }
});
