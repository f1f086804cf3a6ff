// Tells whether letters make a Vietnamese syllable, and writes its tone where spelling wants it, from onset, glide, nucleus, coda and tone alone.
import { fold, nfc, takeApart, withTone, type Letters, type Tone } from './letters.ts';
import { QU_RHYMES, RHYMES, type Rhyme } from './rhymes.ts';

/** A syllable taken apart. */
export interface Syllable {
  readonly onset: string;
  readonly rhyme: Rhyme;
  readonly tone: Tone;
}

const ONSETS: ReadonlySet<string> = new Set(
  'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '),
);
const FRONT = 'eêiy';
const LABIALS: ReadonlySet<string> = new Set(['b', 'm', 'p', 'ph', 'v']);
const SAC: Tone = 2;
const NANG: Tone = 5;

/** Rhymes with a glide that loans put after a labial: voan, xe buýt. */
const GLIDED_LOANS: ReadonlySet<string> = new Set(['oa', 'oan', 'uy', 'uyt', 'uyp']);
const Y_ONSETS: ReadonlySet<string> = new Set(['', 'h', 'k', 'l', 'm', 's', 't', 'th', 'v']);

function onsetLength(shapes: string): number {
  for (let n = Math.min(3, shapes.length); n > 0; n--) if (ONSETS.has(shapes.slice(0, n))) return n;
  return 0;
}

/** c, g, ng stand before a, o, u; k, gh, ngh before e, i, y. A glide follows no labial, but in loans. */
function onsetFits(onset: string, rest: string, rhyme: Rhyme): boolean {
  const front = FRONT.includes(rest.charAt(0));
  if (
    front
      ? onset === 'c' || onset === 'g' || onset === 'ng'
      : onset === 'k' || onset === 'gh' || onset === 'ngh'
  ) {
    return false;
  }
  if (rest === 'y') return Y_ONSETS.has(onset);
  if (rest.startsWith('y')) return onset === '';
  return rhyme.medial === '' || !LABIALS.has(onset) || GLIDED_LOANS.has(rest);
}

function splitGi(shapes: string): [string, Rhyme] | undefined {
  const afterGi = shapes.slice(2);
  const own = RHYMES.get(afterGi);
  if (own !== undefined && !'êiy'.includes(afterGi.charAt(0))) return ['gi', own];
  const shared = RHYMES.get(shapes.slice(1));
  return shared === undefined ? undefined : ['g', shared];
}

function split(shapes: string): [string, Rhyme] | undefined {
  if (shapes.startsWith('gi')) return splitGi(shapes);
  if (shapes.startsWith('qu')) {
    const rhyme = QU_RHYMES.get(shapes.slice(2));
    return rhyme === undefined ? undefined : ['qu', rhyme];
  }
  const onset = shapes.slice(0, onsetLength(shapes));
  const rest = shapes.slice(onset.length);
  const rhyme = RHYMES.get(rest);
  return rhyme !== undefined && onsetFits(onset, rest, rhyme) ? [onset, rhyme] : undefined;
}

/**
 * Reads letters and tone as one syllable.
 * @returns undefined when they make none. A stopped rhyme without tone ("nop") is no syllable: nobody can say it.
 */
export function parseLetters({ shapes, tone }: Letters): Syllable | undefined {
  const parts = split(shapes);
  if (parts === undefined) return undefined;
  const [onset, rhyme] = parts;
  if (rhyme.stopped && tone !== SAC && tone !== NANG) return undefined;
  return { onset, rhyme, tone };
}

/** Reads a lower-case composed word as a syllable, wherever its tone mark was written. */
export function parseSyllable(word: string): Syllable | undefined {
  const letters = takeApart(word);
  return letters === undefined ? undefined : parseLetters(letters);
}

/** Where the tone of hòa, khỏe and thúy is written: on the first vowel (older, usual) or on the second (newer). */
export type Placement = 'old' | 'new';

/** Writes a syllable with its tone in the asked place. */
export function writeSyllable({ onset, rhyme, tone }: Syllable, placement: Placement = 'old'): string {
  const letters = rhyme.medial + rhyme.nucleus + rhyme.coda;
  if (tone === 0) return onset + letters;
  const onQu = onset === 'qu';
  const at = placement === 'old' && !onQu ? rhyme.mark : rhyme.newMark;
  return onset + letters.slice(0, at) + withTone(letters.charAt(at), tone) + letters.slice(at + 1);
}

/** Whether a word, in any case and composition, is a syllable that Vietnamese can write and say. */
export function isSyllable(word: string): boolean {
  return parseSyllable(nfc(word).toLowerCase()) !== undefined;
}

const ASCII_ONSETS: ReadonlySet<string> = new Set([...ONSETS, ''].map(fold));
const ASCII_RHYMES: ReadonlySet<string> = new Set([...RHYMES.keys()].map(fold));
const ASCII_QU_RHYMES: ReadonlySet<string> = new Set([...QU_RHYMES.keys()].map(fold));

/** Whether a lower-case word without marks can be a syllable whose marks were left off ("nop", "dang", "thuong"). */
export function isBareSyllable(word: string): boolean {
  if (word.length === 0 || word.length > 7) return false;
  if (word.startsWith('qu')) return ASCII_QU_RHYMES.has(word.slice(2));
  const n = onsetLength(word);
  const onset = word.slice(0, n);
  const rest = word.slice(n);
  if (onset === 'gi' && (rest === '' || ASCII_RHYMES.has('i' + rest))) return true;
  if (!ASCII_ONSETS.has(onset) || !ASCII_RHYMES.has(rest)) return false;
  const front = 'eiy'.includes(rest.charAt(0));
  return front
    ? onset !== 'c' && onset !== 'g' && onset !== 'ng'
    : onset !== 'k' && onset !== 'gh' && onset !== 'ngh';
}

/** Whether a lower-case composed word is a syllable with its marks, or one whose marks were all left off. */
export function isWritable(word: string): boolean {
  return parseSyllable(word) !== undefined || isBareSyllable(word);
}

/**
 * Moves the tone marks of every syllable in a text to one placement; what is no syllable stays as it is.
 * @example placeTone('hoà giải, gíup') // 'hòa giải, giúp'
 */
export function placeTone(text: string, placement: Placement = 'old'): string {
  return nfc(text).replace(/\p{L}+/gu, (word) => {
    const lower = word.toLowerCase();
    const syllable = parseSyllable(lower);
    if (syllable === undefined) return word;
    const written = writeSyllable(syllable, placement);
    if (word === lower) return written;
    return word === word.toUpperCase() && word.length > 1
      ? written.toUpperCase()
      : written.charAt(0).toUpperCase() + written.slice(1);
  });
}
