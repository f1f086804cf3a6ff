// Drops what speech-to-text writes down but nobody means: words said twice, phrases begun again, and sounds of hesitation.
import { readTable } from './tables.ts';
import { isTyped, rewrite, type Unit } from './unit.ts';

const table = readTable('speech');
/** Words that are never doubled on purpose; "luôn luôn" and "từ từ" are words of their own. */
const NEVER_TWICE: ReadonlySet<string> = new Set(
  table.filter((row) => row['kind'] === 'twice').map((row) => row['word'] ?? ''),
);
const HESITATIONS: ReadonlySet<string> = new Set(
  table.filter((row) => row['kind'] === 'hesitation').map((row) => row['word'] ?? ''),
);
/** A hesitation alone may be an answer ("ừm"); before this many words it is none. */
const ENOUGH_WORDS = 4;

function drop(unit: Unit, rule: string): void {
  rewrite(unit, '', '', rule);
}

function beginsAgain(units: readonly Unit[], at: number): boolean {
  const [a, b, c, d] = units.slice(at, at + 4);
  return (
    isTyped(a) &&
    isTyped(b) &&
    isTyped(c) &&
    isTyped(d) &&
    a.text === c.text &&
    b.text === d.text &&
    a.text !== b.text
  );
}

/** Empties the text of units that are repeated or mean nothing, in place. */
export function dropHesitation(units: readonly Unit[]): void {
  const words = units.filter(isTyped).length;
  if (words < ENOUGH_WORDS) return;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (!isTyped(unit)) continue;
    const next = units[at + 1];
    if (HESITATIONS.has(unit.text)) drop(unit, 'hesitation');
    else if (isTyped(next) && next.text === unit.text && NEVER_TWICE.has(unit.text)) drop(unit, 'repeated');
    else if (beginsAgain(units, at)) {
      drop(unit, 'repeated');
      if (isTyped(next)) drop(next, 'repeated');
      at++;
    }
  }
}
