// Finds passwords, passcodes and one-time codes in what people type, by the words that announce them, so that they are never stored.
import { fold, isBareSyllable } from '@guidance-hatinh/lang-vi';

/** Where a secret stands in a text. */
export interface SecretSpan {
  readonly from: number;
  readonly to: number;
}

/** «mật khẩu», «mã OTP», «passcode», «mã PIN», «mã xác nhận»; all words here are folded: without marks, small. */
const announced =
  /(?<![a-z0-9])(?:mat khau|ma khau|password|passcode|passwd|pass|pw|mk|otp|smart ?otp|ma pin|so pin|pin|ma xac (?:nhan|thuc|minh)|ma bi mat|ma (?:6|sau) so)(?![a-z0-9])/g;

/** Words that may stand between: whose it is, what it opens. Without a «là» only these. */
const between =
  'vneid|cua|toi|em|minh|tui|tau|con|chau|bac|anh|chi|me|bo|ong|ba|vo|chong|no|nha|tai khoan|tk|cong|dvc|dich vu cong|zalo|ngan hang|dang nhap|moi|cu|hien tai|so|ma|day|do|nay|ne|nhu sau|thi|vua|gui|ve|nhan duoc|bao|dinh danh';
const near = new RegExp(`^(?:[\\s"'“«(]+(?:${between})(?![a-z0-9]))*[\\s"'“«(:=-]+`);
/** «… là», «…:», up to eight words after the announcement. */
const linked = /^(?:\s+[a-z0-9]+){0,8}?\s*(?:[:=]|\s(?:la|laf|nhu sau|day ne)(?![a-z0-9])\s*:?)[\s"'“«(]*/;
/** «mật khẩu của tôi là …»: what follows is the secret, whatever it looks like. */
const owned = /(?:\s(?:cua|toi|em|minh|tui|con|chau|bac|me|bo|vneid)(?![a-z0-9])).*(?:[:=]|\sla)/;

/** A code written in groups, or one word. */
const token = /^(?:\d{2,4}(?:[ -]\d{2,4})+(?![\d/])|[^\s,;“”"«»()]+)/;
/** «8 ký tự», «6 số», «2 lần»: how long or how often. */
const counted = /^\s*(?:ky tu|ki tu|so|chu|lan|phut|giay|ngay|gio|thang|thu|lop|tuoi)(?![a-z0-9])/;
/** A link, a hotline, or what was taken out already. */
const harmless = /^(?:https?:|www\.|1[89]00)|•/;
/** What is said about a secret rather than the secret itself. */
const saidOf = new Set(
  'gi chi sao nao mo may bao so ma khong ko k chua sai dung bi cai chu ky ki do nay the vay rang co phai nhu de loai thu'.split(
    ' ',
  ),
);

/** The secrets of a text, in order. */
export function findSecrets(text: string): readonly SecretSpan[] {
  const shadow = foldedInPlace(text);
  const spans: SecretSpan[] = [];
  for (const { 0: words, index } of shadow.matchAll(announced)) {
    const after = index + words.length;
    if (after < (spans.at(-1)?.to ?? 0)) continue;
    const rest = shadow.slice(after).split(/[?!\n]|[.](?=\s|$)/)[0] ?? '';
    const span = secretAfter(text, rest, after, words === 'mk' || words === 'pass' || words === 'pin');
    if (span !== null) spans.push(span);
  }
  return spans;
}

/** @param weak the word means other things too («mk» is «mình») */
function secretAfter(text: string, rest: string, at: number, weak: boolean): SecretSpan | null {
  for (const lead of [near, linked]) {
    const before = lead.exec(rest)?.[0];
    if (before === undefined) continue;
    const from = at + before.length;
    const says = /[:=]|\sla/.test(before);
    const found = token.exec(text.slice(from))?.[0].replace(/[.?!]+$/, '') ?? '';
    const folded = fold(found);
    const next = rest.slice(before.length + found.length);
    if (found === '' || harmless.test(folded) || counted.test(next)) continue;
    if (looksSecret(found)) return { from, to: from + found.length };
    if (!says || saidOf.has(folded)) continue;
    const strange = /^[a-z]+$/.test(folded) && folded.length >= 4 && !isBareSyllable(folded);
    if (strange && /^[\x20-\x7e]+$/.test(found)) return { from, to: from + found.length };
    if (!weak && owned.test(before))
      return { from, to: from + (/^[^,;]*/.exec(rest.slice(before.length))?.[0].trimEnd().length ?? 0) };
  }
  return null;
}

/** Digits alone from four on, letters with digits, or signs inside a word. */
function looksSecret(found: string): boolean {
  // A day is none.
  if (/^\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?$/.test(found)) return false;
  if (/^\d+(?:[ -]\d+)*$/.test(found)) return found.length >= 4;
  return (
    found.length >= 4 &&
    (/(?:\p{L}.*\d|\d.*\p{L})/u.test(found) || /[\p{L}\d][@#$%^&*_+!~][\p{L}\d@#$%^&*_+!~]*/u.test(found))
  );
}

/** Without marks, every position staying where it is. */
export function foldedInPlace(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const plain = fold(letter);
    return plain.length === letter.length ? plain : letter;
  });
}
