// Reads a span of time from words («2 tuần», «hơn ba tháng», «muoi ngay») so that it can pick the case.
import { words } from './phrases.ts';

const numerals: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  nua: 0.5,
};

/** Days in each unit; months and years are counted as people count them here, 30 and 365 days. */
const unitDays: Readonly<Record<string, number>> = {
  ngay: 1,
  bua: 1,
  tuan: 7,
  thang: 30,
  nam: 365,
  tuoi: 365,
};

/**
 * The first span of time named, in days, or null.
 * «hơn 2 tháng» is 61: more than the named span by a day; «gần 2 tháng» a day less.
 */
export function daysNamed(text: string): number | null {
  const list = words(text);
  for (let i = 1; i < list.length; i++) {
    const unit = unitDays[list[i] ?? ''];
    const amount = unit === undefined ? null : amountBefore(list, i);
    if (unit === undefined || amount === null) continue;
    const days = Math.round(amount.value * unit);
    const before = list[amount.start - 1];
    if (before === 'hon' || before === 'qua' || before === 'tren') return days + 1;
    if (before === 'gan' || before === 'chua' || before === 'duoi' || before === 'den') return days - 1;
    return days;
  }
  return null;
}

/** The number that ends just before index `end`: digits, one numeral, or «hai mươi lăm». */
function amountBefore(list: readonly string[], end: number): { value: number; start: number } | null {
  const last = list[end - 1] ?? '';
  if (/^\d{1,4}$/.test(last)) return { value: Number(last), start: end - 1 };
  let start = end;
  while (start > 0 && numerals[list[start - 1] ?? ''] !== undefined) start--;
  if (start === end) return null;
  const digits = list.slice(start, end).map((w) => numerals[w] ?? 0);
  let value = 0;
  for (const d of digits) value = d === 10 ? Math.max(1, value) * 10 : value + d;
  return { value, start };
}
