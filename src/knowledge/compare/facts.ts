// Compares the times and fees of a guide with its record, one way of filing at a time.
import type { CatalogueRecord } from '../catalogue/record.ts';
import type { Guide, Method, WrittenGuide } from '../types.ts';
import { sayDuration, sayMoney } from '../wording.ts';
import { amountsIn, namesExemption, timeKey, timesIn } from './record-figures.ts';
import type { Found } from './types.ts';

/** What is compared: a guide, the record, and the guide that the record alone would give. */
export interface Pair {
  readonly guide: WrittenGuide;
  readonly record: CatalogueRecord;
  readonly derived: Guide;
}

/** Differences in the times of one way of filing. */
export function compareTimes({ guide, record, derived }: Pair, method: Method): readonly Found[] {
  const known = timesIn(record);
  const ours = guide.methods[method]?.durations ?? [];
  const said = new Set(
    ours.flatMap((d) => [
      ...(d.value !== undefined && d.unit ? [timeKey(d.value, d.unit)] : []),
      ...[...`${d.label ?? ''} ${d.text ?? ''} ${d.note ?? ''}`.matchAll(/(\d+) (ngày|giờ|tháng|phút)/g)].map(
        ([, n, unit]) => `${Number(n)} ${unit ?? ''}`,
      ),
    ]),
  );
  const onlyGuide: Found[] = ours.flatMap((d): Found[] =>
    d.value !== undefined && d.unit && !known.has(timeKey(d.value, d.unit))
      ? [
          {
            about: 'duration',
            method,
            says: `hướng dẫn nói ${sayDuration(d)}, bản ghi không có`,
            source: d.source,
          },
        ]
      : [],
  );
  const theirs = (derived.methods[method]?.durations ?? []).filter((d) => d.value !== undefined && d.unit);
  const onlyRecord: Found[] = theirs.flatMap((d): Found[] =>
    d.value !== undefined && d.unit && !said.has(timeKey(d.value, d.unit))
      ? [{ about: 'duration', method, says: `bản ghi nói ${sayDuration(d)}, hướng dẫn không có` }]
      : [],
  );
  return [...onlyGuide, ...onlyRecord];
}

/** Differences in the fees of one way of filing. */
export function compareFees({ guide, record, derived }: Pair, method: Method): readonly Found[] {
  const known = amountsIn(record);
  const ours = guide.methods[method]?.fees ?? [];
  const onlyGuide: Found[] = ours.flatMap((f): Found[] => {
    if (f.amount !== undefined && !known.has(f.amount))
      return [
        {
          about: 'fee',
          method,
          says: `hướng dẫn nói ${sayMoney(f.amount)}, bản ghi không có`,
          source: f.source,
        },
      ];
    return f.kind === 'free' && !namesExemption(record) && !zeroOnly(record, method)
      ? [
          {
            about: 'fee',
            method,
            says: 'hướng dẫn nói không mất tiền, bản ghi không nói vậy',
            source: f.source,
          },
        ]
      : [];
  });
  const theirs = (derived.methods[method]?.fees ?? []).filter((f) => f.source === 'record');
  const amounts = new Set(ours.flatMap((f) => (f.amount === undefined ? [] : [f.amount])));
  const noted = ours.map((f) => `${f.note ?? ''} ${f.condition ?? ''}`).join(' ');
  const onlyRecord: Found[] = theirs.flatMap((f): Found[] =>
    f.kind === 'amount' &&
    f.amount !== undefined &&
    !amounts.has(f.amount) &&
    !noted.includes(sayMoney(f.amount).replace(' đồng', ''))
      ? [{ about: 'fee', method, says: `bản ghi nói ${sayMoney(f.amount)}, hướng dẫn không có` }]
      : [],
  );
  return [...onlyGuide, ...onlyRecord];
}

/** A record that has nothing but zeros for a way of filing says neither that it is free nor that it is not. */
function zeroOnly(record: CatalogueRecord, method: Method): boolean {
  const rows = record.channels.filter((c) => c.method === method).flatMap((c) => c.fees);
  return rows.length > 0 && rows.every((r) => !r.value && r.text.trim() === '');
}
