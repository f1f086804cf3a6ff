// The working piece of a message between scanning and writing out: what is read now, and which part of the original it stands for.

export type UnitKind = 'word' | 'number' | 'punct';

export interface Unit {
  /** Lower-case composed text as read so far; several syllables are separated by single spaces, an empty text is dropped. */
  text: string;
  /** The text as a key, see fold(). */
  folded: string;
  /** Span in the original message, in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: UnitKind;
  /** Blank before it in the original. */
  readonly gap: boolean;
  /** Written in capitals within a message that is not: an abbreviation, no chat spelling. */
  readonly capitals: boolean;
  /** E-mail addresses, links and codes are never rewritten. */
  readonly fixed: boolean;
  /** Names of the rules that changed it, in order, joined by "+"; empty = as typed. */
  rule: string;
}

/** Notes a new reading and the rule that gave it. */
export function rewrite(unit: Unit, text: string, folded: string, rule: string): void {
  unit.text = text;
  unit.folded = folded;
  unit.rule = unit.rule === '' || unit.rule === rule ? rule : `${unit.rule}+${rule}`;
}

/** Whether a unit is a word that somebody typed, not a link, a code, a number or a sign. */
export function isTyped(unit: Unit | undefined): unit is Unit {
  return unit !== undefined && unit.kind === 'word' && !unit.fixed;
}

/** With fewer marked words than one in this many, a message was typed without marks. */
export const BARE_BELOW = 4;
