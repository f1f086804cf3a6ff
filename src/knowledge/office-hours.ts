// Tells whether offices are usually open at a moment in Việt Nam, and when next; «usually», because nobody has confirmed the hours of this year.
import type { OpeningHours } from './types.ts';

/** Open now, on the midday break, closed for the day or before it, a day without work, or one of Tết that may be without. */
export type OfficeHours = 'open' | 'lunch' | 'closed' | 'day_off' | 'perhaps_off';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A clock in Hà Tĩnh (UTC+7, no daylight saving), read as UTC. */
const there = (moment: Date): Date => new Date(moment.getTime() + 7 * hourMs);

/**
 * @param hours the usual hours of the province's offices
 * @param now any moment
 */
export function officeHours(hours: OpeningHours, now: Date): OfficeHours {
  const local = there(now);
  const day = kindOf(hours, local);
  if (day !== 'work') return day;
  const clock = local.toISOString().slice(11, 16);
  if (hours.spans.some((s) => s.from <= clock && clock < s.to)) return 'open';
  const [morning, afternoon] = hours.spans;
  const midday = morning && afternoon && morning.to <= clock && clock < afternoon.from;
  return midday ? 'lunch' : 'closed';
}

/** When offices usually open next: «07:30» of a day, YYYY-MM-DD; days that may be without work are passed over. */
export function nextOpening(hours: OpeningHours, now: Date): { readonly day: string; readonly from: string } {
  const local = there(now);
  const clock = local.toISOString().slice(11, 16);
  for (let ahead = 0; ahead < 60; ahead++) {
    const date = new Date(local.getTime() + ahead * dayMs);
    const span = hours.spans.find((s) => ahead > 0 || clock < s.from);
    if (span && kindOf(hours, date) === 'work')
      return { day: date.toISOString().slice(0, 10), from: span.from };
  }
  throw new Error('hours.yml leaves no working day in sixty');
}

/** The day that is so many working days after a moment, YYYY-MM-DD; days that may be without work are not counted. */
export function workingDayAfter(hours: OpeningHours, now: Date, days: number): string {
  let date = there(now);
  for (let left = days; left > 0;) {
    date = new Date(date.getTime() + dayMs);
    if (kindOf(hours, date) === 'work') left -= 1;
  }
  return date.toISOString().slice(0, 10);
}

/** The holiday by the lunar calendar that a moment falls on or near, or null. */
export function lunarHoliday(hours: OpeningHours, now: Date): string | null {
  const day = there(now).toISOString().slice(0, 10);
  return hours.lunar.find((h) => h.from <= day && day <= h.to)?.name ?? null;
}

function kindOf(hours: OpeningHours, local: Date): 'work' | 'day_off' | 'perhaps_off' {
  const day = local.toISOString().slice(0, 10);
  if (hours.lunar.some((h) => h.from <= day && day <= h.to)) return 'perhaps_off';
  const works = hours.weekdays.includes(local.getUTCDay()) && !hours.holidays.includes(day.slice(5));
  return works ? 'work' : 'day_off';
}
