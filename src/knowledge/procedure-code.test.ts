import { expect, it } from 'vitest';
import { readProcedure } from './procedure-code.ts';

it.each([
  '1.001193',
  ' 1.001193 ',
  '1.001193.01',
  '1.001193.000.00.00.H27',
  '1.001193.000.00.00.h27',
  '1-001193',
  '1001193',
])('%s is 1.001193', (given) => {
  expect(readProcedure(given)).toBe('1.001193');
});

it.each([
  null,
  '',
  '1.00119',
  '1.0011934',
  'khai-sinh',
  '"><b>',
  '1.001193/..',
  '0912345678',
  '036099001234',
])('%s is no code', (given) => {
  expect(readProcedure(given)).toBeNull();
});
