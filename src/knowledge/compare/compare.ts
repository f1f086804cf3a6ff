// Compares what people wrote with the official record: every difference is either explained with a source or to be mended.
import type { ShelvedRecord } from '../catalogue/derive.ts';
import { methodWords } from '../method-words.ts';
import type { Guide, Method, WrittenGuide } from '../types.ts';
import { sayDay } from '../validity.ts';
import { compareFees, compareTimes, type Pair } from './facts.ts';
import { comparePapers } from './papers.ts';
import type { Difference, Found } from './types.ts';

export type { Difference } from './types.ts';

const methods = ['online', 'post', 'counter'] as const satisfies readonly Method[];

/**
 * Every difference between a guide and its record.
 * @param derived - the guide that the record alone gives, with the corrections laid over it
 */
export function compareWithRecord(
  guide: WrittenGuide,
  shelved: ShelvedRecord,
  derived: Guide,
): readonly Difference[] {
  const pair: Pair = { guide, record: shelved.record, derived };
  const stated = (m: Method): boolean => m in guide.methods && m in derived.methods;
  // Grade C names no figures on purpose: only what stays is compared.
  const facts = guide.grade === 'C' ? [] : methods.filter(stated);
  const found = [
    ...compareState(shelved),
    ...compareDecision(pair),
    ...comparePage(pair),
    ...compareMethods(pair),
    ...facts.flatMap((m) => compareTimes(pair, m)),
    ...facts.flatMap((m) => compareFees(pair, m)),
    ...(guide.grade === 'C' ? [] : comparePapers(pair)),
  ];
  return found.map((difference) => ({
    ...difference,
    says: difference.method ? `${methodWords[difference.method]}: ${difference.says}` : difference.says,
    code: guide.code,
    explained: explanationOf(guide, derived, difference),
  }));
}

function compareState({ goneOn }: ShelvedRecord): readonly Found[] {
  return goneOn ? [{ about: 'gone', says: `bản ghi không còn trên Cổng từ ${sayDay(goneOn)}` }] : [];
}

function compareDecision({ guide, record }: Pair): readonly Found[] {
  const named = guide.sources.filter((s) => s.kind === 'portal_record').flatMap((s) => s.number ?? []);
  if (record.decision === '' || named.includes(record.decision)) return [];
  const ours = named.length > 0 ? named.join(', ') : 'không ghi số nào';
  return [{ about: 'decision', says: `bản ghi theo quyết định ${record.decision}, hướng dẫn ghi ${ours}` }];
}

function comparePage({ guide, record }: Pair): readonly Found[] {
  const ids = record.cases.map((c) => c.id);
  const strange = guide.portal.cases.filter((c) => !ids.includes(c.id));
  return [
    ...(guide.portal.id !== null && record.portalId !== null && guide.portal.id !== record.portalId
      ? [{ about: 'page', says: `trang trên Cổng nay có id ${record.portalId}` } as const]
      : []),
    ...strange.map(
      (c) => ({ about: 'page', says: `trường hợp ${c.code ?? c.id} không còn trong bản ghi` }) as const,
    ),
  ];
}

function compareMethods({ guide, derived, record }: Pair): readonly Found[] {
  if (record.channels.length === 0) return [];
  return methods.flatMap((m): Found[] => {
    if (m in guide.methods === m in derived.methods) return levelOf(guide, derived, m);
    const says =
      m in guide.methods ? 'hướng dẫn có cách này, bản ghi không' : 'bản ghi có cách này, hướng dẫn không';
    return [{ about: 'method', method: m, says }];
  });
}

function levelOf(guide: WrittenGuide, derived: Guide, m: Method): Found[] {
  const ours = guide.methods[m]?.level;
  const theirs = derived.methods[m]?.level;
  if (m !== 'online' || ours === undefined || ours === theirs) return [];
  const name = (level: typeof ours | undefined): string => (level === 'full' ? 'toàn trình' : 'một phần');
  return [{ about: 'method', method: m, says: `hướng dẫn nói ${name(ours)}, bản ghi nói ${name(theirs)}` }];
}

/**
 * A difference is explained by an entry of the guide's `differences`, by the guide's own fact where that has a source other than the
 * record, or by a correction that was laid over the record.
 */
function explanationOf(guide: WrittenGuide, derived: Guide, found: Found): string | null {
  const entry = guide.differences.find(
    (d) =>
      d.about === found.about &&
      (d.method === undefined || d.method === found.method) &&
      (d.match === undefined || (found.match ?? found.says).includes(d.match)),
  );
  if (entry) return `${entry.why} (${titleOf(guide, entry.source)})`;
  const own = guide.sources.find((s) => s.id === found.source && s.kind !== 'portal_record');
  if (own) return `theo ${own.title}`;
  const corrected = derived.sources.find((s) => s.id !== 'record');
  const layered = found.about === 'fee' && corrected !== undefined && corrects(derived, found.method);
  return layered ? `đã điều chỉnh theo ${corrected.title}` : null;
}

function corrects(derived: Guide, method: Method | undefined): boolean {
  const fees = method ? (derived.methods[method]?.fees ?? []) : [];
  return fees.some((f) => f.source !== 'record');
}

function titleOf(guide: WrittenGuide, source: string): string {
  return guide.sources.find((s) => s.id === source)?.title ?? source;
}
