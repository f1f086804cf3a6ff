// Takes up a journey of the content, records answers, and does what an outcome says: begin a procedure, go back to the guide, say where to turn.
import { holds } from '../../knowledge/knowledge.ts';
import type { JourneyFlow, JourneyNodeOf } from '../../knowledge/types.ts';
import { told } from '../interpret.ts';
import { linksOf, text, type Part } from '../parts.ts';
import { present, presentShort } from '../present.ts';
import { begin } from '../start.ts';
import { changeMethod } from '../change-method.ts';
import { toToken } from '../tokens.ts';
import { reply, type Running, type Turn } from '../turn.ts';
import type { Choice, FlowState, GuidanceEvent, StepResult } from '../types.ts';
import { presentWalk, presentWalkShort, saying } from './present.ts';
import { choicesOf } from './replay.ts';
import { walkingOf, type Walking } from './walking.ts';

/** How a journey is taken up. */
export interface TakingUp {
  /** Answers by node id that the words already gave. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly before?: readonly Part[];
}

/** Begins a journey; the guide that is running waits beneath it. What the words already told is taken as answered. */
export function takeUp(
  turn: Turn,
  flow: JourneyFlow,
  { answers = {}, before = [] }: TakingUp = {},
): StepResult {
  const { running, state } = turn;
  const under = running && running.at.node.kind !== 'outcome' ? state.journey : (state.flow?.under ?? null);
  const given = Object.entries(answers).map(([node, value]) => [`${flow.id}.${node}`, value] as const);
  const begun = { flow: flow.id, actions: given, ticks: [], undone: null, outer: outerOf(turn, flow), under };
  return goOn(turn, takeWhatWasTold(turn, begun), before, [
    { name: 'journey_begun', procedure: under?.procedure ?? null, detail: { journey: flow.id } },
  ]);
}

/** The journeys to come back to: what is walked through now, unless it is the one begun anew or has come to its end. */
function outerOf(turn: Turn, flow: JourneyFlow): FlowState['outer'] {
  const walking = walkingOf(turn);
  if (!walking) return [];
  const { outer, ...inner } = walking.state;
  const point = { flow: inner.flow, actions: inner.actions, ticks: inner.ticks };
  const waiting = walking.at.node.kind === 'outcome' ? outer : [...outer, point];
  const again = waiting.findIndex((p) => p.flow === flow.id);
  return again < 0 ? waiting : waiting.slice(0, again);
}

/** The journey that this one was begun inside of, at the place where it was left; null where there is none. */
export function outward(turn: Turn, { state }: Walking): Walking | null {
  const point = state.outer.at(-1);
  return point
    ? walkingOf(turn, { ...point, undone: null, outer: state.outer.slice(0, -1), under: state.under })
    : null;
}

/** Records an answer to a node; an earlier one is overruled, not removed, so that going back restores it. */
export function answerWalk(turn: Turn, walking: Walking, node: string, value: string): StepResult {
  const { state } = walking;
  const known = new Map(state.actions).get(node) === value;
  const actions = known ? state.actions : [...state.actions, [node, value] as const];
  const choice =
    walking.at.name === node && walking.at.node.kind === 'question'
      ? walking.at.node.choices.find((c) => c.value === value)
      : undefined;
  const said = choice?.reply ? [text(turn.kb.fill(choice.reply))] : [];
  return goOn(turn, { ...state, actions, undone: null }, said, [
    { name: 'journey_answered', procedure: state.under?.procedure ?? null, detail: { node } },
  ]);
}

/** Shows the place where the answers lead, or does what the outcome there says. */
export function goOn(
  turn: Turn,
  state: FlowState,
  before: readonly Part[] = [],
  events: readonly GuidanceEvent[] = [],
): StepResult {
  const walking = walkingOf(turn, state);
  if (!walking)
    return reply(turn, 'clarify', before, { flow: null, journey: state.under, asked: null }, events);
  const { node } = walking.at;
  if (node.kind === 'outcome') return arrive(turn, walking, node, before, events);
  const status = node.kind === 'question' ? node.status : 'step';
  const change = { flow: state, journey: null, asked: null };
  return reply(turn, status, [...before, presentWalk(turn, walking)], change, events);
}

function arrive(
  turn: Turn,
  walking: Walking,
  node: JourneyNodeOf<'outcome'>,
  before: readonly Part[],
  events: readonly GuidanceEvent[],
): StepResult {
  const { under, state, at } = walking;
  const reached: GuidanceEvent = {
    name: 'journey_ended',
    procedure: under?.guide.code ?? null,
    detail: { node: at.name },
  };
  const all = [...events, reached];
  const said = [...before, saying(turn, walking, node)];
  const left = leaving(turn, state, under);
  if (node.method && under) return added(withMethod(left, under, node.method, said), all);
  const procedures = node.procedures.filter((p) => holds(p.when, at.facts));
  const [only, ...more] = procedures;
  const guide = only && more.length === 0 ? turn.kb.guide(only.code) : undefined;
  if (guide) return added(begin(left, guide, { before: said }), all);
  if (only) said.push(listed(turn, procedures));
  const out = outward(turn, walking);
  if (out && out.at.node.kind !== 'outcome') {
    const change = { flow: out.state, journey: null, asked: null };
    return reply(turn, node.status, [...said, presentWalkShort(turn, out)], change, all);
  }
  if (under) return reply(left, node.status, [...said, presentShort(left, under)], { asked: null }, all);
  const plan = procedures.map((p) => p.code);
  const onward = said.some((p) => (p.choices?.length ?? 0) + (p.links?.length ?? 0) > 0);
  // At an end there is something to go on with, but beside numbers to call in danger.
  if (!onward && node.status !== 'out_of_scope') said.push(otherTask(turn));
  return reply(
    turn,
    node.status,
    said,
    { flow: state, journey: null, asked: null, plan, topic: node.topic ?? null },
    all,
  );
}

function otherTask(turn: Turn): Part {
  const token = toToken({ kind: 'move', move: 'menu' });
  return { choices: [{ label: turn.kb.say('buttons.other_task'), token }] };
}

/** The turn as it is without the journey: the guide beneath runs again. */
function leaving(turn: Turn, state: FlowState, under: Running | null): Turn {
  return { ...turn, running: under, state: { ...turn.state, flow: null, journey: state.under } };
}

function withMethod(
  turn: Turn,
  under: Running,
  method: NonNullable<JourneyNodeOf<'outcome'>['method']>,
  said: readonly Part[],
): StepResult {
  if (under.at.method === method)
    return reply(turn, 'step', [...said, present(turn, under)], { asked: null });
  return changeMethod(turn, under, method, said);
}

/** Several procedures, in the order in which to do them; or one that only the portal knows. */
function listed(turn: Turn, procedures: JourneyNodeOf<'outcome'>['procedures']): Part {
  const lines = procedures.map((p, i) => {
    const places = { number: String(i + 1), name: p.name, why: p.why ?? '' };
    return turn.kb.say(p.why ? 'walk.one_why' : 'walk.one', places);
  });
  const unknown = procedures.filter((p) => !turn.kb.guide(p.code));
  const choices: Choice[] = procedures
    .filter((p) => turn.kb.guide(p.code))
    .map((p) => ({ label: p.name, token: toToken({ kind: 'start', procedure: p.code, method: null }) }));
  const several = procedures.length > 1;
  return {
    ...text(
      [
        ...(several ? [turn.kb.say('walk.order'), ...lines] : []),
        ...(several && choices.length > 0 ? [turn.kb.say('walk.start_first')] : []),
        ...unknown.map((p) => turn.kb.say('walk.not_guided', { name: p.name, code: p.code })),
      ].join('\n'),
    ),
    choices,
    links: unknown.length > 0 ? linksOf(turn.kb, ['procedure_list'], null) : [],
  };
}

function added(result: StepResult, events: readonly GuidanceEvent[]): StepResult {
  return { ...result, events: [...events, ...result.events] };
}

/** Answers as long as the message that began the journey says which choice it is. */
function takeWhatWasTold(turn: Turn, begun: FlowState): FlowState {
  let state = begun;
  for (;;) {
    const at = walkingOf(turn, state)?.at;
    if (at?.node.kind !== 'question') return state;
    const value = told(turn.text, choicesOf(at.node, at.facts));
    if (value === null) return state;
    state = { ...state, actions: [...state.actions, [at.name, value]] };
  }
}
