import { expect, it } from 'vitest';
import { drawAnswerNumber, readAnswerNumber } from './answer-number.ts';

it('draws numbers of two groups without signs that are mixed up, and hardly ever the same', () => {
  const numbers = Array.from({ length: 2_000 }, drawAnswerNumber);
  for (const number of numbers)
    expect(number).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}$/);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(numbers.join('')).size).toBe(26);
});

it.each(['KT7K-4M3P', 'kt7k4m3p', ' kt7k 4m3p ', 'KT7K–4M3P', 'KT7K.4M3P'])('reads %j', (given) => {
  expect(readAnswerNumber(given)).toBe('KT7K-4M3P');
});

it.each(['', 'KT7K', 'KT7K-4M3', 'KT7K-4M3PP', 'KT7K-4M30', '../etc', 'KT7K/4M3P'])(
  'takes %j for no number',
  (given) => {
    expect(readAnswerNumber(given)).toBeNull();
  },
);
