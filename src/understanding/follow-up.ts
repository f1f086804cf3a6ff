// Reads messages that lean on what was said before: «thủ tục thứ hai», «cái kia», «thế gửi bưu điện thì sao».
import { fold } from '@guidance-hatinh/lang-vi';
import type { UnderstandingContext } from './types.ts';

const ordinals: Readonly<Record<string, number>> = {
  '1': 0,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  mot: 0,
  nhat: 0,
  hai: 1,
  ba: 2,
  bon: 3,
  tu: 3,
  nam: 4,
  dau: 0,
  cuoi: -1,
  chot: -1,
};
const ordinalPattern =
  /^(?:(?:a|da|vang|u|toi|em|minh|chon|lay|y|la|muon|cho|xin|cai|so|muc|dong|phuong an|lua chon|thu tuc|viec|loai|thu|nut|o) )*(?:thu )?(1|2|3|4|5|mot|nhat|hai|ba|bon|tu|nam|dau tien|dau|cuoi cung|cuoi|chot)(?: (?:a|nhe|nha|di|do|day|ay|nay|tien|ad|ban|oi|cung))*$/;
const otherOne = /(^| )(cai|thu tuc|viec|loai|thang|cay) (kia|con lai|khac|te)( |$)/;

/**
 * Which of the offered procedures the message picks, if it picks one by its place.
 * @param text - a message in normal form
 * @returns its code, or null
 */
export function pickedByPlace(text: string, context: UnderstandingContext): string | null {
  const line = fold(text).trim();
  const { offered, procedure } = context;
  if (offered.length === 0) return null;
  const ordinal = ordinalPattern.exec(line)?.[1];
  if (ordinal !== undefined) {
    const index = ordinals[ordinal.split(' ')[0] ?? ''] ?? -2;
    return offered.at(index) ?? null;
  }
  if (otherOne.test(line)) {
    const others = offered.filter((code) => code !== procedure);
    return others.length === 1 || offered.length === 2 ? (others.at(-1) ?? null) : null;
  }
  return null;
}

const correction =
  /(?:^| )(?:y (?:(?:em|toi|minh|tui|chau|bac|anh|chi|con) )?(?:la|noi)|khong phai(?: vay| the)?(?: ma)?(?: la)?|nham roi|(?:em|toi|minh|tui) (?:noi )?nham) (.+)$/;

/**
 * What a correction puts in the place of what was understood: «cấp lại» of «không, ý em là cấp lại».
 * @param words - a message in normal form, words alone
 * @returns the words that are meant, or null when nothing is corrected
 */
export function correctionIn(words: string): string | null {
  const folded = fold(words);
  const found = correction.exec(folded)?.[1];
  if (found === undefined) return null;
  return words.split(' ').slice(-found.split(' ').length).join(' ');
}
