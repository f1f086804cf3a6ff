// What led to an answer: the choices made on the way, as a point that can be reopened and in the words of the questions.
import { type KnowledgeBase, methodWords, startUpper } from '../knowledge/knowledge.ts';
import { isMethod } from './journey.ts';
import { labelOf } from './present.ts';
import { parseState } from './state.ts';
import { atHome, placesFor } from './turn.ts';
import type { Action, ConversationState, ResumePoint } from './types.ts';

/** One choice: what was asked, and what the person chose. */
export interface Choosing {
  readonly asked: string;
  readonly chosen: string;
}

/**
 * Where a conversation stands after a turn: node ids and values of choices, nothing a person typed.
 * @returns null where nothing has been chosen
 */
export function pointOf(state: unknown): ResumePoint | null {
  const { journey, flow, unit, about } = parseState(state);
  const walked = journey ?? flow?.under ?? null;
  const procedure = walked?.procedure ?? about;
  if (procedure === null && flow === null) return null;
  return {
    procedure,
    actions: walked?.actions ?? [],
    papers: walked?.papers ?? [],
    unit,
    flow: flow && flowPoint(flow),
    ...(flow && flow.outer.length > 0 && { outer: flow.outer }),
    left: walked?.at ? { version: walked.version, at: walked.at } : null,
  };
}

const flowPoint = ({ flow, actions, ticks }: NonNullable<ConversationState['flow']>) => ({
  flow,
  actions,
  ticks,
});

/** The choices of a point in words, in the order in which they were made; a later choice overrules an earlier one of the same question. */
export function sayChoices(kb: KnowledgeBase, point: ResumePoint): readonly Choosing[] {
  const walked = [...new Map(point.flow?.actions ?? [])].flatMap((action) => sayInFlow(kb, action));
  return [...walked, ...[...new Map(point.actions)].flatMap((action) => sayInGuide(kb, point, action))];
}

function sayInFlow(kb: KnowledgeBase, [name, value]: Action): readonly Choosing[] {
  const [id = '', inside = ''] = name.split('.');
  const flow = kb.journeys.get(id);
  const node = flow?.nodes.find((one) => one.id === inside);
  if (flow === undefined || node === undefined) return [];
  if (node.kind !== 'question')
    return [{ asked: flow.title, chosen: value === 'failed' ? 'Chưa được' : 'Đã xem' }];
  const label = node.choices.find((choice) => choice.value === value)?.label;
  return label === undefined ? [] : [{ asked: node.ask.replaceAll(/\{\w+\}/g, '…'), chosen: label }];
}

function sayInGuide(kb: KnowledgeBase, point: ResumePoint, [node, value]: Action): readonly Choosing[] {
  const guide = point.procedure === null ? undefined : kb.guide(point.procedure);
  if (guide === undefined || value === '') return [];
  if (node === 'method')
    return isMethod(value) ? [{ asked: 'Cách nộp', chosen: startUpper(methodWords[value]) }] : [];
  if (node === 'papers') return [{ asked: 'Giấy tờ', chosen: 'Đã đủ' }];
  const flows = Object.values(kb.flows);
  const question = [...guide.questions, ...flows.flatMap(({ questions }) => questions)].find(
    ({ id }) => id === node,
  );
  const label = question && labelOf(question, value);
  if (question && label) return [{ asked: question.ask, chosen: label }];
  const [method = '', id = ''] = node.split('.');
  const own = isMethod(method) ? (guide.methods[method]?.ownSteps ?? []) : [];
  const step = [...(isMethod(method) ? kb.flows[method].steps : []), ...own].find((one) => one.id === id);
  return step === undefined
    ? []
    : [{ asked: kb.fill(step.title, placesFor(kb, guide, atHome(point.unit), null)), chosen: 'Đã làm' }];
}
