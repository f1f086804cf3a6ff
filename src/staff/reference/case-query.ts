// The case that a page of the reference is about, as its address says it: so that a case can be kept, sent and printed by its address.
import { isMethod } from '../../dialogs/dialogs.ts';
import { dayInVietnam, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Guide, Method } from '../../knowledge/types.ts';

export interface CaseQuery {
  readonly method: Method | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly unit: string | null;
  /** The day on which facts must hold, YYYY-MM-DD. */
  readonly day: string;
  readonly today: string;
  /** The node at which the guide is reopened. */
  readonly stop: string;
}

/** Names of parameters of the address. */
export const answerPrefix = 'tl.';

/** Reads a case; what nobody could choose counts as not chosen. */
export function readCase(kb: KnowledgeBase, guide: Guide, query: URLSearchParams, now: Date): CaseQuery {
  const today = dayInVietnam(now);
  const day = query.get('ngay') ?? '';
  const method = query.get('cach') ?? '';
  const unit = query.get('xa') ?? '';
  const only = Object.keys(guide.methods).length === 1 ? Object.keys(guide.methods)[0] : undefined;
  const wanted = method === '' ? (only ?? '') : method;
  return {
    method: isMethod(wanted) && guide.methods[wanted] !== undefined ? wanted : null,
    answers: Object.fromEntries(
      [...query]
        .filter(([name]) => name.startsWith(answerPrefix))
        .map(([name, value]) => [name.slice(answerPrefix.length), value]),
    ),
    unit: kb.units.has(unit) ? unit : null,
    day: isDay(day) ? day : today,
    today,
    stop: query.get('buoc') ?? 'papers',
  };
}

/** The moment whose facts are wanted: noon of the day in Việt Nam. */
export const momentOf = ({ day }: CaseQuery): Date => new Date(`${day}T05:00:00Z`);

/** The case as the query of an address, without what was not chosen. */
export function writeCase(asked: CaseQuery, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  if (asked.method !== null) query.set('cach', asked.method);
  for (const [id, value] of Object.entries(asked.answers))
    if (value !== '') query.set(`${answerPrefix}${id}`, value);
  if (asked.unit !== null) query.set('xa', asked.unit);
  if (asked.day !== asked.today) query.set('ngay', asked.day);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function isDay(given: string): boolean {
  return (
    /^20\d\d-\d\d-\d\d$/.test(given) &&
    !Number.isNaN(Date.parse(given)) &&
    new Date(given).toISOString().startsWith(given)
  );
}
