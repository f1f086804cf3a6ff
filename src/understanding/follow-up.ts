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
