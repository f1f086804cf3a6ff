// What staff announced or switched off, as one turn sees it: notices come first and once, and what rests says why and whom to ask.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import { compose, notice, spokenIn, text } from './parts.ts';
import { fromToken } from './tokens.ts';
import type { ConversationState, Input, StepResult } from './types.ts';

/** Why something rests, and whom to ask instead. */
export interface Off {
  readonly reason: string;
  readonly ask: string;
}

export interface Service {
  readonly notices: readonly {
    readonly id: number;
    readonly text: string;
    readonly startsAt: Date;
    readonly endsAt: Date;
  }[];
  /** The assistant rests, here or everywhere; null = it works. */
  readonly off: Off | null;
  /** Procedures that rest, by code. */
  readonly procedures: ReadonlyMap<string, Off>;
  /** Clerks are at the desk, and how long somebody who asks for one waits at most; null = nobody is there. */
  readonly clerk: { readonly minutes: number } | null;
}

/** Nothing is announced, nothing rests and no clerk is there. */
export const allOn: Service = { notices: [], off: null, procedures: new Map(), clerk: null };

/** Channels on which nobody could read what a clerk writes: each question there stands alone, or is asked by staff. */
const withoutClerks: ReadonlySet<string> = new Set(['api', 'console']);

/** What holds on one channel. */
export function serviceOf(
  state: {
    readonly notices: Service['notices'];
    readonly switches: readonly (Off & { readonly target: string })[];
  },
  channel: string,
  clerk: Service['clerk'] = null,
): Service {
  const off = (target: string): Off | null => state.switches.find((one) => one.target === target) ?? null;
  const procedures = state.switches.flatMap(({ target, reason, ask }) => {
    const code = /^procedure:(.*)$/.exec(target)?.[1];
    return code === undefined ? [] : [[code, { reason, ask }] as const];
  });
  return {
    notices: state.notices,
    off: off('assistant') ?? off(`channel:${channel}`),
    procedures: new Map(procedures),
    clerk: withoutClerks.has(channel) ? null : clerk,
  };
}

/** The notices of a moment. */
export const noticesAt = ({ notices }: Service, now: Date): Service['notices'] =>
  notices.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);

/** A turn while the assistant rests: everything stays as it was. */
export function resting(kb: KnowledgeBase, state: ConversationState, { reason, ask }: Off): StepResult {
  const answer = spokenIn(kb, compose('handover', null, [text(kb.say('service.off', { reason, ask }))]));
  return { state, answer, events: [{ name: 'switched_off', procedure: null, detail: {} }] };
}

/** So sure it is that a procedure was named, whatever the conversation is about. */
const namedFrom = 0.7;

/** What a turn says instead where it is about a procedure that rests; the conversation leaves it. */
export function withoutResting(
  kb: KnowledgeBase,
  { procedures }: Service,
  input: Input,
  played: StepResult,
): StepResult {
  if (procedures.size === 0) return played;
  const code = [played.answer.procedure, named(input)].find((one) => one !== null && procedures.has(one));
  const off = code ? procedures.get(code) : undefined;
  if (!code || !off) return played;
  const title = kb.guide(code)?.title ?? code;
  const said = text(kb.say('service.procedure_off', { title, reason: off.reason, ask: off.ask }));
  const left = { journey: null, flow: null, asked: null, about: null };
  return {
    state: { ...played.state, ...left, shown: [] },
    answer: spokenIn(kb, compose('handover', code, [said])),
    events: [{ name: 'switched_off', procedure: code, detail: {} }],
  };
}

function named(input: Input): string | null {
  if (input.kind === 'tap') {
    const tap = fromToken(input.token);
    return tap?.kind === 'start' ? tap.procedure : null;
  }
  const best = input.kind === 'text' ? input.understanding.candidates[0] : undefined;
  return best !== undefined && best.confidence >= namedFrom ? best.code : null;
}

/** Says the notices first: all of them in a greeting, in a running conversation those it has not told yet. */
export function withNotices(
  service: Service,
  input: Input['kind'],
  now: Date,
  played: StepResult,
): StepResult {
  const told = new Set(played.state.told);
  const due = noticesAt(service, now).filter(({ id }) => input === 'open' || !told.has(id));
  if (due.length === 0) return played;
  const { blocks } = compose(
    'answered',
    null,
    due.map((one) => notice(one.text)),
  );
  return {
    ...played,
    state: { ...played.state, told: [...new Set([...told, ...due.map(({ id }) => id)])] },
    answer: { ...played.answer, blocks: [...blocks, ...played.answer.blocks] },
  };
}
