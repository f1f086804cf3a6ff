// Tells whether offices are usually open at a moment in Việt Nam; «usually», because nobody has confirmed the hours of this year.
import type { OpeningHours } from './types.ts';

/** Open now, on the midday break, closed for the day or before it, or a day without work. */
export type OfficeHours = 'open' | 'lunch' | 'closed' | 'day_off';

/**
 * @param hours the usual hours of the province's offices
 * @param now any moment; it is read as a clock in Hà Tĩnh shows it (UTC+7, no daylight saving)
 */
export function officeHours(hours: OpeningHours, now: Date): OfficeHours {
  const there = new Date(now.getTime() + 7 * 3_600_000);
  const iso = there.toISOString();
  if (!hours.weekdays.includes(there.getUTCDay()) || hours.holidays.includes(iso.slice(5, 10)))
    return 'day_off';
  const clock = iso.slice(11, 16);
  if (hours.spans.some((s) => s.from <= clock && clock < s.to)) return 'open';
  const [morning, afternoon] = hours.spans;
  const midday = morning && afternoon && morning.to <= clock && clock < afternoon.from;
  return midday ? 'lunch' : 'closed';
}
