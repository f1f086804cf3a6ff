// Cuts a message into words, numbers and signs with their spans; links, e-mail addresses and codes stay whole.
import { classAt, isInvisible, tidyWord, widthAt } from './characters.ts';
import { fold } from './letters.ts';
import type { Unit, UnitKind } from './unit.ts';

const LINK = /(?:https?:\/\/|www\.)[^\s<>"]+/iy;
const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/iy;
const DOMAIN =
  /[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:vn|com|net|org|gov|edu|info|io|app)(?![a-z0-9])(?:\/[^\s<>"]*)?/iy;
const CLOSING = '.,;:!?)]}\'"”’…';

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** End of a link, address or e-mail that begins here, without closing punctuation; the same index where there is none. */
function protectedEnd(text: string, at: number): number {
  let end = Math.max(matchAt(LINK, text, at), matchAt(EMAIL, text, at), matchAt(DOMAIN, text, at));
  while (end > at && CLOSING.includes(text.charAt(end - 1))) end--;
  return end;
}

function runEnd(text: string, at: number): { end: number; digits: boolean; letters: boolean } {
  let end = at;
  let digits = false;
  let letters = false;
  while (end < text.length) {
    const kind = classAt(text, end);
    if (kind === 'digit') digits = true;
    else if (kind === 'letter') letters = true;
    else if (!(
      isInvisible(text.charCodeAt(end)) &&
      end > at &&
      end + 1 < text.length &&
      classAt(text, end + 1) === 'letter'
    ))
      break;
    end += widthAt(text, end);
  }
  return { end, digits, letters };
}

interface Piece {
  end: number;
  digits: boolean;
  letters: boolean;
  joined: boolean;
}

const CONTRACTION = /^[a-z]{1,2}$/i;
const CAPITALS = /^[A-ZĐ]+$/;
/** The start of a law's number: 61/2018 may be followed by /NĐ-CP. */
const LAW_NUMBER = /\d\/\d{4}(?:\/[a-zđ]+(?:-[a-zđ]+)*)?$/i;
const LAW_SIGN = /^[a-zđ]{2,10}$/i;
const LONGEST_LAW_NUMBER = 40;

/** Codes and figures run over signs: 1.001193, 12/3/2025, H27.132-260804-0583, 61/2018/NĐ-CP, HS-2024; so does don't. */
function joins(text: string, from: number, piece: Piece): boolean {
  const sign = piece.end;
  const mark = text.charAt(sign);
  const after = runEnd(text, sign + 1);
  if (after.end === sign + 1) return false;
  const next = text.slice(sign + 1, Math.min(after.end, sign + 12));
  if (mark === "'" || mark === '’') return piece.letters && !piece.digits && CONTRACTION.test(next);
  const digitAfter = classAt(text, sign + 1) === 'digit';
  if (mark === ',' || mark === ':') return digitAfter && classAt(text, sign - 1) === 'digit';
  if (mark === '.') return digitAfter && piece.digits;
  if (mark !== '-' && mark !== '/') return false;
  const before = text.slice(Math.max(from, sign - LONGEST_LAW_NUMBER), sign);
  if (!piece.digits) return digitAfter && CAPITALS.test(before);
  return after.digits || (LAW_SIGN.test(next) && LAW_NUMBER.test(before));
}

function wordPiece(text: string, at: number): Piece {
  const first = runEnd(text, at);
  const piece: Piece = { ...first, joined: false };
  while (piece.end < text.length && joins(text, at, piece)) {
    const next = runEnd(text, piece.end + 1);
    piece.end = next.end;
    piece.digits ||= next.digits;
    piece.letters ||= next.letters;
    piece.joined = true;
  }
  return piece;
}

/** Emoji and other signs beyond ASCII stay together as one sign; ASCII signs repeat only with themselves ("???", "..."). */
function signEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  let end = at + widthAt(text, at);
  while (end < text.length) {
    const next = text.charCodeAt(end);
    const same =
      code < 128
        ? next === code
        : next >= 128 && (classAt(text, end) === 'other' || (next >= 0xfe00 && next <= 0xfe0f));
    if (!same) break;
    end += widthAt(text, end);
  }
  return end;
}

function unit(text: string, start: number, end: number, kind: UnitKind, gap: boolean, fixed: boolean): Unit {
  const raw = text.slice(start, end);
  const tidy = kind === 'punct' ? raw : fixed ? raw.toLowerCase().normalize('NFC') : tidyWord(raw);
  const rule =
    kind === 'word' && !fixed && tidy !== raw && tidy !== raw.toLowerCase().normalize('NFC')
      ? 'characters'
      : '';
  const capitals = kind === 'word' && tidy !== raw && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
  return {
    text: tidy,
    folded: kind === 'punct' ? tidy : fold(tidy),
    start,
    end,
    kind,
    gap,
    capitals,
    fixed,
    rule,
  };
}

/** Cuts a message into units, in order, without overlap; blanks are dropped. Linear in the length of the message. */
export function scan(text: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  let gap = false;
  let chunkEnd = 0;
  let mayBeLink = false;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === 'blank' || (isInvisible(text.charCodeAt(at)) && kind === 'other')) {
      gap ||= kind === 'blank';
      at++;
      continue;
    }
    if (at >= chunkEnd) {
      chunkEnd = at;
      while (chunkEnd < text.length && classAt(text, chunkEnd) !== 'blank') chunkEnd++;
      mayBeLink = /[.@]|:\/\//.test(text.slice(at, chunkEnd));
    }
    const link = mayBeLink && kind !== 'other' ? protectedEnd(text, at) : at;
    if (link > at) {
      units.push(unit(text, at, link, 'word', gap, true));
      at = link;
    } else if (kind === 'other') {
      const end = signEnd(text, at);
      units.push(unit(text, at, end, 'punct', gap, true));
      at = end;
    } else {
      const piece = wordPiece(text, at);
      const number = piece.digits && (piece.joined || !piece.letters);
      units.push(unit(text, at, piece.end, number ? 'number' : 'word', gap, number || piece.joined));
      at = piece.end;
    }
    gap = false;
  }
  return units;
}
