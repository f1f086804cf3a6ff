import { expect, it } from 'vitest';
import { drawAnswerNumber } from './answer-number.ts';

it('draws numbers of two groups without signs that are mixed up, and hardly ever the same', () => {
  const numbers = Array.from({ length: 2_000 }, drawAnswerNumber);
  for (const number of numbers)
    expect(number).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}$/);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(numbers.join('')).size).toBe(26);
});
