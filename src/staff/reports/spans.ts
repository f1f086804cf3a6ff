// Days, weeks and months in Việt Nam's time (UTC+7, no daylight saving), in which the province reports.

const dayMs = 86_400_000;
const aheadMs = 7 * 3_600_000;

export type Unit = 'ngay' | 'tuan' | 'thang';

/** Days from one to another, both included, as YYYY-MM-DD. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A span with what it is called: «24/11», «tuần từ 23/11», «11/2026». */
export interface NamedSpan extends Span {
  readonly label: string;
}

export const dayOf = (moment: Date): string =>
  new Date(moment.getTime() + aheadMs).toISOString().slice(0, 10);

/** The moment at which a day begins. */
export const beginOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - aheadMs);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const endOf = (day: string): Date => beginOf(addDays(day, 1));

export function daysOf({ from, to }: Span): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** @param month - YYYY-MM */
export function monthSpan(month: string): NamedSpan {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: last, label: `${number}/${year}` };
}

/** Cuts a span into its days, weeks (from Monday on) or months; the first and the last may be cut short. */
export function cut({ from, to }: Span, unit: Unit): NamedSpan[] {
  const spans: NamedSpan[] = [];
  for (let day = from; day <= to;) {
    const whole = unitAt(day, unit);
    const end = whole.to < to ? whole.to : to;
    spans.push({ ...whole, from: day, to: end });
    day = addDays(end, 1);
  }
  return spans;
}

function unitAt(day: string, unit: Unit): NamedSpan {
  if (unit === 'ngay') return { from: day, to: day, label: sayDay(day) };
  if (unit === 'thang') return monthSpan(day.slice(0, 7));
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday);
  return { from: monday, to: addDays(monday, 6), label: `tuần ${sayDay(monday)}` };
}

/** «24/11» */
export function sayDay(day: string): string {
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return `${date}/${month}`;
}
