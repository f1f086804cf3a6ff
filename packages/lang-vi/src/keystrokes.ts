// Reads Telex and VNI keys that were left in a word ("ddawng", "d9a8ng", "tròiw"), the way an input method would have.
import { fold, hasDiacritics, takeApart, type Tone } from './letters.ts';
import { isBareSyllable, parseLetters, writeSyllable } from './syllable.ts';
import {
  addHorn,
  addStroke,
  CIRCUMFLEX,
  ENDS_IN_CONSONANT,
  HAS_VOWEL,
  replaceLast,
  setTone,
  type Typing,
} from './typing.ts';

/** What was read, and how sure the keys alone make us: an English word can end in s, f, r, x or j too. */
export interface Decoded {
  readonly text: string;
  readonly sureness: 'sure' | 'likely' | 'weak';
}

const TELEX_TONES: Readonly<Record<string, Tone>> = { f: 1, s: 2, r: 3, x: 4, j: 5 };
const VNI_TONES: Readonly<Record<string, Tone>> = { 2: 1, 1: 2, 3: 3, 4: 4, 5: 5 };
const LONGEST_WORD = 12;

/** No English word ends in a consonant and w ("canw"), so that w is as good as one beside its vowel. */
function telexW(typing: Typing): boolean {
  const { shapes, farKeys } = typing;
  if (/ưa$|ươ/.test(shapes)) {
    typing.shapeKeys++;
    return true;
  }
  if (addHorn(typing, true)) {
    if (ENDS_IN_CONSONANT.test(shapes)) typing.farKeys = farKeys;
    return true;
  }
  if (HAS_VOWEL.test(shapes) && shapes !== 'gi') return false;
  typing.startsWithW = shapes === '';
  typing.shapes += 'ư';
  typing.shapeKeys++;
  return true;
}

/** @returns false when the key cannot belong to a Telex word */
function telexKey(typing: Typing, key: string): boolean {
  const { shapes } = typing;
  const tone = TELEX_TONES[key];
  if (tone !== undefined && HAS_VOWEL.test(shapes)) {
    if (typing.toneKeys > 0) return false;
    setTone(typing, tone);
    return true;
  }
  if (key === 'd' && shapes !== '')
    return addStroke(typing, shapes === 'd' || ENDS_IN_CONSONANT.test(shapes));
  if (key === 'w') return telexW(typing);
  const hat = CIRCUMFLEX[key];
  if (hat !== undefined && shapes.includes(key) && replaceLast(typing, key, hat)) return true;
  typing.innerTone ||= typing.toneKeys > 0;
  typing.shapes += key;
  return true;
}

/** @returns false when the key cannot belong to a VNI word */
function vniKey(typing: Typing, key: string): boolean {
  if (key < '0' || key > '9') {
    typing.innerTone ||= typing.toneKeys > 0;
    typing.shapes += key;
    return true;
  }
  const tone = VNI_TONES[key];
  if (tone !== undefined) {
    if (typing.toneKeys > 0 || !HAS_VOWEL.test(typing.shapes)) return false;
    setTone(typing, tone);
    return true;
  }
  if (key === '9') return addStroke(typing, true);
  if (key === '8') return replaceLast(typing, 'a', 'ă');
  if (key === '7') return addHorn(typing, false);
  if (key !== '6') return false;
  const vowel = /[aeo](?=[^aeo]*$)/.exec(typing.shapes)?.[0] ?? '';
  return replaceLast(typing, vowel, CIRCUMFLEX[vowel] ?? '');
}

/** ưo is typed for ươ; thuowr is thuở, giwof is giờ. */
function finish({ shapes, tone }: Typing): string | undefined {
  const whole = shapes.replace('ưo', 'ươ');
  for (const tried of [whole, whole.replace(/(?<=h)ươ$/, 'uơ'), whole.replace(/^giươ$/, 'giơ')]) {
    const read = parseLetters({ shapes: tried, tone });
    if (read !== undefined) return writeSyllable(read);
  }
  return undefined;
}

/** Keys of which only some were typed ("ddien", "d9at"): the marks that are there, kept on a syllable that still lacks others. */
function partial(typing: Typing): Decoded | undefined {
  const { tone, shapeKeys } = typing;
  const shapes = typing.shapes.replace('ưo', 'ươ');
  if (shapeKeys === 0 || tone !== 0 || !isBareSyllable(fold(shapes))) return undefined;
  return { text: shapes, sureness: shapes.startsWith('đ') && typing.farKeys === 0 ? 'likely' : 'weak' };
}

function type(word: string, press: (typing: Typing, key: string) => boolean): Typing | undefined {
  const typing: Typing = {
    shapes: '',
    tone: 0,
    shapeKeys: 0,
    toneKeys: 0,
    farKeys: 0,
    innerTone: false,
    startsWithW: false,
  };
  for (const letter of word) {
    const own = letter > '\u007f' ? takeApart(letter) : undefined;
    if (letter > '\u007f' && own === undefined) return undefined;
    if (own === undefined) {
      if (!press(typing, letter)) return undefined;
      continue;
    }
    typing.shapes += own.shapes;
    if (own.tone !== 0) typing.tone = own.tone;
  }
  return typing.shapeKeys + typing.toneKeys === 0 ? undefined : typing;
}

function sureness(typing: Typing): Decoded['sureness'] {
  const { shapeKeys, toneKeys } = typing;
  if (typing.startsWithW) return shapeKeys > 1 ? 'likely' : 'weak';
  if (typing.farKeys > 0) return toneKeys > 0 && !typing.innerTone ? 'likely' : 'weak';
  if (shapeKeys > 0 && (toneKeys > 0 || typing.shapes.startsWith('đ'))) return 'sure';
  return typing.innerTone ? 'weak' : 'likely';
}

/**
 * Reads a lower-case composed word as Telex keys.
 * @returns undefined unless at least one key was read and the outcome is a syllable, or one that only lacks more marks
 */
export function decodeTelex(word: string): Decoded | undefined {
  if (word.length < 2 || word.length > LONGEST_WORD) return undefined;
  const typing = type(word, telexKey);
  if (typing === undefined) return undefined;
  const text = finish(typing);
  if (text === undefined) return partial(typing);
  const plain = typing.farKeys === 0 && !typing.innerTone;
  return { text, sureness: plain && hasDiacritics(word) ? 'sure' : sureness(typing) };
}

/** Reads a lower-case composed word as VNI keys; one digit at the end alone ("xa4", "quan1") is weak, for it may be a number. */
export function decodeVni(word: string): Decoded | undefined {
  if (word.length < 2 || word.length > LONGEST_WORD || word < 'a') return undefined;
  const typing = type(word, vniKey);
  if (typing === undefined) return undefined;
  const text = finish(typing);
  if (text === undefined) return partial(typing);
  const stopped = /[ptc]h?[15]$/.test(word);
  return { text, sureness: typing.shapeKeys > 0 || typing.innerTone || stopped ? 'sure' : 'weak' };
}
