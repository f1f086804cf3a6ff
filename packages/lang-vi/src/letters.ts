// Knows every Vietnamese letter: its shape without tone, its tone, and its plain Latin letter. Tables are built once, by code unit.

/** Tones by number: 0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

const SHAPES = 'aăâeêioôơuưy';
const TONE_MARKS = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'] as const;
const TABLE_SIZE = 0x1f00;

/** Letter without its tone, by code unit (á → a, ấ → â); undefined where the code is no Vietnamese letter. */
const shapeOf: (string | undefined)[] = new Array<string | undefined>(TABLE_SIZE);
const toneOf = new Uint8Array(TABLE_SIZE);
/** Plain Latin letter, by code unit; undefined = the character stays as it is. */
const plainOf: (string | undefined)[] = new Array<string | undefined>(TABLE_SIZE);
const marked = new Uint8Array(TABLE_SIZE);
const toned = new Map<string, string>();

function fillPlainLetters(from: number, to: number): void {
  for (let code = from; code <= to; code++) {
    const plain = String.fromCharCode(code)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
    if (plain !== String.fromCharCode(code)) plainOf[code] = plain;
  }
}

function fillTables(): void {
  for (let code = 97; code <= 122; code++) shapeOf[code] = String.fromCharCode(code);
  for (let code = 0x300; code <= 0x36f; code++) plainOf[code] = '';
  fillPlainLetters(0xc0, 0x24f);
  fillPlainLetters(0x1e00, 0x1eff);
  for (const shape of SHAPES) {
    for (const [tone, mark] of TONE_MARKS.entries()) {
      const letter = (shape + mark).normalize('NFC');
      const code = letter.charCodeAt(0);
      shapeOf[code] = shape;
      toneOf[code] = tone;
      toned.set(shape + String(tone), letter);
      if (code > 127) marked[code] = 1;
    }
  }
  for (const letter of 'đĐ') plainOf[letter.charCodeAt(0)] = 'd';
  shapeOf['đ'.charCodeAt(0)] = 'đ';
  marked['đ'.charCodeAt(0)] = 1;
}
fillTables();

/** Lower-case text in composed form (NFC), the only form in which the rest of the package compares letters. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/**
 * The key form of a text: lower case, no diacritics, đ as d. Accepts composed and decomposed text.
 * @example fold('Đăng ký TẠM TRÚ') // 'dang ky tam tru'
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  let out = '';
  let last = 0;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code < 0xc0 || code >= TABLE_SIZE) continue;
    const plain = plainOf[code];
    if (plain === undefined) continue;
    out += lower.slice(last, i) + plain;
    last = i + 1;
  }
  return last === 0 ? lower : out + lower.slice(last);
}

/** Whether a text carries at least one Vietnamese mark (tone, shape or đ), composed or decomposed. */
export function hasDiacritics(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xc0 || code >= TABLE_SIZE) continue;
    if (marked[code] === 1 || (code >= 0x300 && code <= 0x36f)) return true;
    const lower = text.charAt(i).toLowerCase().charCodeAt(0);
    if (marked[lower] === 1) return true;
  }
  return false;
}

/** Whether a lower-case composed code unit is a letter that a Vietnamese keyboard writes. */
export function isVietnameseLetter(code: number): boolean {
  return code < TABLE_SIZE && shapeOf[code] !== undefined;
}

/** A word taken apart: letters with their shapes but without tone, and the tone. */
export interface Letters {
  readonly shapes: string;
  readonly tone: Tone;
}

/**
 * Takes a lower-case composed word apart.
 * @returns undefined when a character is no Vietnamese letter or when two different tones are written.
 */
export function takeApart(word: string): Letters | undefined {
  let shapes = '';
  let tone = 0;
  let plain = true;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 97 && code <= 122) {
      if (!plain) shapes += word.charAt(i);
      continue;
    }
    const shape = code < TABLE_SIZE ? shapeOf[code] : undefined;
    if (shape === undefined) return undefined;
    if (plain) shapes = word.slice(0, i);
    plain = false;
    shapes += shape;
    const own = toneOf[code] ?? 0;
    if (own === 0) continue;
    if (tone !== 0 && tone !== own) return undefined;
    tone = own;
  }
  return { shapes: plain ? word : shapes, tone: tone as Tone };
}

/** The letter that carries a shape and a tone: ('â', 2) → 'ấ'. Consonants come back unchanged. */
export function withTone(shape: string, tone: Tone): string {
  return toned.get(shape + String(tone)) ?? shape;
}
