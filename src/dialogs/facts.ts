// Answers a question about a procedure from its guide: fee, time, papers, form, office, who, result, law. Figures only with their source.
import {
  holds,
  isValidOn,
  mayHold,
  sayDay,
  sayDuration,
  sayFee,
  sayForm,
  type CaseFacts,
  type KnowledgeBase,
} from '../knowledge/knowledge.ts';
import type { Document, Duration, Fee, Guard, Guide, Method } from '../knowledge/types.ts';
import { aboutCentre, isAtCentre } from './centre.ts';
import { methodsOf } from './journey.ts';
import { linksOf, notice, recordOf, sourcesOf, text, type Part } from './parts.ts';
import { paperItem, upperFirst } from './present.ts';
import { methodWords, officeName, placesOf, type Turn } from './turn.ts';
import type { PaperItem } from './types.ts';

/** A question about one procedure in one case. */
export interface FactQuestion {
  readonly guide: Guide;
  readonly method: Method | null;
  readonly facts: CaseFacts;
}

type FactAnswer = (turn: Turn, question: FactQuestion) => readonly Part[];

/** The intents that a guide can answer, by intent name. */
const answers: Readonly<Record<string, FactAnswer>> = {
  fee: sayFees,
  duration: sayDurations,
  documents: sayDocuments,
  form: sayForms,
  where: sayWhere,
  eligibility: sayWho,
  result: sayResult,
  legal_basis: sayLaw,
};

/** True for an intent that asks for a fact of a procedure. */
export function isFactIntent(intent: string | null): intent is string {
  return intent !== null && intent in answers;
}

/**
 * The facts asked for, in the order asked, with a warning where the guide is due for review or may have changed.
 */
export function answerFacts(turn: Turn, intents: readonly string[], question: FactQuestion): readonly Part[] {
  const parts = intents.flatMap((intent) => answers[intent]?.(turn, question) ?? []);
  return [...parts, ...doubts(turn, question.guide)];
}

/** What must be said about the age and the origin of a guide's facts; grade C, overdue reviews and bare records are never silent. */
export function doubts(turn: Turn, guide: Guide): readonly Part[] {
  // Who is on the way in it has been told why; once is enough.
  if (guide.grade === 'C' && turn.running?.guide.code === guide.code) {
    const office = officeName(turn.kb, guide, turn.state.unit);
    return [turn.kb.say('facts.changed_again', { office }), ...ofRecord(turn.kb, guide)].map(notice);
  }
  return doubtsAbout(turn.kb, guide, turn.day, turn.state.unit).map(notice);
}

/** The same as sentences, for a page too, where nobody is talking. */
export function doubtsAbout(
  kb: KnowledgeBase,
  guide: Guide,
  day: string,
  unit: string | null,
): readonly string[] {
  return [...aged(kb, guide, day, unit), ...ofRecord(kb, guide)];
}

function aged(kb: KnowledgeBase, guide: Guide, day: string, unit: string | null): readonly string[] {
  const contact = { office: officeName(kb, guide, unit) };
  if (guide.grade === 'C') return [`${guide.gradeReason} ${kb.say('facts.ask_office', contact)}`];
  if (day <= guide.reviewBy) return [];
  return [kb.say('facts.overdue', { day: sayDay(guide.reviewBy), ...contact })];
}

/** A guide that nobody wrote: the record it was taken from, and what is odd about that record. */
function ofRecord(kb: KnowledgeBase, guide: Guide): readonly string[] {
  if (guide.layer !== 'record') return [];
  const day = guide.sources.find((s) => s.kind === 'portal_record')?.recordOn ?? '';
  return [[kb.say('record.official', { day: sayDay(day) }), ...guide.notices].join(' ')];
}

function methodsAsked({ guide, method }: FactQuestion): readonly Method[] {
  return method ? [method] : methodsOf(guide);
}

function sayFees(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts } = question;
  if (guide.grade === 'C') return [text(turn.kb.say('facts.fee_not_said', placesOf(turn, guide)))];
  const perMethod = methodsAsked(question).map((m) => {
    const concerning = (guide.methods[m]?.fees ?? []).filter((f) =>
      concerns(f, { ...facts, method: m }, turn.day),
    );
    const replaced = new Set(
      concerning.flatMap((f) => (holds(f.when, { ...facts, method: m }) ? (f.insteadOf ?? []) : [])),
    );
    const fees = concerning.filter((f) => !replaced.has(f.label ?? ''));
    const lines = fees.map(feeLine);
    return { method: m, lines, sources: fees.map((f) => f.source) };
  });
  const parts: Part[] = alike(perMethod).map((p, _, all) => {
    const heading = all.length === 1 ? '' : `${p.names}. `;
    const said =
      p.lines.length > 0 ? p.lines.join('\n') : turn.kb.say('facts.fee_unknown', placesOf(turn, guide));
    return {
      ...text(`${heading}${said}`),
      sources: p.lines.length > 0 ? sourcesOf(guide, p.sources) : recordOf(guide),
    };
  });
  if (question.method === 'post') parts.push(text(turn.kb.say('facts.postage')));
  return parts;
}

function sayDurations(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts } = question;
  if (guide.grade === 'C') return [text(turn.kb.say('facts.duration_not_said', placesOf(turn, guide)))];
  const perMethod = methodsAsked(question).map((m) => {
    const rows = (guide.methods[m]?.durations ?? []).filter((d) =>
      concerns(d, { ...facts, method: m }, turn.day),
    );
    const lines = rows.map(durationLine);
    return { method: m, lines, sources: rows.map((d) => d.source) };
  });
  const known = alike(perMethod.filter((p) => p.lines.length > 0));
  if (known.length === 0) {
    return [
      { ...text(turn.kb.say('facts.duration_unknown', placesOf(turn, guide))), sources: recordOf(guide) },
    ];
  }
  return known.map((p) => ({
    ...text(`${turn.kb.say('facts.duration_by', { method: p.names })} ${p.lines.join(' ')}`),
    sources: sourcesOf(guide, p.sources),
  }));
}

interface PerMethod {
  readonly method: Method;
  readonly lines: readonly string[];
  readonly sources: readonly string[];
}

/** What is the same for several ways of filing is said once, for all of them. */
function alike(all: readonly PerMethod[]): readonly (PerMethod & { readonly names: string })[] {
  return [...Map.groupBy(all, (p) => p.lines.join('\n')).values()].flatMap((same) => {
    const [first] = same;
    const names = upperFirst(same.map((p) => methodWords[p.method]).join(', '));
    return first ? [{ ...first, sources: same.flatMap((p) => p.sources), names }] : [];
  });
}

/** A fact of this day that is or may become the person's. What is only for people who «chỉ xem» waits until they say so. */
export function concerns(
  fact: {
    readonly when?: Guard | undefined;
    readonly effectiveFrom?: string | undefined;
    readonly effectiveTo?: string | undefined;
  },
  facts: CaseFacts,
  day: string,
): boolean {
  const looking = Object.entries(fact.when ?? {}).some(
    ([key, values]) => values.length === 1 && values[0] === 'just_looking' && facts[key] === undefined,
  );
  return !looking && mayHold(fact.when, facts) && isValidOn(fact, day);
}

function sayDocuments(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts, method } = question;
  const known: CaseFacts = method ? { ...facts, method } : facts;
  const asked = guide.documents.filter((d) => method === null || d.forms[method]);
  const sure = asked.filter((d) => holds(d.when, known));
  const depends = asked.some((d) => !holds(d.when, known) && mayHold(d.when, known));
  const note = depends ? [text(turn.kb.say('facts.documents_depend'))] : [];
  if (sure.length === 0) return note;
  if (method === null) {
    return [
      papers(guide, turn.kb.say('facts.documents_title_any', { title: guide.title }), sure, formPerMethod),
      ...note,
    ];
  }
  const ticked = turn.running?.guide.code === guide.code ? turn.running.journey.papers : [];
  const title = turn.kb.say('facts.documents_title', { title: guide.title, method: methodWords[method] });
  return [papers(guide, title, sure, (d) => paperItem(d, method, ticked)), ...note];
}

/** True when the papers of this procedure depend on an answer that is not given yet. */
export function papersDepend(guide: Guide, facts: CaseFacts): boolean {
  return guide.documents.some((d) => !holds(d.when, facts) && mayHold(d.when, facts));
}

/** A paper with its form for every method, where the method is not chosen yet. */
function formPerMethod(d: Document): PaperItem {
  const byForm = Map.groupBy(
    (['online', 'post', 'counter'] as const).filter((m) => d.forms[m] && d.forms[m] !== 'not_needed'),
    (m) => d.forms[m],
  );
  const form = [...byForm]
    .map(
      ([f, methods]) =>
        `${f ? sayForm(f) : ''}${byForm.size > 1 ? ` (${methods.map((m) => methodWords[m]).join(', ')})` : ''}`,
    )
    .join('; ');
  return { id: d.id, name: d.name, form, note: d.note ?? null, state: d.optional ? 'optional' : 'need' };
}

function papers(
  guide: Guide,
  title: string,
  documents: readonly Document[],
  item: (d: Document) => PaperItem,
): Part {
  return {
    blocks: [{ kind: 'papers', title, items: documents.map(item) }],
    sources: sourcesOf(
      guide,
      documents.map((d) => d.source),
    ),
  };
}

const formName = /^(tờ khai|đơn|giấy đề nghị|văn bản đề nghị|mẫu|phiếu)/i;

function sayForms(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide } = question;
  const forms = guide.documents.filter(
    (d) => formName.test(d.name) || Object.values(d.forms).includes('e_form'),
  );
  if (forms.length === 0) return [text(turn.kb.say('facts.form_none', placesOf(turn, guide)))];
  const lines = forms.map((d) => `${d.name}. ${d.whereToGet ?? d.note ?? ''}`.trim());
  return [
    {
      ...text(lines.join('\n')),
      links: linksOf(turn.kb, ['procedure_page'], guide.code),
      sources: sourcesOf(
        guide,
        forms.map((d) => d.source),
      ),
    },
  ];
}

function sayWhere(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  const office = turn.kb.offices.get(guide.office);
  const places = placesOf(turn, guide);
  return [
    {
      ...text(
        turn.kb.say(guide.methods.counter ? 'facts.where' : 'facts.where_handled', places),
        office?.address ? turn.kb.say('facts.where_address', { address: office.address }) : null,
        turn.state.unit === null && office?.nameInUnit ? turn.kb.say('facts.where_which_unit') : null,
      ),
      sources: recordOf(guide),
    },
    ...(turn.state.unit !== null && isAtCentre(office)
      ? [text(...aboutCentre(turn, turn.state.unit), turn.kb.say('facts.where_any_centre'))]
      : []),
  ];
}

function sayWho(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  return [
    {
      ...text(turn.kb.fill(guide.whoMayFile, placesOf(turn, guide))),
      sources: sourcesOf(guide, [guide.result.source]),
    },
  ];
}

function sayResult(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  const places = placesOf(turn, guide);
  return [
    {
      ...text(
        turn.kb.say('facts.result', places),
        guide.result.keeps ? turn.kb.fill(guide.result.keeps, places) : null,
      ),
      sources: sourcesOf(guide, [guide.result.source]),
    },
  ];
}

function sayLaw(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  if (guide.legalBasis.length === 0) return [text(turn.kb.say('facts.law_unknown', placesOf(turn, guide)))];
  const acts = guide.legalBasis.map((b) => (b.name ? `${b.name} (${b.number})` : b.number)).join('; ');
  return [
    {
      ...text(turn.kb.say('facts.law', { title: guide.title, acts })),
      sources: sourcesOf(
        guide,
        guide.sources.filter((s) => s.kind === 'portal_record').map((s) => s.id),
      ),
    },
  ];
}

/** A fee with its note and the day until which it holds. */
export function feeLine(fee: Fee): string {
  return `${sayFee(fee)}.${fee.note ? ` ${fee.note}` : ''}${until(fee.effectiveTo)}`;
}

/** A time with its label and note. */
export function durationLine(time: Duration): string {
  return `${time.label ? `${time.label}: ` : ''}${sayDuration(time)}.${time.note ? ` ${time.note}` : ''}`;
}

function until(day: string | undefined): string {
  return day ? ` Áp dụng đến hết ngày ${sayDay(day)}.` : '';
}
