// Everything a citizen is told of one procedure in one case, at once and by the same sentences: for the counter, where somebody reads it for them.
import {
  dayInVietnam,
  knowledgeOn,
  mayHold,
  type CaseFacts,
  type KnowledgeBase,
} from '../knowledge/knowledge.ts';
import type { Guide, Method, Question } from '../knowledge/types.ts';
import { doubtsAbout } from './doubts.ts';
import { factOnPaper } from './facts.ts';
import { beginJourney, flowQuestions, methodsOf, position, stepsFor } from './journey.ts';
import { compose } from './parts.ts';
import { createPhraseMatcher } from './phrases.ts';
import { initialState } from './state.ts';
import { nothingSaid, turnOf } from './turn-of.ts';
import { atHome, placesFor } from './turn.ts';
import type { Action, AnswerSource, Block, ResumePoint } from './types.ts';

/** The case of one person, as far as it is known. */
export interface CaseAsked {
  readonly guide: Guide;
  readonly method: Method | null;
  /** Chosen values by question id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Code of the commune or ward, where told. */
  readonly unit: string | null;
  /** Facts are those of this moment's day in Việt Nam. */
  readonly at: Date;
}

/** The facts that a sheet tells, by the intent that asks for each, in this order. */
export const sheetFacts = [
  'documents',
  'duration',
  'fee',
  'where',
  'eligibility',
  'result',
  'legal_basis',
] as const;
export type SheetFact = (typeof sheetFacts)[number];

export interface SheetSection {
  readonly fact: SheetFact;
  readonly blocks: readonly Block[];
  readonly sources: readonly AnswerSource[];
}

export interface SheetQuestion {
  readonly question: Question;
  readonly chosen: string | null;
}

/** A place of the guide that a link can reopen. While a question of the case is open, the guide can only stand there. */
export interface SheetStop {
  readonly node: string;
  readonly kind: 'question' | 'papers' | 'step';
  /** Of the question or the step; empty for the papers. */
  readonly title: string;
  /** Of the step; 0 for anything else. */
  readonly number: number;
  readonly point: ResumePoint;
}

export interface CaseSheet {
  readonly methods: readonly Method[];
  /** What decides the case, with what was chosen; later ones may only appear once earlier ones are answered. */
  readonly questions: readonly SheetQuestion[];
  /** What must be said first: doubts about the content, the condition of the way of filing, what a choice brings with it. */
  readonly notices: readonly string[];
  readonly sections: readonly SheetSection[];
  /** None before a way of filing is chosen. */
  readonly steps: readonly Extract<Block, { kind: 'step' }>[];
  /** None before a way of filing is chosen; the first is where the guide begins in this case. */
  readonly stops: readonly SheetStop[];
}

/** No words are read here. */
const matcher = createPhraseMatcher([]);

/** Everything that is told in a case. Answers that the content does not offer count as not given. */
export function caseSheet(base: KnowledgeBase, asked: CaseAsked): CaseSheet {
  const { guide, unit, at } = asked;
  const day = dayInVietnam(at);
  const kb = knowledgeOn(base, day);
  const method = asked.method !== null && guide.methods[asked.method] ? asked.method : null;
  const { questions, facts } = decide(kb, asked, method);
  const turn = turnOf({ kb, matcher }, { ...initialState(), unit }, at, '', nothingSaid, false);
  const places = placesFor(kb, guide, atHome(unit), method);
  const replies = questions.flatMap(({ question, chosen }) => {
    const reply = question.choices.find(({ value }) => value === chosen)?.reply;
    return reply === undefined ? [] : [kb.fill(reply, places)];
  });
  const note = method === null ? undefined : guide.methods[method]?.note;
  const steps = method === null ? [] : stepsFor(kb, guide, method, facts, mayHold);
  return {
    methods: methodsOf(guide),
    questions,
    notices: [
      ...doubtsAbout(kb, guide, day, atHome(unit)),
      ...(note === undefined ? [] : [kb.fill(note, places)]),
      ...replies,
    ],
    sections: sheetFacts.flatMap((fact) => {
      const { blocks, sources } = compose(
        'answered',
        guide.code,
        factOnPaper(turn, fact, { guide, method, facts }),
      );
      return blocks.length === 0 ? [] : [{ fact, blocks, sources }];
    }),
    steps: steps.map((step, index) => ({
      kind: 'step',
      title: kb.fill(step.title, places),
      number: index + 1,
      total: steps.length,
      text: kb.fill(step.text, places),
      sees: step.sees === undefined ? null : kb.fill(step.sees, places),
    })),
    stops: method === null ? [] : stopsOf(kb, asked, method, questions),
  };
}

/** The questions of a case in the order in which they are asked, and what their answers come to. */
function decide(
  kb: KnowledgeBase,
  { guide, answers }: CaseAsked,
  method: Method | null,
): { readonly questions: readonly SheetQuestion[]; readonly facts: CaseFacts } {
  const facts: Record<string, string> = {};
  if (method !== null) facts['method'] = method;
  if (method !== null) facts['layout'] = guide.methods[method]?.layout ?? 'unknown';
  const all = [...guide.questions, ...(method === null ? [] : flowQuestions(kb, guide, method))];
  const questions = all.flatMap((question): SheetQuestion[] => {
    if (!mayHold(question.when, facts)) return [];
    // Another way of filing is chosen above all questions.
    const choices = question.choices.filter(({ switchTo }) => switchTo === undefined);
    const chosen = choices.find(({ value }) => value === answers[question.id])?.value ?? null;
    if (chosen !== null) facts[question.id] = chosen;
    return [{ question: { ...question, choices }, chosen }];
  });
  return { questions, facts };
}

function stopsOf(
  kb: KnowledgeBase,
  { guide, unit }: CaseAsked,
  method: Method,
  questions: readonly SheetQuestion[],
): readonly SheetStop[] {
  const chosen = questions.flatMap(({ question, chosen }): Action[] =>
    chosen === null ? [] : [[question.id, chosen]],
  );
  const begun: readonly Action[] = [['method', method], ...chosen];
  const places = placesFor(kb, guide, atHome(unit), method);
  const stops: SheetStop[] = [];
  let actions = begun;
  for (;;) {
    const { node } = position(kb, guide, beginJourney(kb, guide.code, actions));
    const left = { version: kb.version, at: node.id };
    const point: ResumePoint = { procedure: guide.code, actions, papers: [], unit, left };
    if (node.kind === 'question')
      return [{ node: node.id, kind: 'question', title: node.question.ask, number: 0, point }];
    if (node.kind === 'papers') stops.push({ node: node.id, kind: 'papers', title: '', number: 0, point });
    else if (node.kind === 'step')
      stops.push({
        node: node.id,
        kind: 'step',
        title: kb.fill(node.step.title, places),
        number: node.number,
        point,
      });
    else return stops;
    actions = [...actions, [node.id, node.kind === 'papers' ? 'ready' : 'done']];
  }
}
