// Draws the number under which an answer can be looked up: short, and clear when read aloud over the phone.
import { drawSpokenCode, readSpokenCode } from './spoken-code.ts';

const groups = 2;

/**
 * A random answer number like «KT7K-4M3P». With 25 signs there are 1.5·10¹¹; storage refuses one that is taken and another is drawn.
 */
export const drawAnswerNumber = (): string => drawSpokenCode(groups);

/**
 * Reads a number as people write it down or say it over the phone: small letters, without the dash, with blanks.
 *
 * @returns the number as it was drawn; null for anything that cannot be one
 */
export const readAnswerNumber = (given: string): string | null => readSpokenCode(given, groups);
