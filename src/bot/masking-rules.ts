// The forms of personal numbers, and of what only looks like one: tried one after another at each place where a number may begin.

export type MaskedKind =
  'identity' | 'phone' | 'card' | 'email' | 'passport' | 'plate' | 'birth' | 'number' | 'secret';

/** What people put between digits: blanks of all widths, dots, dashes, brackets, and the invisible. At most three in a row. */
const gap = '[ .()\\-–\\t\\u00a0\\u2000-\\u200d\\u202f\\u2060\\ufeff]{0,3}';
const more = (count: number): string => `(?:${gap}\\d){${count}}`;
const exactly = (count: number): RegExp => sticky(`\\d${more(count - 1)}(?!${gap}\\d)`);
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');

/** What people put between the groups of a number that they dictate or hide: «0912 rồi 345 678», «0912_345_678». */
const joined = '\\s*(?:[,_/]|r[ồo]i|xong|ti[ếe]p theo|ti[ếe]p|v[ớo]i|v[àa])\\s*';

/** Looks like a personal number and is none. Tried first at each place, and skipped whole. */
export const harmless = [
  // A portal link's UUID.
  sticky('[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])'),
  // A dossier code: H27.132-260804-0583, 000.19.48.H27-260804-0583.
  sticky('(?:\\d{3}(?:\\.\\d{2,3}){0,3}\\.)?[a-z]\\d{2}(?:\\.\\d{1,3}){0,4}-\\d{6}-\\d{3,6}(?!\\d)'),
  // A procedure code: 1.001193, 1.001193.000.00.00.H27.
  sticky('\\d\\.\\d{6}(?:\\.\\d{3}(?:\\.\\d{2}){2}\\.[a-z]\\d{2})?(?![\\d.]*\\d)'),
  // A hotline: 18001096, 1900 54 54 81.
  sticky('1[89]00(?:[ .]?\\d){4}(?:(?:[ .]?\\d){2})?(?![ .]?\\d)'),
  // Emergency numbers, one after another: 113 114 115.
  sticky('11[1-5](?:[ ,.-]{1,2}11[1-5])*(?![ .]?\\d)'),
  // A date: 18.7.2026, 18-07-2026, 2026-07-18.
  sticky('\\d{1,2}([./-])\\d{1,2}\\1(?:19|20)\\d{2}(?!\\d)'),
  sticky('(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2}(?!\\d)'),
  // A postal item: EV123456789VN.
  sticky('[a-z]{2}\\d{9}vn(?![a-z0-9])'),
];

const currency = '\\s?(?:đồng|đ|vnđ|vnd|dong|nghìn|ngàn|triệu|tỷ)(?![\\p{L}\\d])';
/** Groups of three that do not begin with 0. Nine or more digits could be an identity number too: see `isMoney`. */
export const amount = sticky('[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3}){0,4}(?![.,]?\\d)');
export const plainAmount = sticky(`[1-9]\\d{0,13}(?=${currency})`);
const currencyNext = new RegExp(`^${currency}`, 'iu');
const moneyBefore = /(?:phí|tiền|giá|lương|vốn|vay|thu nhập|hết|đóng|nộp|trả)\s(?:\p{L}+\s){0,2}$/iu;
const identityBefore =
  /(?:cccd|cmnd|cmt|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|đdcn|ddcn|\bid)[\p{L}\s:.,-]{0,25}$/iu;

/** One form of one kind. */
export interface Rule {
  readonly kind: MaskedKind;
  readonly pattern: RegExp;
  /** Where the pattern alone is not enough. */
  readonly holds?: (found: string, before: string, after: string) => boolean;
}

/** In the order in which they are tried. */
export const rules: readonly Rule[] = [
  {
    kind: 'email',
    pattern: sticky(
      `[\\p{L}\\d._%+-]{1,64}\\s?(?:@|[([]\\s?(?:a còng|a cong|at)\\s?[)\\]]|\\sa (?:còng|cong)\\s)\\s?[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,5}`,
    ),
    holds: beginsWord,
  },
  {
    kind: 'plate',
    pattern: sticky('[1-9]\\d ?-? ?[a-zđ][a-z0-9]?[ -]{0,3}(?:\\d{3}\\.\\d{2}|\\d{5}|\\d{4})(?![\\d.]*\\d)'),
    holds: isPlate,
  },
  {
    kind: 'passport',
    pattern: sticky('[a-z] ?\\d{7,8}(?!\\d)'),
    holds: (found) => !found.includes(' ') || /[A-Z]/.test(found),
  },
  { kind: 'card', pattern: exactly(19), holds: isOneNumber },
  { kind: 'card', pattern: exactly(16), holds: isOneNumber },
  { kind: 'number', pattern: exactly(14), holds: isOneNumber },
  {
    kind: 'identity',
    pattern: sticky(`0\\d{2,5}(?:${joined}\\d{3,6}){1,3}(?!\\d)`),
    holds: (found) => digitsOf(found) === 12,
  },
  {
    kind: 'phone',
    pattern: sticky(`0\\d{2,4}(?:${joined}\\d{3,6}){1,2}(?!\\d)`),
    holds: (found) => digitsOf(found) === 10,
  },
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
  {
    kind: 'identity',
    pattern: sticky(`\\d{3}(?:${joined}\\d{3}){2}(?![,.]?\\d)`),
    holds: (found) => !found.includes('/'),
  },
  // Bank accounts, tax numbers and whatever else is long: better taken out than kept.
  { kind: 'number', pattern: sticky('\\d{9,}') },
];

function beginsWord(_found: string, before: string): boolean {
  return !/[\p{L}\d]$/u.test(before);
}

const digitsOf = (found: string): number => found.replace(/\D/g, '').length;

/** «10h 2026» is none: small letters need a dot in the number, or a word for vehicles before them. */
function isPlate(found: string, before: string): boolean {
  if (!beginsWord(found, before)) return false;
  return (
    /\p{Lu}/u.test(found) ||
    found.includes('.') ||
    /(?:biển|bien|xe|bks|bsx)\s+(?:(?:số|so)\s+)?$/iu.test(before)
  );
}

/** 150.000.000 is money; 123.456.789 may be an old identity number: round, named or priced amounts are money. */
export function isMoney(text: string, at: number, sum: string): boolean {
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
  // An account as banks print it: 1903 6450 0358 65.
  if (sizes.length > 3 && sizes.slice(0, -1).every((size) => size === 4)) return true;
  if (!found.startsWith('0')) return false;
  let length = 0;
  const ends = sizes.map((size) => (length += size));
  const splits = ends.includes(10) && (sizes.length === 2 || /[/:h]/.test(after));
  return !splits || sizes.every((size) => size <= 2);
}
