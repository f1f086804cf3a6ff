// The outcome of reading a message: tokens, rewrites and text, each traceable to a span of the original.
import { fold } from './letters.ts';
import { isWritable } from './syllable.ts';
import type { Unit } from './unit.ts';

export type TokenKind = 'syllable' | 'word' | 'number' | 'punct';

export interface Token {
  /** Standard spelling, lower case, composed. */
  readonly text: string;
  /** The same as a key: no marks, đ as d. */
  readonly folded: string;
  /** Span in the original message that it stands for (UTF-16 code units, end exclusive); tokens of one rewrite share a span. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

/** One change: original.slice(start, end) === from was read as to. An empty "to" was dropped. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
  /** Names of the rules, joined by "+". */
  readonly rule: string;
}

export interface NormalForm {
  readonly original: string;
  /** Standard written Vietnamese: lower case, composed, single spaces. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** In order, without overlap. Change of case, composition and blanks alone is no rewrite. */
  readonly rewrites: readonly Rewrite[];
}

function kindOf(unit: Unit, text: string): TokenKind {
  if (unit.kind !== 'word') return unit.kind;
  if (unit.fixed) return 'word';
  return isWritable(text) ? 'syllable' : 'word';
}

function tokensOf(unit: Unit): Token[] {
  const { start, end, folded } = unit;
  if (!unit.text.includes(' '))
    return unit.text === '' ? [] : [{ text: unit.text, folded, start, end, kind: kindOf(unit, unit.text) }];
  return unit.text.split(' ').map((text) => ({
    text,
    folded: fold(text),
    start,
    end,
    kind: /^\d+$/.test(text) ? 'number' : kindOf(unit, text),
  }));
}

/** A blank stands where one stood, and after a sign that closes a clause. */
function separator(before: Unit | undefined, unit: Unit): string {
  if (before === undefined) return '';
  return unit.gap || (before.kind === 'punct' && unit.kind !== 'punct' && /^[,;!?.…]/.test(before.text))
    ? ' '
    : '';
}

/** Writes units out as a normal form. */
export function writeOut(original: string, units: readonly Unit[]): NormalForm {
  const tokens: Token[] = [];
  const rewrites: Rewrite[] = [];
  let text = '';
  let before: Unit | undefined;
  for (const unit of units) {
    const { start, end, rule } = unit;
    if (rule !== '') rewrites.push({ from: original.slice(start, end), to: unit.text, start, end, rule });
    if (unit.text === '') continue;
    text += separator(before, unit) + unit.text;
    tokens.push(...tokensOf(unit));
    before = unit;
  }
  return { original, text, tokens, rewrites };
}
