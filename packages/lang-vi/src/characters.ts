// Sorts characters for the scanner, and gives lookalike letters (Cyrillic, small capitals, full width) their Latin form.
import { isVietnameseLetter } from './letters.ts';

/** Invisible characters inside words: soft hyphen, zero-width joiners, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Lookalikes that spam filters and some keyboards produce. Source: Unicode confusables, the letters of Vietnamese words only. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ᴠ: 'v',
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ᴛ: 't',
  ᴜ: 'u',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ɑ: 'a',
  ð: 'đ',
  ƌ: 'đ',
};

export type CharacterClass = 'letter' | 'digit' | 'blank' | 'other';

const LETTER = /^[\p{L}\p{M}]$/u;
const DIGIT = /^\p{Nd}$/u;
const BLANK = /^[\s\u200b\u00a0]$/u;
const CLASSES: readonly CharacterClass[] = ['other', 'letter', 'digit', 'blank'];
/** Classes looked up once and kept for the first part of Unicode: index into CLASSES plus one, 0 = not looked up yet. */
const kept = new Uint8Array(0x2000);

function classify(character: string): number {
  if (LETTER.test(character)) return 1;
  if (DIGIT.test(character)) return 2;
  return BLANK.test(character) ? 3 : 0;
}

/** Class of the character that begins at an index; soft hyphens and zero-width joiners count as "other". */
export function classAt(text: string, at: number): CharacterClass {
  const code = text.charCodeAt(at);
  if (code >= kept.length)
    return CLASSES[classify(String.fromCodePoint(text.codePointAt(at) ?? 0))] ?? 'other';
  const known = kept[code] ?? 0;
  if (known > 0) return CLASSES[known - 1] ?? 'other';
  const found = classify(text.charAt(at));
  kept[code] = found + 1;
  return CLASSES[found] ?? 'other';
}

/** Code units of the character at an index: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Whether the character at an index shows nothing and may stand inside a word. */
export function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
}

/** Latin letters, Vietnamese ones, and small capitals; a wholly Cyrillic or Greek word is left alone. */
const HAS_LATIN = /[a-z\u00e0-\u024f\u1ea0-\u1eff\u1d00-\u1d22]/;
const ASCII_LOWER = /^[a-z0-9]+$/;

function needsCare(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 57 ? !isVietnameseLetter(code) : code < 48) return true;
  }
  return false;
}

function latin(word: string): string {
  const compatible = word.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFC');
  if (!HAS_LATIN.test(compatible)) return compatible;
  let out = '';
  for (const letter of compatible) out += LOOKALIKES[letter] ?? letter;
  return out;
}

/** A word in lower case, composed, without invisible characters, lookalikes replaced where the word has Latin letters too. */
export function tidyWord(word: string): string {
  if (ASCII_LOWER.test(word)) return word;
  const lower = word.toLowerCase();
  return needsCare(lower) ? latin(lower) : lower;
}
