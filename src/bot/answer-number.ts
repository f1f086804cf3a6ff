// Draws the number under which an answer can be looked up: short, and clear when read aloud over the phone.
import { randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L, 2/Z, 5/S and 8/B, which are mixed up in print and handwriting. */
const alphabet = '34679ACDEFGHJKMNPQRTUVWXY';
const groups = 2;
const groupLength = 4;

/**
 * A random answer number like «KT7K-4M3P». With 25 signs there are 1.5·10¹¹; storage refuses one that is taken and another is drawn.
 */
export function drawAnswerNumber(): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}
