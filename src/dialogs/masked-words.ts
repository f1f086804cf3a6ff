// What a message says beside the numbers and secrets that were masked out of it, and what the person is told about them.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Masked } from './types.ts';

const number =
  '(?:số\\s+)?(?:cmnd|cccd|cmt|cmtnd|căn cước(?: công dân)?|can cuoc(?: cong dan)?|chứng minh(?: thư| nhân dân)?|sđt|sdt|đt|điện thoại|dien thoai|hộ chiếu|thẻ|stk|tài khoản|định danh|mã số thuế|(?:my )?(?:passport|identity card|id card|id|phone|mobile|account|card)(?: number| no)?)';
const secret =
  '(?:mật khẩu|mat khau|password|passcode|pass|pw|mk|(?:mã )?otp|(?:mã )?pin|(?:my )?(?:password|otp|pin)|mã xác (?:nhận|thực|minh)|ma xac (?:nhan|thuc|minh)|ma (?:otp|pin))';
const whose =
  '(?:\\s+(?:của\\s+)?(?:tôi|em|mình|con|cháu|bác|anh|chị|mẹ|bố|cua|toi|minh|vneid))*(?:\\s*(?:số|là|la|is|:|=))*';
const maskedNumber = new RegExp(`(?:${number}${whose}\\s*)?•{3,}`, 'giu');
const maskedAnything = new RegExp(`(?:(?:${number}|${secret})${whose}\\s*)?•{3,}`, 'giu');

/**
 * A masked number and the word before it («CCCD ••••••») say whose number it was, not what the person wants. The word before a secret
 * stays: «OTP •••••• nhập vào đâu» asks about it.
 */
export function withoutNumbers(text: string): string {
  return text.replaceAll(maskedNumber, ' ').trim();
}

/** True when nothing but numbers, secrets and the words that name them was said. */
export function nothingBeside(text: string): boolean {
  return !/\p{L}{2,}/u.test(text.replaceAll(maskedAnything, ' '));
}

/** What the person is told about what was masked. */
export function maskedNote(kb: KnowledgeBase, masked: Masked): string {
  return kb.say(masked === 'secret' ? 'safety.secret' : 'safety.masked');
}
