// Decides on which days a fact may be shown: an expired or not yet valid figure is never said.
interface Dated {
  readonly effectiveFrom?: string | undefined;
  readonly effectiveTo?: string | undefined;
}

/** The calendar day in Hà Tĩnh (UTC+7, no daylight saving) as YYYY-MM-DD. */
export function dayInVietnam(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** True when the fact is valid on that day (both ends included). ISO days compare as text. */
export function isValidOn(fact: Dated, day: string): boolean {
  return (fact.effectiveFrom ?? day) <= day && day <= (fact.effectiveTo ?? day);
}

/** An ISO day as people write it in Vietnam: 18/7/2026. */
export function sayDay(day: string): string {
  const [y, m, d] = day.split('-').map(Number);
  return `${d ?? ''}/${m ?? ''}/${y ?? ''}`;
}
