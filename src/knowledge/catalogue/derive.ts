// Turns an official record into a guide, so that a procedure nobody has written up is guided like any other.
import type { Guide, Method, Office, Source, Submission } from '../types.ts';
import { correctionsOf, type Corrections } from './corrections.ts';
import { durationsOf } from './durations.ts';
import { feesOf, type FeeContext } from './fees.ts';
import { titleOf } from './names.ts';
import { officeOf } from './offices.ts';
import { startLower, startUpper } from '../first-letter.ts';
import {
  atMost,
  firstClause,
  mentionsDistrict,
  oneLine,
  withoutMarks,
  withoutShouting,
} from './official-text.ts';
import { papersOf } from './papers.ts';
import type { CatalogueRecord } from './record.ts';
import type { Say } from './words.ts';

/** A record with what its crawls say of it. */
export interface ShelvedRecord {
  readonly record: CatalogueRecord;
  /** Day it was taken from the portal, YYYY-MM-DD. */
  readonly crawledOn: string;
  /** Day of the crawl that did not find it any more, or null. */
  readonly goneOn: string | null;
  /** Another procedure on the portal has the same code. */
  readonly codeShared: boolean;
}

/** What a guide is derived with. */
export interface DeriveContext {
  readonly say: Say;
  readonly sayDay: (day: string) => string;
  readonly offices: ReadonlyMap<string, Office>;
  readonly corrections: Corrections;
}

/** Id of the record among a derived guide's sources. */
const source = 'record';
const methods = ['online', 'post', 'counter'] as const satisfies readonly Method[];
/** Months after the crawl until a record is due to be looked at again. */
const reviewMonths = 6;
const mostActs = 6;
const conditionsLimit = 220;
const resultLimit = 140;
const refusal = /từ chối|không (?:cấp|đồng ý|chấp thuận|đủ|có kết quả)|^hoặc/i;
const givenPaper = /^(?:giấy|quyết định|thẻ|chứng|bằng|phiếu|trích lục|sổ|bản sao|văn bằng)/i;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Derives the guide of a record. Pure: the same record gives the same guide. */
export function deriveGuide(shelved: ShelvedRecord, context: DeriveContext): Guide {
  const { record, crawledOn } = shelved;
  const { say, corrections } = context;
  const own = correctionsOf(corrections, record);
  const office = officeOf(record, { say, officeName: (id) => context.offices.get(id)?.name });
  const place = office.words ?? context.offices.get(office.id)?.name ?? '';
  const stale =
    own.abolished?.says ??
    (shelved.goneOn ? say('record.gone', { day: context.sayDay(shelved.goneOn) }) : null);
  const submissions = submissionsOf(record, { source, crawledOn, corrections, own, say });
  const papers = papersOf(
    record.papers,
    methods.filter((m) => submissions[m]),
    source,
    say,
  );
  const id = record.portalId && uuid.test(record.portalId) ? record.portalId : null;
  return {
    layer: 'record',
    notices: noticesOf(shelved, say),
    code: record.code,
    title: titleOf(record.name),
    officialName: oneLine(record.name),
    field: oneLine(record.field),
    grade: stale ? 'C' : 'B',
    gradeReason: stale ?? say('record.grade'),
    portal: {
      id,
      cases: record.cases
        .filter((c) => uuid.test(c.id))
        .map(({ id: caseId, code }) => ({ id: caseId, ...(code ? { code } : {}) })),
      keyword: record.code,
    },
    office: office.id,
    ...(office.words ? { officeWords: office.words } : {}),
    officeOnPortal: office.onPortal,
    summary: say('record.summary', { name: oneLine(record.name), place }),
    whoMayFile: whoOf(record, say),
    aliases: [],
    sources: [sourceOf(shelved, say), ...own.sources],
    reviewBy: monthsAfter(crawledOn, reviewMonths),
    legalBasis: actsOf(record),
    questions: [...papers.questions],
    documents: [...papers.documents],
    methods: submissions,
    noMethod: Object.fromEntries(
      methods.filter((m) => !submissions[m]).map((m) => [m, say(`record.not_${m}`)]),
    ),
    result: { text: resultOf(record, say), source },
    mistakes: [],
    faqs: [],
    differences: [],
    related: own.abolished?.replacedBy
      ? [{ code: own.abolished.replacedBy, difference: own.abolished.says }]
      : [],
    alsoOnPortal: [],
  };
}

function submissionsOf(record: CatalogueRecord, context: FeeContext): Partial<Record<Method, Submission>> {
  const listed = methods.filter(
    (m) => record.channels.some((c) => c.method === m) && !(m === 'online' && record.offlineOnly),
  );
  // A record without any way of filing is still taken at the counter (Nghị định 118/2025/NĐ-CP); a notice says that it was not recorded.
  const found: readonly Method[] = listed.length > 0 ? listed : ['counter'];
  return Object.fromEntries(
    found.map((method) => {
      const channels = record.channels.filter((c) => c.method === method);
      const fees = feesOf(
        channels.flatMap((c) => c.fees),
        context,
      );
      const submission: Submission = {
        ...(method === 'online' ? { level: record.fullyOnline ? 'full' : 'partial' } : {}),
        layout: 'unknown',
        durations: [...durationsOf(channels, record.cases, source, context.say)],
        fees: [...fees, ...(method === 'online' ? context.own.onlineReliefs : [])],
        steps: {},
        ownSteps: [],
        source,
      };
      return [method, submission];
    }),
  );
}

function noticesOf({ record, codeShared }: ShelvedRecord, say: Say): readonly string[] {
  return [
    ...(mentionsDistrict(JSON.stringify(record)) ? [say('record.district')] : []),
    ...(codeShared ? [say('record.same_code')] : []),
    ...(record.channels.length === 0 ? [say('record.no_method')] : []),
  ];
}

function whoOf(record: CatalogueRecord, say: Say): string {
  const subjects = [...new Set(record.subjects.map(oneLine))]
    .filter((s) => !/^nhóm \d/i.test(s))
    .map(startLower);
  const conditions = withoutMarks(record.conditions);
  const telling =
    conditions.length > 12 && conditions.length <= conditionsLimit && !/^không/i.test(conditions);
  const who =
    subjects.length > 0 ? say('record.who', { subjects: subjects.join(', ') }) : say('record.who_unknown');
  return telling ? `${who} ${say('record.who_conditions', { conditions: startLower(conditions) })}` : who;
}

/** The first result that is not a refusal; a paper before a notice. */
function resultOf(record: CatalogueRecord, say: Say): string {
  const results = record.result
    .split(/;|\n|(?<=\s)[-+](?=\s)/)
    .map(withoutMarks)
    .filter((r) => r.length > 3 && !refusal.test(r));
  const wanted = results.find((r) => givenPaper.test(r)) ?? results[0];
  if (!wanted) return say('record.result_unknown');
  return atMost(startUpper(withoutShouting(firstClause(wanted))), resultLimit);
}

/** The newest acts first; there can be thirty. */
function actsOf(record: CatalogueRecord): Guide['legalBasis'] {
  const year = (number: string): number => Number(/\/(\d{4})\//.exec(number)?.[1] ?? 0);
  return record.legalBasis
    .filter(({ number }) => number !== '')
    .sort((a, b) => year(b.number) - year(a.number))
    .slice(0, mostActs)
    .map(({ number, name }) => {
      const short = atMost(oneLine(name), 100);
      return { number, ...(short && !name.includes(number) ? { name: short } : {}) };
    });
}

function sourceOf({ record, crawledOn }: ShelvedRecord, say: Say): Source {
  const { decision, decisionDate, promulgator } = record;
  const title = decision ? oneLine(`Quyết định ${decision}${promulgator ? ` của ${promulgator}` : ''}`) : '';
  return {
    id: source,
    title: title || say('record.source_plain', { code: record.code }),
    ...(decision ? { number: oneLine(decision) } : {}),
    ...(decisionDate ? { date: decisionDate } : {}),
    recordOn: crawledOn,
    verifiedOn: null,
    kind: 'portal_record',
  };
}

/** An ISO day some months later; the last day of a shorter month. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
