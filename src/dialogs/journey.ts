// The flow of one procedure as data: its questions, papers and steps in order, and where a person stands when their actions are replayed.
import { holds, type CaseFacts, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Document, Guide, Method, Question, Step, Submission } from '../knowledge/types.ts';
import type { Action, JourneyState } from './types.ts';

/** A place in a journey. Ids are stable over content updates: a stored answer finds its node again. */
export type Node =
  | { readonly kind: 'question'; readonly id: string; readonly question: Question }
  | { readonly kind: 'method'; readonly id: 'method'; readonly methods: readonly Method[] }
  | { readonly kind: 'papers'; readonly id: 'papers'; readonly documents: readonly Document[] }
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly step: Step;
      readonly number: number;
      readonly total: number;
    }
  | { readonly kind: 'outcome'; readonly id: 'outcome' };

/** Where a person stands in a journey. */
export interface Position {
  readonly node: Node;
  readonly method: Method | null;
  /** Answers that count, by node id. */
  readonly facts: CaseFacts;
  /** The nodes answered on the way here, in order. */
  readonly path: readonly Node[];
}

/** A journey at its beginning. */
export function beginJourney(
  kb: KnowledgeBase,
  procedure: string,
  actions: readonly Action[] = [],
): JourneyState {
  return { procedure, actions, papers: [], undone: null, version: kb.version, at: null };
}

/** The methods that exist for a guide, in the order in which they are offered. */
export function methodsOf(guide: Guide): readonly Method[] {
  return (['online', 'post', 'counter'] as const).filter((m) => guide.methods[m]);
}

/**
 * Replays the actions over the flow: the first node without a valid answer is where the person stands. An answer whose choice no
 * longer exists (the content changed) counts as not given, so that the question is asked again.
 */
export function position(kb: KnowledgeBase, guide: Guide, journey: JourneyState): Position {
  const answers = new Map(journey.actions);
  const facts: Record<string, string> = {};
  const path: Node[] = [];
  const methods = methodsOf(guide);
  let method: Method | null = null;

  const pending = (node: Node): Position => ({ node, method, facts, path });
  const ask = (questions: readonly Question[]): Node | null => {
    for (const question of questions) {
      if (!holds(question.when, facts)) continue;
      const node: Node = { kind: 'question', id: question.id, question: offered(question, guide) };
      const value = answers.get(question.id);
      if (!question.choices.some((c) => c.value === value)) return node;
      facts[question.id] = value ?? '';
      path.push(node);
    }
    return null;
  };

  const waitsForMethod = (q: Question): boolean => q.when?.['method'] !== undefined;
  const chosen = answers.get('method') ?? (methods.length === 1 ? methods[0] : undefined);
  if (chosen !== undefined && isMethod(chosen) && guide.methods[chosen]) {
    method = chosen;
    facts['method'] = chosen;
    facts['layout'] = guide.methods[chosen].layout;
  }
  const first = ask(guide.questions.filter((q) => !waitsForMethod(q)));
  if (first) return pending(first);
  if (method === null) return pending({ kind: 'method', id: 'method', methods });
  if (answers.has('method')) path.push({ kind: 'method', id: 'method', methods });
  const second = ask([...guide.questions.filter(waitsForMethod), ...flowQuestions(kb, guide, method)]);
  if (second) return pending(second);

  const papers: Node = { kind: 'papers', id: 'papers', documents: documentsFor(guide, method, facts) };
  if (!answers.get('papers')) return pending(papers);
  path.push(papers);
  const steps = stepsFor(kb, guide, method, facts);
  for (const [i, step] of steps.entries()) {
    const node: Node = { kind: 'step', id: `${method}.${step.id}`, step, number: i + 1, total: steps.length };
    if (!answers.get(node.id)) return pending(node);
    path.push(node);
  }
  return pending({ kind: 'outcome', id: 'outcome' });
}

/** The questions that all procedures share, without those that decide no fee of this one. */
export function flowQuestions(kb: KnowledgeBase, guide: Guide, method: Method): readonly Question[] {
  const fees = guide.grade === 'C' ? [] : (guide.methods[method]?.fees ?? []);
  return kb.flows[method].questions.filter(
    (q) => !q.forFees || fees.some((f) => f.when !== undefined && q.id in f.when),
  );
}

/** The question without the ways of filing that the procedure does not have. */
function offered(question: Question, guide: Guide): Question {
  return { ...question, choices: question.choices.filter((c) => !c.switchTo || guide.methods[c.switchTo]) };
}

/** The papers this person needs for this method. */
export function documentsFor(guide: Guide, method: Method, facts: CaseFacts): readonly Document[] {
  return guide.documents.filter((d) => d.forms[method] !== undefined && holds(d.when, { ...facts, method }));
}

/**
 * The steps of a method for this procedure: the generic ones, changed, left out and added to as the guide says.
 * @param belongs whether a step is part of it; a page that is for every case takes `mayHold`
 */
export function stepsFor(
  kb: KnowledgeBase,
  guide: Guide,
  method: Method,
  facts: CaseFacts,
  belongs: typeof holds = holds,
): readonly Step[] {
  const submission = guide.methods[method];
  const own = (submission?.ownSteps ?? []).filter((s) => belongs(s.when, facts));
  return kb.flows[method].steps.flatMap((generic) => {
    const change = submission?.steps[generic.id];
    const applies = change !== undefined && holds(change.when, facts);
    const added = own.filter((s) => s.after === generic.id);
    if (!belongs(generic.when, facts) || (applies && change.skip)) return added;
    return [changed(generic, applies ? change : {}, facts), ...added];
  });
}

function changed(generic: Step, change: Submission['steps'][string], facts: CaseFacts): Step {
  const variant = generic.variants.find((v) => holds(v.when, facts));
  const base = change.replace ?? variant?.text ?? generic.text;
  const said = {
    sees: change.sees ?? variant?.sees ?? generic.sees,
    simpler: change.simpler ?? generic.simpler,
    example: change.example ?? generic.example,
  };
  return { ...generic, ...said, text: change.add ? `${base} ${change.add}` : base };
}

/** The value that un-answers a node: it will be asked again, later answers stay. */
export const askAgain = '';

/** Adds an action. An earlier answer to the same node is overruled, not removed, so that going back restores it. */
export function act(journey: JourneyState, node: string, value: string): JourneyState {
  if (new Map(journey.actions).get(node) === value) return { ...journey, undone: null };
  return { ...journey, actions: [...journey.actions, [node, value]], undone: null };
}

/**
 * Takes the last action back; its value is kept so that the old answer can be shown. Papers that were asked again because the way of filing
 * changed go back together with it. Null when there is nothing to take back.
 */
export function undo(journey: JourneyState): JourneyState | null {
  const [before, last] = [journey.actions.at(-2), journey.actions.at(-1)];
  if (!last) return null;
  if (before?.[0] === 'method' && last[0] === 'papers' && last[1] === askAgain)
    return { ...journey, actions: journey.actions.slice(0, -2), undone: before };
  return { ...journey, actions: journey.actions.slice(0, -1), undone: last };
}

export function isMethod(value: string): value is Method {
  return value === 'online' || value === 'post' || value === 'counter';
}
