// A typed number means the button that carries it on the screen, whatever the button does: a choice, a side question, a procedure.
import { words } from './phrases.ts';
import type { Choice } from './types.ts';

// «mục» is not among them: without diacritics it is «mức», and «mức 2» of a VNeID account must never be the second button.
const digits =
  /^(?:(?:em|toi|minh|cho|chon|lay|bam|cai|so|y|nut|phim|thu|o|the|number|option|choice|button) )*(\d{1,2})(?: (?:a|nha|nhe|di|do))*$/;
const named =
  /^(?:(?:em|toi|minh|cho|chon|lay|bam|the|thi) )*(?:cai|y|nut|viec|cach|dong) (?:thu )?(nhat|dau|dau tien|mot|hai|ba|bon|tu|nam|sau|bay|tam)(?: (?:a|nha|nhe|di|do))*$/;
const englishNamed = /^(?:the )?(first|second|third|fourth|fifth)(?: (?:one|option|choice|button))?$/;
const places: Readonly<Record<string, number>> = {
  nhat: 1,
  dau: 1,
  'dau tien': 1,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};

/** The button of the last answer that a number («2», «nút 2») or a place in the row («cái thứ hai») names; null for other words. */
export function pickedByNumber(text: string, shown: readonly Choice[]): Choice | null {
  const said = words(text).join(' ');
  // A button that is called so itself is meant by its name.
  if (shown.some(({ label }) => words(label).join(' ') === said)) return null;
  const number = digits.exec(said)?.[1];
  if (number !== undefined) return shown[Number(number) - 1] ?? null;
  const place = (named.exec(said) ?? englishNamed.exec(said))?.[1];
  if (place === undefined) return null;
  return shown[(places[place] ?? 0) - 1] ?? null;
}

/** The button of the last answer whose very words were typed. */
export function pickedByLabel(text: string, shown: readonly Choice[]): Choice | null {
  const said = words(text).join(' ');
  return shown.find(({ label }) => words(label).join(' ') === said) ?? null;
}

/** The one button of the last answer in whose words these few stand («sổ đỏ» of «Cấp lại sổ đỏ bị mất»). */
export function pickedByPart(text: string, shown: readonly Choice[]): Choice | null {
  const said = words(text);
  if (said.length < 2 || said.length > 4) return null;
  const holding = shown.filter(({ label }) => ` ${words(label).join(' ')} `.includes(` ${said.join(' ')} `));
  return holding.length === 1 ? (holding[0] ?? null) : null;
}
