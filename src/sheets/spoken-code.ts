// Codes that people read aloud: short groups of signs that are not mixed up, drawn at random.
import { randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L, 2/Z, 5/S and 8/B, which are mixed up in print and handwriting. */
const alphabet = '34679ACDEFGHJKMNPQRTUVWXY';
const groupLength = 4;

/** @returns e.g. «KT7K-4M3P» for two groups; each group has 25⁴ = 390,625 forms */
export function drawSpokenCode(groups: number): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

/**
 * Reads a code as people write it down or say it over the phone: small letters, without the dash, with blanks.
 *
 * @returns the code as it was drawn; null for anything that cannot be one of so many groups
 */
export function readSpokenCode(given: string, groups: number): string | null {
  const signs = given.toUpperCase().replace(/[\s.\-–]/g, '');
  if (!new RegExp(`^[${alphabet}]{${groups * groupLength}}$`).test(signs)) return null;
  return Array.from({ length: groups }, (_, index) =>
    signs.slice(index * groupLength, (index + 1) * groupLength),
  ).join('-');
}
