// How much of what must not be kept is taken out, and how little of what may stay: measured on lines of our own, the numbers made up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { maskPersonal } from '../../src/bot/masking.ts';

const linesOf = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

interface Line {
  readonly kind: string;
  readonly text: string;
  /** What of it must go. */
  readonly personal: string;
}

const lines = linesOf('personal.tsv').map((line): Line => {
  const [kind = '', marked = ''] = line.split('\t');
  const personal = /\[(.*)\]/.exec(marked)?.[1] ?? '';
  return { kind, text: marked.replace(/[[\]]/g, ''), personal };
});

/** Nothing of it is left that tells it: no four signs in a row of its digits, nor its first words. */
function isGone({ text, personal }: Line): boolean {
  const masked = maskPersonal(text).text;
  const digits = (given: string): string => given.normalize('NFKC').replace(/\D/g, '');
  const own = digits(personal);
  if (own.length < 4) return !masked.includes(personal.slice(0, 8));
  const left = digits(masked);
  return Array.from({ length: own.length - 3 }, (_, at) => own.slice(at, at + 4)).every(
    (run) => !left.includes(run),
  );
}

const missed = (kind: string): readonly string[] =>
  lines.filter((line) => line.kind === kind && !isGone(line)).map(({ text }) => text);

it('has five hundred lines with something personal and three hundred without', () => {
  expect(lines).toHaveLength(500);
  expect(lines.every(({ personal }) => personal !== '')).toBe(true);
  expect(linesOf('harmless.txt').length).toBeGreaterThanOrEqual(300);
});

it.each(['identity', 'phone'])('takes out every %s number, in every form', (kind) => {
  expect(missed(kind)).toEqual([]);
});

it('takes out nearly all of the rest', () => {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const recall = Object.fromEntries(
    kinds.map((kind) => [kind, 1 - missed(kind).length / lines.filter((line) => line.kind === kind).length]),
  );
  for (const [kind, share] of Object.entries(recall)) expect(share, kind).toBeGreaterThanOrEqual(0.95);
});

it('leaves hotlines, codes, fees, dates, decisions and addresses as they are', () => {
  const changed = linesOf('harmless.txt').filter((line) => maskPersonal(line).text !== line.normalize('NFC'));
  expect(changed).toEqual([]);
});

it('takes nothing more the second time, and leaves no line longer to be read than before', () => {
  for (const { text } of lines) {
    const once = maskPersonal(text).text;
    expect(maskPersonal(once).text).toBe(once);
  }
});
