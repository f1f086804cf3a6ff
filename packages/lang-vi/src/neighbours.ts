// What may stand beside a form: lists of syllables, the edges of a clause, numbers, and classes of words.
import { fold } from './letters.ts';
import type { Unit } from './unit.ts';

/** A list of neighbours, as cells of the tables write it. */
export interface Neighbours {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly none: boolean;
}

const EDGES: ReadonlySet<string> = new Set(['^^', '$$']);

/** Reads a cell: "! …" none of these, %name a class; empty = undefined, anything may stand there. */
export function neighbours(
  cell: string | undefined,
  classes: ReadonlyMap<string, string>,
): Neighbours | undefined {
  if (cell === undefined || cell === '') return undefined;
  const none = cell.startsWith('! ');
  const words = cell.replace(/^! /, '').split(' ');
  const exact = words.flatMap((word) =>
    word.startsWith('%') ? (classes.get(word.slice(1)) ?? '').split(' ') : [word],
  );
  return { exact: new Set(exact), folded: new Set(exact.map(fold)), none };
}

/** Whether a neighbour is one that is wanted. @param bare compare without marks too */
export function fits(neighbour: string, wanted: Neighbours | undefined, bare: boolean): boolean {
  if (wanted === undefined) return true;
  const { exact, folded, none } = wanted;
  if (
    exact.has(neighbour) ||
    (neighbour.length === 2 && EDGES.has(neighbour) && exact.has(neighbour.charAt(0)))
  )
    return !none;
  return (bare && folded.has(fold(neighbour))) !== none;
}

/** What stands at an index, as lists name it: a syllable, # a number, $ the end of a clause, $$ of the message. */
export function afterAt(units: readonly Unit[], at: number): string {
  const unit = units[at];
  if (unit === undefined) return '$$';
  if (unit.kind === 'punct') return at + 1 === units.length ? '$$' : '$';
  return unit.kind === 'number' ? '#' : unit.text;
}

/** What a unit that was read already is to the form after it: its last syllable, # a number, ^ the beginning of a clause, ^^ of the message. */
export function beforeOf(unit: Unit | undefined): string {
  if (unit === undefined) return '^^';
  if (unit.kind === 'punct') return '^';
  return unit.kind === 'number' ? '#' : unit.text.slice(unit.text.lastIndexOf(' ') + 1);
}
