// Turns typed words into what is stored of them: cleaned, masked, and refused kindly when too long or empty. The same in every channel.
import { maskPersonal } from './masking.ts';
import type { IncomingInput } from './types.ts';

/** A longer message is answered kindly and not read: no question is, and Zalo does not take longer ones either. Characters. */
export const longestText = 2_000;

/** Control characters and half surrogates say nothing and break logs and databases. */
export function cleanText(raw: string): string {
  return raw
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .trim();
}

/** What a person typed, as it may be stored and answered. */
export function readText(raw: string): IncomingInput {
  const shown = cleanText(raw);
  if (shown === '') return { kind: 'empty' };
  if (shown.length > longestText) return { kind: 'too-long' };
  const { text, kinds } = maskPersonal(shown);
  const masked = kinds.includes('secret') ? 'secret' : kinds.length > 0 && 'number';
  return { kind: 'text', text, masked };
}

/** What the transcript shows of it, however long it is: masked before it is cut, so that no half of a number is left. */
export function echoText(raw: string): string {
  const { text } = maskPersonal(cleanText(raw).slice(0, 2 * longestText));
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
