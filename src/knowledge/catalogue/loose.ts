// Reads untidy JSON values: numbers written as text, nulls inside lists, invisible characters. What is read is never invented.
import { z } from 'zod';

/** Official text with one form of each letter and without invisible characters; line breaks stay. */
export function tidy(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .trim();
}

/** Anything, also nothing. */
export const loose = z.unknown().optional();

/** Any text; a missing one is empty. */
export const looseText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => tidy(String(value ?? '')));

/** A number, also when written as text; null when it is neither. */
export const looseNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform((value) => {
    const number = typeof value === 'string' ? parseNumber(value) : (value ?? null);
    return number !== null && Number.isFinite(number) ? number : null;
  });

/** A count of copies; a missing one is 0. */
export const looseCount = looseNumber.transform((value) => Math.max(0, Math.trunc(value ?? 0)));

/** Only a plain `true` counts. */
export const looseFlag = loose.transform((value) => value === true);

/** A list without its nulls; a missing one is empty. */
export function looseList<S extends z.ZodType>(item: S): z.ZodType<z.output<S>[]> {
  return z
    .array(z.unknown())
    .nullish()
    .transform((values): unknown[] => (values ?? []).filter((value) => value !== null && value !== undefined))
    .pipe(z.array(item));
}

/** A day as YYYY-MM-DD, also from the portal's milliseconds; null when it is neither. */
export const looseDay = loose.transform((value): string | null => {
  if (typeof value === 'string' && z.iso.date().safeParse(value).success) return value;
  if (typeof value !== 'number' || !(value > 0) || value > 8.64e15) return null;
  // Midnight in Việt Nam (UTC+7) is the day before in UTC.
  return new Date(value + 7 * 3_600_000).toISOString().slice(0, 10);
});

function parseNumber(value: string): number | null {
  const plain = value.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
