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
};

/**
 * The first span of time named, in days, or null.
 * «hơn 2 tháng» is 61: more than the named span by a day; «gần 2 tháng» a day less.
 * @param ages whether «5 tuổi» is meant: how old somebody is says nothing of how long ago a passport was lost
 * @param today calendar day of the turn (YYYY-MM-DD): a date named («sinh ngày 10/10/2026») is counted up to it
 */
export function daysNamed(text: string, today?: string, ages = false): number | null {
  const since = today === undefined ? null : daysSince(text, today);
  if (since !== null) return since;
  const list = words(text);
  for (let i = 1; i < list.length; i++) {
    const unit = list[i] === 'tuoi' && ages ? unitDays['nam'] : unitDays[list[i] ?? ''];
    const amount = unit === undefined ? null : amountBefore(list, i);
    if (unit === undefined || amount === null) continue;
    const days = Math.round(amount.value * unit);
    const before = list[amount.start - 1];
    if (before === 'hon' || before === 'qua' || before === 'tren') return days + 1;
    if (before === 'gan' || before === 'chua' || before === 'duoi' || before === 'den') return days - 1;
    return days;
  }
  const said = ` ${list.join(' ')} `;
  return lately.find(([phrase]) => phrase.test(said))?.[1] ?? null;
}

/** «tuần trước», «hôm qua»: at least so many days ago, and never more than a month. «Tháng trước» may be two days or two months. */
const lately: readonly (readonly [RegExp, number])[] = [
  [/ (?:hom qua|bua qua|qua gio) /, 1],
  [/ (?:hom kia|bua kia) /, 2],
  [/ tuan (?:truoc|qua|roi) /, 7],
];

const date = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/.-])/;

/** Days from a date in the text until today; null when there is none, or it lies ahead or is no date. A date without a year is the last one. */
function daysSince(text: string, today: string): number | null {
  const found = date.exec(text);
  if (!found) return null;
  const [, d = '', m = '', y] = found;
  const at = (year: number): number =>
    Date.parse(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}T00:00:00Z`);
  const now = Date.parse(`${today}T00:00:00Z`);
  const year = Number(today.slice(0, 4));
  const then = y === undefined ? (at(year) <= now ? at(year) : at(year - 1)) : at(Number(y));
  const days = Math.round((now - then) / 86_400_000);
  return Number.isFinite(days) && days >= 0 && days < 36_500 ? days : null;
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
