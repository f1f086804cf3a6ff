// Joins a syllable that was typed in two pieces ("h ồ sơ", "đ ược"), where listed words show that it is one.
import { fold, hasDiacritics } from './letters.ts';
import { isSyllable } from './syllable.ts';
import type { Unit } from './unit.ts';
import type { WordList } from './words.ts';

const CONSONANTS = /^[bcdđghklmnpqrstvx]{1,3}$/;
const LONGEST_SYLLABLE = 7;

function joined(
  units: readonly Unit[],
  at: number,
  words: WordList,
  isForm: (word: string) => boolean,
): string | undefined {
  const a = units[at];
  const b = units[at + 1];
  if (a?.kind !== 'word' || b?.kind !== 'word' || a.fixed || b.fixed || !b.gap) return undefined;
  const onset = CONSONANTS.test(a.text);
  if (onset === CONSONANTS.test(b.text)) return undefined;
  const text = a.text + b.text;
  if (text.length > LONGEST_SYLLABLE || !hasDiacritics(text) || !words.knows(text) || !isSyllable(text))
    return undefined;
  const beside = words.has(units[at - 1]?.text ?? '', text) || words.has(text, units[at + 2]?.text ?? '');
  const rest = onset ? b.text : a.text;
  return beside || !(words.knows(rest) || isForm(rest)) ? text : undefined;
}

/** Joins split syllables; returns new units, in order. */
export function joinSplit(
  units: readonly Unit[],
  words: WordList,
  isForm: (word: string) => boolean,
): Unit[] {
  const out: Unit[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined) continue;
    const text = joined(units, at, words, isForm);
    const next = units[at + 1];
    if (text === undefined || next === undefined) {
      out.push(unit);
      continue;
    }
    out.push({ ...unit, text, folded: fold(text), end: next.end, rule: 'split' });
    at++;
  }
  return out;
}
