// Draws the number under which an answer can be looked up: short, and clear when read aloud over the phone.
import { randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L, 2/Z, 5/S and 8/B, which are mixed up in print and handwriting. */
const alphabet = '34679ACDEFGHJKMNPQRTUVWXY';
const groups = 2;
const groupLength = 4;
const form = new RegExp(`^[${alphabet}]{${groups * groupLength}}$`);

/**
 * A random answer number like «KT7K-4M3P». With 25 signs there are 1.5·10¹¹; storage refuses one that is taken and another is drawn.
 */
export function drawAnswerNumber(): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

/**
 * Reads a number as people write it down or say it over the phone: small letters, without the dash, with blanks.
 *
 * @returns the number as it was drawn; null for anything that cannot be one
 */
export function readAnswerNumber(given: string): string | null {
  const signs = given.toUpperCase().replace(/[\s.\-–]/g, '');
  if (!form.test(signs)) return null;
  return `${signs.slice(0, groupLength)}-${signs.slice(groupLength)}`;
}
