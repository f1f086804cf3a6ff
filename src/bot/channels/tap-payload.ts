// What a button sends back on platforms where a tap arrives as a message: the words of the button and its token, readable for both sides.
import type { Choice } from '../../dialogs/types.ts';
import { cleanText, readText } from '../incoming-text.ts';
import { maskPersonal } from '../masking.ts';
import type { IncomingInput } from '../types.ts';
import { readProcedure, type Language } from '../../knowledge/knowledge.ts';
import { resumeIn, type ResumeLink } from './resume-link.ts';

const mark = '#nut:';
const guideMark = '#thu-tuc:';
const longestToken = 300;
const longestLabel = 300;

/**
 * Words first: on Zalo the payload may be shown as the person's own message, and an operator may read it in the chat tool.
 *
 * @param limit - characters the platform takes; a label too long for it is cut, never the token
 */
export function tapPayload({ label, token }: Choice, limit: number): string {
  const tail = `${mark}${token}`;
  const room = limit - tail.length - 1;
  return room > 0 ? `${label.slice(0, room)} ${tail}` : tail;
}

/** A button or menu item that begins. */
export const greetPayload = '#bat-dau';

/** Behind the code of a procedure: a conversation that begins with it is in English. */
const englishMark = ':en';

/** A menu item that opens the guide of a procedure. */
export const openPayload = (procedure: string, language: Language = 'vi'): string =>
  `${guideMark}${procedure}${language === 'en' ? englishMark : ''}`;

/**
 * Reads what came back, or what was typed: anybody can type anything, so a token is only ever a wish that the guidance checks.
 */
export function readTap(text: string): IncomingInput | ResumeLink {
  const asked = text.trim();
  if (asked === greetPayload) return { kind: 'open', procedure: null, language: null };
  const language = asked.endsWith(englishMark) ? 'en' : null;
  const named = language === 'en' ? asked.slice(0, -englishMark.length) : asked;
  const procedure = named.startsWith(guideMark) ? readProcedure(named.slice(guideMark.length)) : null;
  if (procedure !== null) return { kind: 'open', procedure, language };
  const resume = resumeIn(text);
  if (resume !== null) return resume;
  const at = text.indexOf(mark);
  const token = at < 0 ? '' : cleanText(text.slice(at + mark.length));
  if (token === '' || token.length > longestToken) return readText(text);
  const label = maskPersonal(cleanText(text.slice(0, at))).text.slice(0, longestLabel);
  return { kind: 'tap', token, label };
}
