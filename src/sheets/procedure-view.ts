// What a page says of a procedure to everybody: all methods, all cases, each figure with its source and only on days on which it holds.
import {
  atHome,
  concerns,
  doubtsAbout,
  durationLine,
  feeLine,
  methodsOf,
  noFee,
  officeName,
  placesFor,
  sourcesOf,
  stepsFor,
} from '../dialogs/dialogs.ts';
import type { AnswerSource } from '../dialogs/types.ts';
import {
  type CaseFacts,
  type KnowledgeBase,
  mayHold,
  methodWords,
  paperNotes,
  sayForm,
  startUpper,
} from '../knowledge/knowledge.ts';
import type { Document, Duration, Fee, Guard, Guide, Method } from '../knowledge/types.ts';

/** A sentence with the case it is for and the id of its source; null where it is for everybody, or says that nothing is known. */
export interface Line {
  readonly text: string;
  readonly when: string | null;
  readonly source: string | null;
}

export interface StepView {
  readonly title: string;
  readonly text: string;
  readonly sees: string | null;
  readonly when: string | null;
}

export interface MethodView {
  readonly method: Method;
  readonly name: string;
  readonly note: string | null;
  readonly times: readonly Line[];
  readonly fees: readonly Line[];
  /** What is paid beside the fees, to somebody else. */
  readonly extra: string | null;
  readonly steps: readonly StepView[];
}

export interface PaperView {
  readonly name: string;
  readonly officialName: string | null;
  readonly optional: boolean;
  readonly when: string | null;
  /** «Nộp qua mạng: ảnh chụp hoặc bản quét». */
  readonly forms: readonly string[];
  readonly notes: readonly string[];
  readonly source: string;
}

/** A question people ask about this procedure alone. */
export interface QuestionView {
  readonly asked: string;
  readonly answer: string;
  readonly source: string;
}

export interface ProcedureView {
  readonly guide: Guide;
  readonly title: string;
  readonly office: string;
  readonly whoMayFile: string;
  readonly summary: string;
  readonly result: string;
  readonly doubts: readonly string[];
  readonly methods: readonly MethodView[];
  readonly notOffered: readonly string[];
  readonly papers: readonly PaperView[];
  readonly mistakes: readonly Line[];
  readonly questions: readonly QuestionView[];
  /** Of the guide and of the steps that are the same everywhere. */
  readonly sources: readonly AnswerSource[];
}

/** @param day - in Việt Nam, YYYY-MM-DD */
export function viewProcedure(kb: KnowledgeBase, guide: Guide, day: string): ProcedureView {
  const places = placesFor(kb, guide, atHome(null), null);
  const methods = methodsOf(guide);
  const { result } = guide;
  return {
    guide,
    title: startUpper(guide.title),
    office: officeName(kb, guide, atHome(null)),
    whoMayFile: kb.fill(guide.whoMayFile, places),
    summary: kb.fill(guide.summary, places),
    result: [startUpper(result.text), result.keeps ? kb.fill(result.keeps, places) : null]
      .filter((sentence) => sentence !== null)
      .join('. '),
    doubts: doubtsAbout(kb, guide, day, atHome(null)),
    methods: methods.map((method) => viewMethod(kb, guide, method, day)),
    notOffered: (['online', 'post', 'counter'] as const).flatMap((method) => guide.noMethod[method] ?? []),
    papers: guide.documents
      .filter((paper) => concerns(paper, {}, day))
      .map((paper) => viewPaper(kb, guide, paper)),
    mistakes: guide.mistakes.map(({ text, source }) => ({ text: kb.fill(text, places), when: null, source })),
    questions: guide.faqs.map(({ says, answer, source }) => ({
      asked: `${startUpper(says[0] ?? '')}?`,
      answer: kb.fill(answer, places),
      source,
    })),
    sources: [
      ...sourcesOf(
        guide,
        guide.sources.map(({ id }) => id),
      ),
      ...methods.flatMap((method) =>
        kb.flows[method].sources.map(({ id, title, recordOn, verifiedOn }) => ({
          id: `${method}.${id}`,
          title,
          recordOn: recordOn ?? null,
          verifiedOn,
        })),
      ),
    ].filter((source, index, all) => all.findIndex(({ title }) => title === source.title) === index),
  };
}

function viewMethod(kb: KnowledgeBase, guide: Guide, method: Method, day: string): MethodView {
  const submission = guide.methods[method];
  const places = placesFor(kb, guide, atHome(null), method);
  const facts: CaseFacts = { method, layout: submission?.layout ?? 'unknown' };
  const shown = (fact: Fee | Duration): boolean => concerns(fact, facts, day);
  const level =
    submission?.level === 'full' ? ' (toàn trình)' : submission?.level === 'partial' ? ' (một phần)' : '';
  const changed = guide.grade === 'C';
  const nothing = (key: string): readonly Line[] => [{ text: kb.say(key, places), when: null, source: null }];
  const times = (submission?.durations ?? []).filter(shown).map((time) => ({
    text: durationLine(time),
    when: sayCase(kb, guide, time.when),
    source: time.source,
  }));
  const fees = (submission?.fees ?? []).filter(shown).map((fee) => ({
    text: feeLine(fee),
    when: sayCase(kb, guide, fee.when),
    source: fee.source,
  }));
  return {
    method,
    name: `${startUpper(methodWords[method])}${level}`,
    note: submission?.note === undefined ? null : kb.fill(submission.note, places),
    times: changed
      ? nothing('facts.duration_not_said')
      : times.length > 0
        ? times
        : nothing('facts.duration_unknown'),
    fees:
      !changed && fees.length > 0
        ? fees
        : [
            {
              text: noFee(kb, changed ? 'fee_not_said' : 'fee_unknown', places, method),
              when: null,
              source: null,
            },
          ],
    extra: method === 'post' ? kb.say('facts.postage') : null,
    steps: stepsFor(kb, guide, method, facts, mayHold).map((step) => ({
      title: kb.fill(step.title, places),
      text: kb.fill(step.text, places),
      sees: step.sees === undefined ? null : kb.fill(step.sees, places),
      when: sayCase(kb, guide, step.when),
    })),
  };
}

function viewPaper(kb: KnowledgeBase, guide: Guide, paper: Document): PaperView {
  const { name, officialName, optional, quantity, source } = paper;
  const forms = methodsOf(guide).flatMap((method) => {
    const form = paper.forms[method];
    return form === undefined
      ? []
      : [`${startUpper(methodWords[method])}: ${quantity > 1 ? `${quantity} ` : ''}${sayForm(form)}`];
  });
  const places = placesFor(kb, guide, atHome(null), null);
  return {
    name,
    officialName: officialName ?? null,
    optional,
    when: sayCase(kb, guide, paper.when),
    forms,
    notes: paperNotes(paper, ['note', 'whereToGet', 'ifMissing'], null, methodWords).map((text) =>
      kb.fill(text, places),
    ),
    source,
  };
}

/** The case in the words of the questions that decide it: «Bé sinh được bao lâu rồi? Chưa đến 60 ngày». */
function sayCase(kb: KnowledgeBase, guide: Guide, when: Guard | undefined): string | null {
  const questions = [...guide.questions, ...Object.values(kb.flows).flatMap((flow) => flow.questions)];
  const parts = Object.entries(when ?? {}).flatMap(([id, values]) => {
    const question = questions.find((one) => one.id === id);
    const labels =
      question?.choices.filter(({ value }) => values.includes(value)).map(({ label }) => label) ?? [];
    return question === undefined ? [] : [`${question.ask} ${labels.join(' / ')}`];
  });
  return parts.length === 0 ? null : parts.join('; ');
}
