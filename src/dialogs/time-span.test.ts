import { expect, test } from 'vitest';
import { daysNamed } from './time-span.ts';

test.each([
  ['2 tuần', 14],
  ['bé được 10 ngày rồi', 10],
  ['hai tháng', 60],
  ['hơn hai tháng', 61],
  ['gan 2 thang', 59],
  ['chưa đến 60 ngày', 59],
  ['hai mươi lăm ngày', 25],
  ['mười hai ngày', 12],
  ['nửa tháng', 15],
  ['sinh được 3 năm', 1095],
  ['hai bữa ni', 2],
  ['mới sinh bé tuần trước', 7],
  ['vợ tui sinh hôm qua', 1],
])('«%s» is %i days', (text, days) => {
  expect(daysNamed(text)).toBe(days);
});

test.each(['', 'năm nay', 'chưa rõ', 'tháng trước', '12345678 ngày'])('«%s» names no span', (text) => {
  expect(daysNamed(text)).toBeNull();
});
