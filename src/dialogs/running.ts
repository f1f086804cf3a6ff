// A running procedure looked at: where its actions lead, which question a node is, what was answered there.
import { startUpper } from '../knowledge/knowledge.ts';
import type { Guide, Question } from '../knowledge/types.ts';
import { isMethod, position, stepsFor } from './journey.ts';
import { labelOf } from './present.ts';
import { type Running, type Turn } from './turn.ts';
import type { JourneyState } from './types.ts';

/** Takes up a journey at the place where its actions lead. */
export function runningAt(turn: Turn, guide: Guide, journey: JourneyState): Running {
  return { guide, journey, at: position(turn.kb, guide, journey) };
}

/** Finds the question behind a node id. */
export function questionOf(turn: Turn, running: Running, node: string): Question | undefined {
  const flow = running.at.method ? turn.kb.flows[running.at.method].questions : [];
  return [...running.guide.questions, ...flow].find((q) => q.id === node);
}

/** True when the content has this node with this choice for the procedure. */
export function offers(turn: Turn, running: Running, node: string, value: string): boolean {
  const { guide, at } = running;
  if (node === 'method') return isMethod(value);
  if (node === 'papers') return true;
  const flows = Object.values(turn.kb.flows).flatMap((f) => f.questions);
  const question = [...guide.questions, ...flows].find((q) => q.id === node);
  if (question) return question.choices.some((c) => c.value === value);
  const [method, id] = node.split('.');
  const facts = { ...at.facts, layout: guide.methods[at.method ?? 'counter']?.layout ?? 'unknown' };
  return (
    method !== undefined &&
    isMethod(method) &&
    guide.methods[method] !== undefined &&
    stepsFor(turn.kb, guide, method, facts).some((s) => s.id === id)
  );
}

/** The label a person chose at a node, for «bạn đã chọn …». */
export function answerLabel(turn: Turn, running: Running, node: string, value: string): string | null {
  if (node === 'method' && isMethod(value)) return startUpper(turn.kb.wording.methods[value]);
  const question = questionOf(turn, running, node);
  return question ? labelOf(question, value) : null;
}
