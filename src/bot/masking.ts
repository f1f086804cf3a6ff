// Takes personal numbers and secrets out of what people type before anything is stored: identity, phone, card, e-mail, passport, password.
import { findSecrets } from './masking-secrets.ts';

export type MaskedKind = 'identity' | 'phone' | 'card' | 'email' | 'passport' | 'number' | 'secret';

/** What is left of a message. */
export interface Masked {
  readonly text: string;
  /** What was taken out, without repeats, in order. */
  readonly kinds: readonly MaskedKind[];
}

/** Stands for what was taken out. No letters: the assistant must not read words into it. */
const mask = '••••••';

/** What people put between digits: blanks of all widths, dots, dashes, brackets, and the invisible. At most three in a row. */
const gap = '[ .()\\-–\\t\\u00a0\\u2000-\\u200d\\u202f\\u2060\\ufeff]{0,3}';
const more = (count: number): string => `(?:${gap}\\d){${count}}`;
const exactly = (count: number): RegExp => sticky(`\\d${more(count - 1)}(?!${gap}\\d)`);
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');

/** Looks like a personal number and is none. Tried first at each place, and skipped whole. */
const harmless = [
  // A portal link's UUID.
  sticky('[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])'),
  // A dossier code: H27.132-260804-0583, 000.19.48.H27-260804-0583.
  sticky('(?:\\d{3}(?:\\.\\d{2,3}){0,3}\\.)?[a-z]\\d{2}(?:\\.\\d{1,3}){0,4}-\\d{6}-\\d{3,6}(?!\\d)'),
  // A procedure code: 1.001193, 1.001193.000.00.00.H27.
  sticky('\\d\\.\\d{6}(?:\\.\\d{3}(?:\\.\\d{2}){2}\\.[a-z]\\d{2})?(?![\\d.]*\\d)'),
  // A hotline: 18001096, 1900 54 54 81.
  sticky('1[89]00(?:[ .]?\\d){4}(?:(?:[ .]?\\d){2})?(?![ .]?\\d)'),
  // A date: 18.7.2026, 18-07-2026, 2026-07-18.
  sticky('\\d{1,2}([./-])\\d{1,2}\\1(?:19|20)\\d{2}(?!\\d)'),
  sticky('(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2}(?!\\d)'),
  // A postal item: EV123456789VN.
  sticky('[a-z]{2}\\d{9}vn(?![a-z0-9])'),
];

const currency = '\\s?(?:đồng|đ|vnđ|vnd|dong|nghìn|ngàn|triệu|tỷ)(?![\\p{L}\\d])';
/** Groups of three that do not begin with 0. Nine or more digits could be an identity number too: see `isMoney`. */
const amount = sticky('[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3}){0,4}(?![.,]?\\d)');
const plainAmount = sticky(`[1-9]\\d{0,13}(?=${currency})`);
const currencyNext = new RegExp(`^${currency}`, 'iu');
const moneyBefore = /(?:phí|tiền|giá|lương|vốn|vay|thu nhập|hết|đóng|nộp|trả)\s(?:\p{L}+\s){0,2}$/iu;
const identityBefore =
  /(?:cccd|cmnd|cmt|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|đdcn|ddcn|\bid)[\p{L}\s:.,-]{0,25}$/iu;

interface Rule {
  readonly kind: MaskedKind;
  readonly pattern: RegExp;
  /** Where the pattern alone is not enough. */
  readonly holds?: (found: string, before: string, after: string) => boolean;
}

const rules: readonly Rule[] = [
  {
    kind: 'email',
    pattern: sticky('[\\p{L}\\d._%+-]{1,64}\\s?@\\s?[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,5}'),
    holds: beginsWord,
  },
  {
    kind: 'passport',
    pattern: sticky('[a-z] ?\\d{7,8}(?!\\d)'),
    holds: (found, before) => beginsWord(found, before) && (!found.includes(' ') || /^[A-Z]/.test(found)),
  },
  { kind: 'card', pattern: exactly(19), holds: isOneNumber },
  { kind: 'card', pattern: exactly(16), holds: isOneNumber },
  { kind: 'identity', pattern: exactly(12), holds: isOneNumber },
  { kind: 'identity', pattern: sticky('\\d{12}(?!\\d)') },
  {
    kind: 'phone',
    pattern: sticky(`(?:\\+${gap}84|0084|84)${gap}0?${gap}(?:2${more(9)}|[1-9]${more(8)})(?!\\d)`),
  },
  // Land lines (0239 3855 555) and mobile numbers of before 2018 have eleven digits, all others ten.
  { kind: 'phone', pattern: sticky(`0${gap}[12]${more(9)}(?!\\d)`) },
  { kind: 'phone', pattern: sticky(`0${more(9)}(?!\\d)`) },
  { kind: 'identity', pattern: exactly(9), holds: isOneNumber },
  // Bank accounts, tax numbers and whatever else is long: better taken out than kept.
  { kind: 'number', pattern: sticky('\\d{9,}') },
];

/**
 * Masks secrets and personal numbers in a message. Masking twice changes nothing more.
 *
 * @param typed - as typed
 */
export function maskPersonal(typed: string): Masked {
  const text = typed.normalize('NFC');
  const secrets = findSecrets(text);
  let open = '';
  let at = 0;
  for (const { from, to } of secrets) {
    open += text.slice(at, from) + mask;
    at = to;
  }
  const { text: masked, kinds } = maskNumbers(open + text.slice(at));
  return { text: masked, kinds: secrets.length > 0 ? ['secret', ...kinds] : kinds };
}

function maskNumbers(text: string): Masked {
  const shadow = plainDigits(text);
  const kinds = new Set<MaskedKind>();
  let out = '';
  let at = 0;
  while (at < text.length) {
    const skipped = mayBegin(shadow, at) ? harmlessLength(shadow, at) : 1;
    const found = skipped === 0 ? findPersonal(shadow, at) : null;
    if (found !== null) kinds.add(found.kind);
    const length = found?.length ?? Math.max(skipped, 1);
    out += found === null ? text.slice(at, at + length) : mask;
    at += length;
  }
  return { text: out, kinds: [...kinds] };
}

/** Digits of other scripts (full width, Arabic …) read as 0-9; every position stays where it is. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // The digits of a script stand in one row of ten.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero).padEnd(digit.length, '\u2060');
  });
}

/** Numbers, codes, words and addresses begin where none is going on already. */
function mayBegin(text: string, at: number): boolean {
  const here = text[at] ?? '';
  const before = text[at - 1] ?? ' ';
  if (/\d/.test(here)) return !/\d/.test(before);
  return here === '+' || (/\p{L}/u.test(here) && !/[\p{L}\d]/u.test(before));
}

/** Length of something harmless that begins here, or 0. */
function harmlessLength(text: string, at: number): number {
  const sum = match(amount, text, at);
  if (sum !== null && isMoney(text, at, sum)) return sum.length;
  const plain = match(plainAmount, text, at);
  if (plain !== null) return plain.length;
  if (/\p{L}/u.test(text[at - 1] ?? '')) return 0;
  return harmless.map((pattern) => match(pattern, text, at)).find((found) => found !== null)?.length ?? 0;
}

function findPersonal(text: string, at: number): { kind: MaskedKind; length: number } | null {
  const before = text.slice(Math.max(0, at - 40), at);
  for (const { kind, pattern, holds } of rules) {
    const found = match(pattern, text, at);
    if (found === null) continue;
    const after = text.slice(at + found.length, at + found.length + 1);
    if (holds?.(found, before, after) ?? true) return { kind, length: found.length };
  }
  return null;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function beginsWord(_found: string, before: string): boolean {
  return !/[\p{L}\d]$/u.test(before);
}

/** 150.000.000 is money; 123.456.789 may be an old identity number: round, named or priced amounts are money. */
function isMoney(text: string, at: number, sum: string): boolean {
  if (sum.replace(/\D/g, '').length < 9) return true;
  const before = text.slice(Math.max(0, at - 40), at);
  if (identityBefore.test(before)) return false;
  return sum.endsWith('000') || currencyNext.test(text.slice(at + sum.length)) || moneyBefore.test(before);
}

/**
 * Is it one number written in groups, or several side by side («0912345678 12 giờ», «0912 345 678 12/3/2026»)?
 * One number has groups of three and more, or begins with 0 and does not split into an unbroken phone number and something else; after
 * «CCCD» any grouping is one.
 */
function isOneNumber(found: string, before: string, after: string): boolean {
  if (identityBefore.test(before)) return true;
  const sizes = found.split(/\D+/).map((group) => group.length);
  if (sizes.every((size) => size >= 3)) return true;
  if (!found.startsWith('0')) return false;
  let length = 0;
  const ends = sizes.map((size) => (length += size));
  const splits = ends.includes(10) && (sizes.length === 2 || /^[/:h]/.test(after));
  return !splits || sizes.every((size) => size <= 2);
}
