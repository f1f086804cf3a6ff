// How a turn fits together with a journey of the content: taps on its buttons, side questions answered on the way, procedures taken up from it.
import { answerFacts, isFactIntent } from '../facts.ts';
import type { Tap } from '../tokens.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { Answer, GuidanceEvent, StepResult } from '../types.ts';
import { helpWithItem, tickItem } from './answers.ts';
import { changeWalkAnswer, walkMove } from './moves.ts';
import { presentWalkShort } from './present.ts';
import { answerWalk, takeUp } from './walk.ts';
import { contacts, walkingOf } from './walking.ts';

/** A tap on a button of a journey; an old one takes its journey up again. Null when the content no longer has it. */
export function tapWalk(turn: Turn, tap: Tap): StepResult | null {
  if (tap.kind === 'move') {
    const walking = turn.state.asked === null ? walkingOf(turn) : null;
    return walking && walkMove(turn, walking, tap.move);
  }
  if (!('flow' in tap)) return null;
  const flow = turn.kb.journeys.get(tap.flow);
  if (!flow) return null;
  if (tap.kind === 'flow') return takeUp(turn, flow);
  const fresh = { flow: flow.id, actions: [], ticks: [], undone: null, outer: [], under: turn.state.journey };
  const walking = walkingOf(turn, turn.state.flow?.flow === flow.id ? turn.state.flow : fresh);
  if (!walking) return null;
  switch (tap.kind) {
    case 'flow_node':
      return answerWalk(turn, walking, tap.node, tap.value);
    case 'flow_change':
      return changeWalkAnswer(turn, walking, tap.node);
    case 'flow_item':
      return helpWithItem(turn, walking, tap.item);
    case 'flow_tick':
      return tickItem(turn, walking, tap.item);
  }
}

/** A fact of a procedure asked in the middle of a journey is answered without leaving it. */
export const factOnTheWay: Handler = (turn) => {
  const walking = walkingOf(turn);
  const { understanding } = turn;
  if (!walking || walking.at.node.kind === 'outcome') return null;
  if ((understanding.intents[0]?.confidence ?? 0) < 0.45) return null;
  const intents = [understanding.intent, ...understanding.also].filter(isFactIntent);
  const best = understanding.candidates[0];
  const named = best && best.confidence >= 0.7 ? turn.kb.guide(best.code) : undefined;
  const guide = named ?? walking.under?.guide;
  if (!guide || intents.length === 0) return null;
  const own = walking.under?.guide.code === guide.code ? walking.under.at : null;
  const method = understanding.methods[0] ?? own?.method ?? null;
  const known = method !== null && guide.methods[method] ? method : null;
  return reply(
    turn,
    'answered',
    answerFacts(turn, intents, { guide, method: known, facts: own?.facts ?? {} }),
    {},
    intents.map((intent) => ({ name: 'side_question', procedure: guide.code, detail: { intent } })),
  );
};

/** The turn as the handlers of procedures see it: the guide beneath the journey counts as set aside. */
export function besideWalk(turn: Turn): Turn {
  const { flow, parked } = turn.state;
  return { ...turn, state: { ...turn.state, parked: flow?.under ?? parked } };
}

/**
 * Ends a turn in which a journey was pending: after a side question its node comes back once; when a procedure was taken up the journey is left.
 */
export function walkGoesOn(turn: Turn, result: StepResult): StepResult {
  const pending = turn.state.flow;
  const { state, answer } = result;
  if (!pending || state.flow !== pending) return result;
  // Who to call in danger comes with nothing behind it that asks whom to call.
  if (pending.flow === contacts && result.events.some((e) => isDanger(turn, e)))
    return { ...result, state: { ...state, flow: null, journey: pending.under } };
  const parked = state.parked === pending.under ? turn.state.parked : state.parked;
  if (state.journey !== null) {
    const left =
      pending.under && pending.under.procedure !== state.journey.procedure ? pending.under : parked;
    return { ...result, state: { ...state, flow: null, parked: left } };
  }
  const walking = walkingOf(turn, pending);
  const kept = { ...state, parked };
  if (!walking || state.asked !== null || walking.at.node.kind === 'outcome')
    return { ...result, state: kept };
  return { ...result, state: kept, answer: withPending(answer, turn, walking) };
}

function isDanger({ kb }: Turn, { name, detail }: GuidanceEvent): boolean {
  return (
    name === 'emergency' ||
    kb.topics.some((t) => t.urgent && t.status === 'out_of_scope' && t.id === detail['topic'])
  );
}

/** The answer, then the pending node once. Buttons that offer other tasks make way for those of the node. */
function withPending(answer: Answer, turn: Turn, walking: NonNullable<ReturnType<typeof walkingOf>>): Answer {
  const again = presentWalkShort(turn, walking);
  const others = answer.choices.filter((c) => c.token.startsWith('q|'));
  const own = again.choices ?? [];
  return {
    ...answer,
    procedure: walking.under?.guide.code ?? answer.procedure,
    blocks: [...answer.blocks, ...(again.blocks ?? [])],
    choices: [...own, ...others.filter((o) => !own.some((c) => c.label === o.label))],
    links: [...answer.links, ...(again.links ?? [])],
  };
}
