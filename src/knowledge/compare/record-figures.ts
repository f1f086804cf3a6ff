// The figures that stand in an official record, wherever they stand: what a guide may say on its authority.
import { figuresIn } from '../catalogue/fee-text.ts';
import type { CatalogueRecord } from '../catalogue/record.ts';

/** Amounts in đồng that the record names, as numbers or in words. */
export function amountsIn(record: CatalogueRecord): ReadonlySet<number> {
  const rows = record.channels.flatMap((c) => c.fees);
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const texts = [...rows.map((r) => r.text), ...record.channels.map((c) => c.note), record.conditions];
  return new Set([...values, ...[...texts, ...record.steps].flatMap((t) => figuresIn(t))]);
}

/** Whether the record says of anybody that nothing is to be paid. */
export function namesExemption(record: CatalogueRecord): boolean {
  const texts = record.channels.flatMap((c) => [c.note, ...c.fees.map((f) => f.text)]);
  return texts.some((t) => /miễn|không thu|không mất|không phải (?:nộp|trả|đóng)|^không/i.test(t));
}

const times = /(?<![\d/.,])0?(\d{1,3})(?:\s*\([^)]*\))?\s*(ngày|giờ|tháng|phút)/giu;
const unitWords = {
  working_day: 'ngày',
  day: 'ngày',
  hour: 'giờ',
  minute: 'phút',
  month: 'tháng',
  year: 'năm',
};

/** Times that the record names, as «3 ngày»: working days and days are not told apart in its words. */
export function timesIn(record: CatalogueRecord): ReadonlySet<string> {
  const told = [...record.channels.map((c) => c.time), ...record.cases].flatMap(({ quantity, unit }) =>
    quantity === null || unit === 'other' ? [] : [`${quantity} ${unitWords[unit]}`],
  );
  const texts = [
    ...record.channels.flatMap((c) => [c.time.text, c.note]),
    ...record.steps,
    ...record.cases.map((c) => c.name),
    record.conditions,
    record.result,
  ];
  return new Set([
    ...told,
    ...texts.flatMap((t) =>
      [...t.matchAll(times)].map(([, n, unit]) => `${Number(n)} ${(unit ?? '').toLowerCase()}`),
    ),
  ]);
}

/** A time of a guide in the same form. */
export function timeKey(value: number, unit: keyof typeof unitWords): string {
  return `${value} ${unitWords[unit]}`;
}
