// Finds dialect words, chat spellings and abbreviations, and decides by their neighbours which of their readings is meant.
import { fold, hasDiacritics } from './letters.ts';
import { afterAt, fits, neighbours, type Neighbours } from './neighbours.ts';
import { isBareSyllable, isSyllable } from './syllable.ts';
import type { Unit } from './unit.ts';
import type { WordList } from './words.ts';

/** One reading of a form. Several readings of one form are tried in order; the first whose neighbours fit wins. */
export interface Form {
  /** As typed, lower case: one syllable or more, separated by single spaces. */
  readonly form: string;
  /** In standard Vietnamese. The form itself = leave it. */
  readonly standard: string;
  /** Syllables one of which must stand before ("! …": none of which may); ^ = clause begins, ^^ = message begins, # = number, %name = class. Empty = any. */
  readonly prev?: string;
  /** The same for what stands after; $ = clause ends, $$ = message ends. */
  readonly next?: string;
  /** Whether the form is also meant when typed without marks. Forms that are no syllable without marks (ko, dc) always are. */
  readonly bare?: boolean;
  /** Name of the rule in the list of rewrites, e.g. "dialect". */
  readonly rule: string;
}

const TYING = /^[/&_“"-]/;

interface Entry {
  readonly syllables: readonly string[];
  readonly folded: readonly string[];
  readonly standard: string;
  readonly prev: Neighbours | undefined;
  readonly next: Neighbours | undefined;
  readonly bare: boolean;
  /** Written without any mark even in standard spelling ("chi", "khung"). */
  readonly plain: boolean;
  readonly rule: string;
  /** A single form that is a syllable of its own: part of a listed word, it is that word's syllable. */
  readonly shy: boolean;
}

/** What a form was read as, and how many units it covers. */
export interface Reading {
  readonly length: number;
  readonly standard: string;
  readonly rule: string;
}

/** What stands around a form. Words that were read already are given in standard form. */
export interface Surroundings {
  readonly units: readonly Unit[];
  readonly at: number;
  /** Last syllable before, "^" at the beginning of a clause, "^^" of the message, "#" for a number. */
  readonly before: string;
  /** The message is typed without marks. */
  readonly bare: boolean;
  /** The message is not written in capitals throughout, so that capitals mean an abbreviation. */
  readonly mixedCase: boolean;
}

/** Forms with their readings, looked up by first folded syllable. */
export class FormTable {
  readonly #entries = new Map<string, Entry[]>();
  readonly #single = new Set<string>();

  /** @param forms readings in the order in which they are tried @param classes named lists of neighbours */
  constructor(forms: Iterable<Form>, classes: ReadonlyMap<string, string>) {
    for (const form of forms) this.#add(form, classes);
    for (const entries of this.#entries.values())
      entries.sort((a, b) => b.syllables.length - a.syllables.length);
  }

  #add(form: Form, classes: ReadonlyMap<string, string>): void {
    const syllables = form.form.split(' ');
    const folded = syllables.map(fold);
    const [first = ''] = folded;
    const single = syllables.length === 1;
    const entry: Entry = {
      syllables,
      folded,
      standard: form.standard,
      prev: neighbours(form.prev, classes),
      next: neighbours(form.next, classes),
      bare: form.bare === true || !folded.every(isBareSyllable),
      plain: !hasDiacritics(form.form),
      rule: form.rule,
      shy: single && (isSyllable(form.form) || isBareSyllable(first)),
    };
    if (single) this.#single.add(form.form);
    const entries = this.#entries.get(first);
    if (entries === undefined) this.#entries.set(first, [entry]);
    else entries.push(entry);
  }

  /** Whether a word is itself a form, so that it is not to be repaired as a misspelling. */
  has(word: string): boolean {
    return this.#single.has(word);
  }

  /** The reading of the form that begins at a unit, if one begins there and its neighbours fit. */
  read(around: Surroundings, words: WordList): Reading | undefined {
    const unit = around.units[around.at];
    const entries = unit === undefined ? undefined : this.#entries.get(unit.folded);
    const entry = entries?.find((candidate) => matches(candidate, around, words));
    return entry === undefined
      ? undefined
      : { length: entry.syllables.length, standard: entry.standard, rule: entry.rule };
  }
}

/** "điểm a, b, c": letters counted off. */
function isLetterBeside(comma: Unit | undefined, letter: Unit | undefined): boolean {
  return comma?.text === ',' && letter?.kind === 'word' && letter.text.length === 1;
}

/** Letters tied to a sign are names and numbering, not chat: C/O, KH&CN, "e)". */
function isTied(around: Surroundings, length: number): boolean {
  const { units, at, before } = around;
  const left = units[at - 1];
  const right = units[at + length];
  if (left?.kind === 'punct' && units[at]?.gap === false && TYING.test(left.text)) return true;
  if (
    units[at]?.text.length === 1 &&
    (isLetterBeside(left, units[at - 2]) || isLetterBeside(right, units[at + 2]))
  )
    return true;
  if (right === undefined || right.kind !== 'punct' || right.gap) return false;
  return right.text === ')'
    ? before.startsWith('^')
    : TYING.test(right.text) && units[at + length + 1]?.gap === false;
}

function matches(entry: Entry, around: Surroundings, words: WordList): boolean {
  const { syllables, folded, rule } = entry;
  const { units, at, before, bare } = around;
  let exact = true;
  let marked = false;
  for (let i = 0; i < syllables.length; i++) {
    const unit = units[at + i];
    if (unit === undefined || unit.kind !== 'word' || unit.fixed) return false;
    if (
      unit.capitals &&
      rule === 'teencode' &&
      around.mixedCase &&
      (unit.text.length > 1 || !before.startsWith('^'))
    )
      return false;
    marked ||= unit.text !== unit.folded;
    if (unit.text === syllables[i]) continue;
    if (unit.folded !== folded[i] || unit.text !== unit.folded) return false;
    exact = false;
  }
  if (!exact && !(entry.bare && (bare || (syllables.length > 1 && !marked)))) return false;
  if (exact && bare && entry.plain && !entry.bare) return false;
  const after = afterAt(units, at + syllables.length);
  const loose = bare || !exact;
  if (!fits(before, entry.prev, loose) || !fits(after, entry.next, loose)) return false;
  if (isTied(around, syllables.length)) return false;
  const last = units[at + syllables.length - 1]?.text ?? '';
  return !(entry.shy
    ? listed(last, before, after, loose, words)
    : syllables.length > 1 && words.has(last, after));
}

function listed(word: string, before: string, after: string, loose: boolean, words: WordList): boolean {
  if (words.has(before, word) || words.has(word, after)) return true;
  return loose && (words.hasFolded(fold(before), fold(word)) || words.hasFolded(fold(word), fold(after)));
}
