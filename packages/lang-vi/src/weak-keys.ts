// Decides about readings of keys that a word alone does not prove ("cos", "xa4"): the message must show that keys were left in it.
import { fold, hasDiacritics } from './letters.ts';
import type { Repair } from './repair.ts';
import { BARE_BELOW, isTyped, rewrite, type Unit } from './unit.ts';
import type { WordList } from './words.ts';

function countRules(units: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of units) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** Readings of keys that need the rest of the message: other keys were left in it and it is not otherwise marked. */
export function confirmWeak(units: readonly Unit[], weak: ReadonlyMap<Unit, Repair>, words: WordList): void {
  if (weak.size === 0) return;
  const marked = units.filter((unit) => unit.rule === '' && isTyped(unit) && hasDiacritics(unit.text)).length;
  const unmarked = marked * BARE_BELOW < units.length;
  const surely = countRules(units);
  const vni = [...weak.values()].filter((repair) => repair.rule === 'vni').length;
  for (const [i, unit] of units.entries()) {
    const repair = weak.get(unit);
    if (repair === undefined) continue;
    const read = (other: Unit | undefined): string =>
      other === undefined ? '' : (weak.get(other)?.text ?? other.text);
    const rule = repair.rule === 'vni-counted' ? 'vni' : repair.rule;
    const sure = surely.get(rule) ?? 0;
    const among = unmarked
      ? sure > 0 || (repair.rule === 'vni' && vni > 1)
      : sure > 1 && words.knows(repair.text);
    if (among || besides(read(units[i - 1]), repair.text, read(units[i + 1]), words)) {
      rewrite(unit, repair.text, fold(repair.text), rule);
    }
  }
}

function besides(before: string, text: string, after: string, words: WordList): boolean {
  if (words.has(before, text) || words.has(text, after)) return true;
  const folded = fold(text);
  const matches = (pairs: readonly string[], at: 0 | 1): boolean =>
    pairs.some((pair) => pair.split(' ')[at] === text);
  return (
    (before !== '' && before === fold(before) && matches(words.byFold(before, folded), 1)) ||
    (after !== '' && after === fold(after) && matches(words.byFold(folded, after), 0))
  );
}
