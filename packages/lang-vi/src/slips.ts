// Mends two neighbouring syllables by listed words: marks half typed ("đăng ky"), tones the region mixes up ("hộ trợ"), sounds spelled alike ("bổ xung").
import { fold, takeApart } from './letters.ts';
import { readColumn } from './tables.ts';
import { rewrite, type Unit } from './unit.ts';
import { usualSpellingIn } from './variants.ts';
import type { WordList } from './words.ts';

/** Words too common on their own to be somebody's slip for a rarer one ("bạn sao" is not "bản sao"). */
const STEADY: ReadonlySet<string> = new Set(readColumn('steady', 'word'));

/** A syllable read from keys was typed in haste: any of its keys may be missing. */
function fromKeys(unit: Unit): boolean {
  return unit.rule.startsWith('telex') || unit.rule.startsWith('vni');
}

/** Whether a syllable may be the other with some marks not typed: what is typed must agree, and a known word is not doubted. */
function lacksMarks(unit: Unit, full: string, words: WordList): boolean {
  const typed = unit.text;
  if (typed === full) return true;
  if (STEADY.has(typed)) return false;
  if (typed === unit.folded) return true;
  if (words.knows(typed) && !fromKeys(unit)) return false;
  const own = takeApart(typed);
  const wanted = takeApart(full);
  if (own === undefined || wanted === undefined || (own.tone !== 0 && own.tone !== wanted.tone)) return false;
  return Array.from(own.shapes).every(
    (letter, i) => letter === wanted.shapes.charAt(i) || letter === fold(wanted.shapes.charAt(i)),
  );
}

/** Whether only what the ear mixes up differs, and no common word would be changed. */
function soundsLike(typed: string, meant: string): boolean {
  return typed === meant || !STEADY.has(typed);
}

interface Pair {
  readonly before: string;
  readonly a: Unit;
  readonly b: Unit;
  readonly after: string;
}

/** A syllable that makes a word with its other neighbour is left alone. */
function isFree({ before, a, b, after }: Pair, first: string, second: string, words: WordList): boolean {
  return (first === a.text || !words.has(before, a.text)) && (second === b.text || !words.has(b.text, after));
}

function onlyChoice(
  pairs: readonly string[],
  suits: (first: string, second: string) => boolean,
): [string, string] | undefined {
  let found: [string, string] | undefined;
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(' ');
    if (!suits(first, second)) continue;
    if (found !== undefined) return undefined;
    found = [first, second];
  }
  return found;
}

function ruleFor(typed: string, meant: string): string {
  return takeApart(typed)?.shapes === takeApart(meant)?.shapes ? 'tone-slip' : 'spelling-slip';
}

function apply(unit: Unit, text: string, rule: string): void {
  if (unit.text !== text) rewrite(unit, text, fold(text), rule);
}

function mendPair(pair: Pair, words: WordList): void {
  const { a, b } = pair;
  if (words.has(a.text, b.text)) return;
  const bareA = a.text === a.folded;
  const bareB = b.text === b.folded;
  if (bareA && bareB) return;
  const full = onlyChoice(
    words.byFold(a.folded, b.folded),
    (first, second) =>
      lacksMarks(a, first, words) && lacksMarks(b, second, words) && isFree(pair, first, second, words),
  );
  if (full !== undefined) {
    apply(a, full[0], 'half-typed');
    apply(b, full[1], 'half-typed');
    return;
  }
  const meant = onlyChoice(
    words.bySound(a.text, b.text),
    (first, second) =>
      soundsLike(a.text, first) && soundsLike(b.text, second) && isFree(pair, first, second, words),
  );
  if (meant === undefined) return;
  apply(a, meant[0], ruleFor(a.text, meant[0]));
  apply(b, meant[1], ruleFor(b.text, meant[1]));
}

function isOneSyllable(unit: Unit | undefined): unit is Unit {
  return unit !== undefined && unit.kind === 'word' && !unit.fixed && !unit.text.includes(' ');
}

function mendVariant(unit: Unit, before: string, after: string, words: WordList): void {
  const usual = usualSpellingIn(before, unit.text, after, words);
  if (usual !== undefined) rewrite(unit, usual, fold(usual), 'i-y');
}

/** Last or first syllable of a unit, empty for signs and numbers. */
function edge(unit: Unit | undefined, last: boolean): string {
  if (unit?.kind !== 'word') return '';
  const space = last ? unit.text.lastIndexOf(' ') : unit.text.indexOf(' ');
  if (space < 0) return unit.text;
  return last ? unit.text.slice(space + 1) : unit.text.slice(0, space);
}

/** Mends slips between neighbours, left to right, in place. */
export function mendSlips(units: readonly Unit[], words: WordList): void {
  for (let i = 0; i < units.length; i++) {
    const a = units[i];
    if (!isOneSyllable(a)) continue;
    const b = units[i + 1];
    const before = edge(units[i - 1], true);
    if (isOneSyllable(b)) mendPair({ before, a, b, after: edge(units[i + 2], false) }, words);
    mendVariant(a, before, edge(b, false), words);
  }
}
