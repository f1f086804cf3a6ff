// Mends one word at a time: keys left by an input method, stretched letters, chat letters, words glued together.
import { cutGlued, cutNumber } from './glue.ts';
import { decodeTelex, decodeVni, type Decoded } from './keystrokes.ts';
import { fold, hasDiacritics, takeApart } from './letters.ts';
import { isBareSyllable, isWritable, parseLetters, parseSyllable, writeSyllable } from './syllable.ts';
import { readColumn, readTable } from './tables.ts';
import { usualSpelling } from './variants.ts';
import type { WordList } from './words.ts';

/** A mended word, the rule that mended it, and whether the rest of the message must confirm it. */
export interface Repair {
  readonly text: string;
  readonly rule: string;
  readonly weak: boolean;
}

const ENGLISH: ReadonlySet<string> = new Set(readColumn('english', 'word'));
/** Syllables after which a digit may be a number ("xã 4", "tổ 3") and no VNI key. */
const COUNTED: ReadonlySet<string> = new Set(readColumn('counted', 'word'));
const CHAT_LETTERS: readonly (readonly [RegExp, string])[] = readTable('chat-letters').map((row) => [
  new RegExp(row['from'] ?? ''),
  row['to'] ?? '',
]);
/** oong and ooc are rhymes of a few loans (xoong, boong); elsewhere they are Telex for ông and ôc. */
const LOANS_WITH_OO = /^(?:x|b|g|m)oo(?:ng|c)$/;
/** Doubled letters that neither Telex nor English writes at the end of a word. */
const DOUBLED_END = /(?:ii|uu|yy)$/;
/** Classes of driving licences, classes of schools, sheets of paper: a1, b2. */
const LICENCE_CLASS = /^[a-e][12]$|^a[345]$/;
const ROMAN_NUMERAL = /^[ivxlcdm]+$/;

/** A stretched run of one letter cut to one: "rồooi" → "rồi". Two different marked letters ("chỗở") are no stretching. */
function squeeze(word: string, atLeast: number): string {
  let out = '';
  for (let i = 0; i < word.length;) {
    let end = i + 1;
    const plain = fold(word.charAt(i));
    while (end < word.length && fold(word.charAt(end)) === plain) end++;
    const run = word.slice(i, end);
    const marked = new Set(Array.from(run).filter((letter) => letter !== plain));
    out += end - i < atLeast || marked.size > 1 ? run : ([...marked][0] ?? plain);
    i = end;
  }
  return out;
}

function certain(text: string | undefined, rule: string): Repair | undefined {
  return text === undefined ? undefined : { text, rule, weak: false };
}

function stretched(word: string, isForm: (word: string) => boolean): Repair | undefined {
  if (ROMAN_NUMERAL.test(word)) return undefined;
  const long = /(.)\1\1/.test(fold(word));
  const short = squeeze(word, long ? 3 : 2);
  for (const tried of [short, squeeze(word, 2)]) {
    if (tried === word || (tried.length < 2 && !hasDiacritics(tried))) continue;
    const meant = long
      ? isForm(tried) || isWritable(tried)
      : isWritable(tried) && (hasDiacritics(tried) || DOUBLED_END.test(word));
    if (!meant) continue;
    return certain(tried, 'elongation');
  }
  return /([a-z])\1\1$/.test(word) && /[aeiouy]/.test(short)
    ? certain(word.replace(/(.)\1+$/, '$1'), 'elongation')
    : undefined;
}

function typed(word: string, decoded: Decoded | undefined, rule: string): Repair | undefined {
  if (decoded === undefined) return undefined;
  return {
    text: decoded.text,
    rule,
    weak: decoded.sureness === 'weak' || ENGLISH.has(word) || ROMAN_NUMERAL.test(word),
  };
}

/** A digit after a word that has its marks is a number ("thôn3"); after a word that is counted it needs surer keys beside it. */
function vni(word: string): Repair | undefined {
  const stem = word.slice(0, -1);
  if (hasDiacritics(stem) && parseSyllable(stem) !== undefined) return undefined;
  const repair = typed(word, decodeVni(word), 'vni');
  if (repair?.weak !== true) return repair;
  if (LICENCE_CLASS.test(word)) return undefined;
  return { ...repair, rule: COUNTED.has(stem) || word.length < 3 ? 'vni-counted' : 'vni' };
}

/** Chat letters: j for i, z for v, f for ph, w for qu, a coda g for ng. Only towards a syllable that carries marks. */
function chatSpelling(word: string): Repair | undefined {
  const letters = hasDiacritics(word) ? takeApart(word) : undefined;
  if (letters === undefined) return undefined;
  for (const [from, to] of CHAT_LETTERS) {
    const shapes = letters.shapes.replace(from, to);
    const syllable = shapes === letters.shapes ? undefined : parseLetters({ shapes, tone: letters.tone });
    if (syllable !== undefined) return certain(writeSyllable(syllable), 'chat-spelling');
  }
  return undefined;
}

function tidied(word: string): Repair | undefined {
  const syllable = parseSyllable(word);
  if (syllable === undefined) return undefined;
  const placed = writeSyllable(syllable);
  const usual = usualSpelling(placed);
  if (usual !== undefined) return certain(usual, 'i-y');
  return certain(placed, placed === word ? '' : 'tone-placement');
}

/**
 * Mends a word that stands in no list.
 * @param word lower case, composed
 * @param isForm whether a word is a known dialect or chat form
 * @returns undefined when the word is in order or when nothing is known to mend it
 */
export function repairWord(
  word: string,
  words: WordList,
  isForm: (word: string) => boolean,
): Repair | undefined {
  const telexOo =
    /oo(?:ng|c)$/.test(word) && !LOANS_WITH_OO.test(word)
      ? typed(word, decodeTelex(word), 'telex')
      : undefined;
  if (telexOo !== undefined) return telexOo;
  const tidy = tidied(word);
  if (tidy !== undefined) return tidy.rule === '' ? undefined : tidy;
  if (words.knows(word) || (!hasDiacritics(word) && isBareSyllable(word))) return undefined;
  if (/\d/.test(word)) return vni(word) ?? certain(cutNumber(word), 'glued');
  const keys = typed(word, decodeTelex(word), 'telex');
  const stretch = stretched(word, isForm);
  const first = /(.)\1\1/.test(fold(word)) ? stretch : undefined;
  const sure = first ?? (keys?.weak === false ? keys : undefined) ?? stretch ?? chatSpelling(word);
  return sure ?? (ENGLISH.has(word) ? undefined : certain(cutGlued(word, words), 'glued')) ?? keys;
}
