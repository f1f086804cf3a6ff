import { expect, test } from 'vitest';
import { afterMs } from './iso-duration.ts';

test.each([
  ['PT20H', 72_000_000],
  ['P1DT2H', 93_600_000],
  ['PT90S', 90_000],
  ['P2W', 1_209_600_000],
])('%s is %i ms', (text, ms) => {
  expect(afterMs(text)).toBe(ms);
});

test.each(['', 'P', 'PT', '20H', 'P1Y'])('%j is refused', (text) => {
  expect(() => afterMs(text)).toThrow(RangeError);
});
