// Takes the text beside a fee apart: which figures it names, which clause holds until or from which day, which one exempts.
import type { Corrections } from './corrections.ts';
import { oneLine } from './official-text.ts';

/** One clause of a fee text. */
export interface FeeClause {
  readonly text: string;
  /** Amounts it names, in đồng. */
  readonly figures: readonly number[];
  /** Last day on which it holds; from its own date or from the act that it names. */
  readonly endsOn: string | null;
  /** First day on which it holds. */
  readonly startsOn: string | null;
  readonly exempts: boolean;
}

const clauseBreak = /(?=\()|(?<=\))\.?\s*|[.;]\s+(?=[\p{Lu}(+*-])|;\s*|\s+[-–+*•]\s*(?=\p{L})/u;
const date = String.raw`(?:ngày\s*)?(\d{1,2})(?:\s*\/\s*|\s+tháng\s+)(\d{1,2})(?:\s*\/\s*|\s+năm\s+)(\d{4})`;
const end = new RegExp(String.raw`(?:đến|tới)(?:\s+hết)?\s*${date}`, 'i');
const start = new RegExp(String.raw`từ\s*${date}`, 'i');
const grouped = /\d{1,3}(?:[.,]\d{3})+(?!\d)/g;
const plain = /(?<![\d/.])\d{4,9}(?=\s*(?:đ|đồng|vnđ|vnd)(?!\p{L}))/giu;
const millions = /(\d+(?:,\d+)?)\s*triệu/gi;

/** The clauses of a fee text, in order. */
export function clausesOf(text: string, reductions: Corrections['reductions']): readonly FeeClause[] {
  const pieces = oneLine(text)
    .split(clauseBreak)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d]/u.test(piece));
  return pieces.map((piece) => ({
    text: piece,
    figures: figuresIn(piece),
    endsOn: dayOf(end.exec(piece)) ?? endOfAct(piece, reductions),
    startsOn: dayOf(start.exec(piece)),
    exempts: /(?<!\p{L})(?:miễn|không thu)(?!\p{L})/iu.test(piece) || /^\(?miễn/iu.test(piece),
  }));
}

/** Amounts in a text: «25.000», «1,500,000», «5000 đồng», «17,5 triệu»; numbers of acts and dates are none. */
export function figuresIn(text: string): readonly number[] {
  return [
    ...[...text.matchAll(grouped)].map(([figure]) => Number(figure.replace(/[.,]/g, ''))),
    ...[...text.matchAll(plain)].map(([figure]) => Number(figure)),
    ...[...text.matchAll(millions)].map(([, figure = '']) => Number(figure.replace(',', '.')) * 1_000_000),
  ];
}

/** The day after or before an ISO day. */
export function dayBeside(day: string, days: 1 | -1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function dayOf(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

function endOfAct(text: string, reductions: Corrections['reductions']): string | null {
  return reductions.find(({ number }) => text.includes(number))?.endsOn ?? null;
}
