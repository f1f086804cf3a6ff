// Reads the fees of a record by rule: 0 is unknown, a wrong unit is only suspected, expired and replaced figures are never said.
import type { Fee } from '../types.ts';
import type { Corrections, CorrectionsOf } from './corrections.ts';
import { clausesOf, dayBeside, type FeeClause } from './fee-text.ts';
import { startLower } from '../first-letter.ts';
import { atMost, oneLine, withoutMarks } from './official-text.ts';
import type { RecordFee } from './record.ts';
import type { Say } from './words.ts';

/** What the rules need besides the rows. */
export interface FeeContext {
  /** Source id of facts that stand in the record. */
  readonly source: string;
  /** Day the record was taken from the portal: reductions that had ended by then are over. */
  readonly crawledOn: string;
  readonly corrections: Corrections;
  readonly own: CorrectionsOf;
  readonly say: Say;
}

/** An amount below this (đồng) is no fee of any office: the unit was lost (25 for 25.000). */
const leastFee = 1000;
/** More different fees than this are not read out; the procedure's page has them. */
const mostFees = 6;
const noteLimit = 160;
/** «100.000 đồng/lần», «/tờ khai»: says only what the fee is for. */
const perUnit =
  /^(?:phí|lệ phí)?:?\s*(?:\d[\d.,]*)?\s*(?:đồng|đ|vnđ)?\s*\/\s*(?:0?1 )?([\p{L} ]{2,30})\.?$/iu;

/**
 * The fees of one way of filing.
 * @param rows - all fee rows of the record for that way
 * @returns none where nothing certain is recorded, which is not the same as free
 */
export function feesOf(rows: readonly RecordFee[], context: FeeContext): readonly Fee[] {
  const { source, own, say } = context;
  if (own.staleFees) {
    const { says, fees } = own.staleFees;
    return fees.length > 0 ? fees : [{ kind: 'unknown', note: says, source }];
  }
  const read = rows.flatMap((row) => readFee(row, context));
  const told = unique(read.filter((fee) => fee.kind !== 'unknown' || fee.note !== undefined)).map((fee) => ({
    label: say('record.fee_label'),
    ...fee,
  }));
  if (told.length <= mostFees) return told;
  const note = say('record.fee_many', { count: String(told.length) });
  return [{ kind: 'unknown', label: say('record.fee_label'), note, source }];
}

function readFee(row: RecordFee, context: FeeContext): readonly Fee[] {
  const { source, say, corrections } = context;
  const clauses = clausesOf(row.text, corrections.reductions);
  const replaced = corrections.replacedActs.find(({ number }) => row.text.includes(number));
  if (replaced) return [{ kind: 'unknown', note: say('record.fee_act_replaced', replaced), source }];
  if (/hội đồng nhân dân|hđnd/i.test(row.text)) {
    const exempt = clauses.find((c) => c.exempts);
    return [{ kind: 'set_by_province', ...(exempt ? { note: quoted(exempt.text, say) } : {}), source }];
  }
  if (!row.value) return [readZero(row, clauses, context)];
  if (row.currency !== '' && !/việt nam|vnd/i.test(row.currency)) {
    const note = say('record.fee_foreign', { figure: `${row.value} ${row.currency}` });
    return [{ kind: 'unknown', note, source }];
  }
  return readAmount(row.value, row, clauses, context);
}

/** A 0 or nothing: free only where the text says so and knows no conditions. */
function readZero(row: RecordFee, clauses: readonly FeeClause[], context: FeeContext): Fee {
  const { source, say, crawledOn } = context;
  const text = withoutMarks(row.text);
  const free = /^(?:không|không có|(?:không thu|miễn)(?: (?:phí|lệ phí|phí, lệ phí))?)$/i;
  if (free.test(text)) return { kind: 'free', note: quoted(text, say), source };
  const holding = clauses.filter((c) => c.endsOn === null || c.endsOn >= crawledOn);
  const telling = holding.filter(
    (c) => c.figures.length > 0 || c.exempts || /không quy định|chưa/i.test(c.text),
  );
  if (telling.length === 0) return { kind: 'unknown', source };
  return { kind: 'unknown', note: quoted(telling.map((c) => c.text).join('; '), say), source };
}

function readAmount(
  value: number,
  row: RecordFee,
  clauses: readonly FeeClause[],
  context: FeeContext,
): readonly Fee[] {
  const { source, say, crawledOn } = context;
  const amount = Math.round(value);
  const figures = clauses.flatMap((c) => c.figures);
  const agrees = figures.length === 0 || [amount, amount * 2, amount / 2].some((n) => figures.includes(n));
  const ended = clauses.filter((c) => c.endsOn !== null && c.endsOn < crawledOn && !c.exempts);
  if (
    ended.some((c) => c.figures.includes(amount)) ||
    (ended.length > 0 && !isElsewhere(amount, ended, clauses))
  ) {
    return [{ kind: 'unknown', note: say('record.fee_ended'), source }];
  }
  if (amount < leastFee || !agrees) {
    const note =
      amount < leastFee ? say('record.fee_unit', { figure: String(amount) }) : say('record.fee_conflict');
    const written = figures.length > 0 ? ` ${quoted(row.text, say)}` : '';
    return [{ kind: 'suspected', amount, note: `${note}${written}`, source, ...until(clauses, crawledOn) }];
  }
  return dated(amount, { kind: 'amount', source, ...detailOf(row, clauses, context) }, clauses, crawledOn);
}

/** Whether the figure also stands in a clause that has not ended. */
function isElsewhere(amount: number, ended: readonly FeeClause[], clauses: readonly FeeClause[]): boolean {
  const others = clauses.filter((c) => !ended.includes(c));
  return others.some((c) => c.figures.includes(amount)) || ended.every((c) => c.figures.length > 0);
}

/** Splits an amount by the days of its text: the reduced fee until its end, the ordinary one after. */
function dated(
  amount: number,
  fee: Omit<Fee, 'amount'>,
  clauses: readonly FeeClause[],
  crawledOn: string,
): readonly Fee[] {
  const reduction = clauses.find((c) => c.endsOn !== null && c.endsOn >= crawledOn);
  if (!reduction?.endsOn) {
    const next = clauses.find((c) => c.startsOn !== null && c.startsOn > crawledOn);
    return [{ ...fee, amount, ...(next?.startsOn ? { effectiveTo: dayBeside(next.startsOn, -1) } : {}) }];
  }
  const effectiveTo = reduction.endsOn;
  const effectiveFrom = dayBeside(effectiveTo, 1);
  if (reduction.exempts && reduction.figures.length === 0) {
    return [
      { ...fee, kind: 'free', effectiveTo },
      { ...fee, amount, effectiveFrom },
    ];
  }
  const reduced = reduction.figures.includes(amount) ? undefined : reduction.figures.find((f) => f < amount);
  if (reduced !== undefined) {
    return [
      { ...fee, amount: reduced, effectiveTo },
      { ...fee, amount, effectiveFrom },
    ];
  }
  const ordinary = [...new Set(clauses.filter((c) => c !== reduction).flatMap((c) => c.figures))].filter(
    (f) => f > amount,
  );
  const after =
    ordinary.length === 1 && ordinary[0] !== undefined
      ? [{ ...fee, amount: ordinary[0], effectiveFrom }]
      : [];
  return [{ ...fee, amount, effectiveTo }, ...after];
}

function until(clauses: readonly FeeClause[], crawledOn: string): { effectiveTo?: string } {
  const endsOn = clauses.find((c) => c.endsOn !== null && c.endsOn >= crawledOn)?.endsOn;
  return endsOn ? { effectiveTo: endsOn } : {};
}

/** What the text says about when the fee is due: a short condition in the sentence, or a quotation behind it. */
function detailOf(
  row: RecordFee,
  clauses: readonly FeeClause[],
  { say, crawledOn }: FeeContext,
): { per?: string; condition?: string; note?: string } {
  const per = perUnit.exec(oneLine(row.text).replace(/\s*\(.*$/, ''))?.[1];
  if (per) return { per: per.trim() };
  const holding = clauses.filter((c) => c.endsOn === null && (c.startsOn === null || c.startsOn > crawledOn));
  const text = withoutMarks(holding.map((c) => c.text).join('; '));
  if (!/\p{L}{3}/u.test(text) || /^(?:đồng|theo quy định)/i.test(text)) return {};
  const isShort = text.length <= 70 && !/\d{3}|[()]/.test(text);
  return isShort ? { condition: startLower(text) } : { note: quoted(text, say) };
}

function quoted(text: string, say: Say): string {
  const inner = withoutMarks(text)
    .replace(/^\((.*)\)$/, '$1')
    .replace(/["“”]/g, "'");
  return say('record.quote', { text: atMost(inner, noteLimit) });
}

function unique(fees: readonly Fee[]): readonly Fee[] {
  return [...new Map(fees.map((fee) => [JSON.stringify(fee), fee])).values()];
}
