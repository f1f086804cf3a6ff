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

const actTitle =
  /,?\s*(?:của (?:Bộ trưởng )?Bộ Tài chính)?\s*(?:hướng dẫn |về việc )?quy định (?:về )?mức thu[^;]*$/i;
const exemption =
  /^\W*(?:được )?(?:miễn|không thu)(?!\s+một số|,)|(?<!\p{L})miễn (?:phí|lệ phí|thu)(?!\p{L})/iu;

/** The clauses of a fee text, in order. A day in brackets belongs to the figure before it. */
export function clausesOf(text: string, reductions: Corrections['reductions']): readonly FeeClause[] {
  const pieces = oneLine(text)
    .split(clauseBreak)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d]/u.test(piece));
  return pieces.reduce<readonly FeeClause[]>((before, piece) => {
    const clause = clauseOf(piece, reductions);
    const last = before.at(-1);
    const belongs =
      piece.startsWith('(') && clause.endsOn !== null && !clause.exempts && clause.figures.length === 0;
    return belongs && last?.figures.length && last.endsOn === null
      ? [...before.slice(0, -1), clauseOf(`${last.text} ${piece}`, reductions)]
      : [...before, clause];
  }, []);
}

function clauseOf(piece: string, reductions: Corrections['reductions']): FeeClause {
  const text = piece.replace(actTitle, '').trim() || piece;
  return {
    text,
    figures: figuresIn(text),
    endsOn: dayOf(end.exec(text)) ?? endOfAct(text, reductions),
    startsOn: dayOf(start.exec(text)),
    exempts: exemption.test(text),
  };
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
