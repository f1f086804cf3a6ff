// The memory of a conversation: its shape at the edge (what storage gives back is parsed), and how it begins.
import { z } from 'zod';
import type { Language } from '../knowledge/knowledge.ts';
import type { ConversationState, ResumePoint } from './types.ts';

const method = z.enum(['online', 'post', 'counter']);
const action = z.tuple([z.string(), z.string()]).readonly();

const language = z.enum(['vi', 'en']);

const journey = z.object({
  procedure: z.string(),
  actions: z.array(action),
  papers: z.array(z.string()),
  undone: action.nullable(),
  version: z.string(),
  at: z.string().nullable().default(null),
});

const flowPoint = { flow: z.string(), actions: z.array(action), ticks: z.array(z.string()) };
const flow = z.object({
  ...flowPoint,
  undone: action.nullable(),
  outer: z.array(z.object(flowPoint)).default([]),
  under: journey.nullable(),
});

const paper = z.object({
  id: z.string(),
  name: z.string(),
  form: z.string(),
  note: z.string().nullable(),
  state: z.enum(['need', 'have', 'optional']),
});
/** Steps are never held back. */
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('notice'), text: z.string() }),
  z.object({ kind: z.literal('papers'), title: z.string(), items: z.array(paper) }),
]);

const meant = { intent: z.string().nullable(), method: method.nullable() };

const stateSchema = z.object({
  v: z.literal(1),
  journey: journey.nullable(),
  parked: journey.nullable(),
  flow: flow.nullable().default(null),
  plan: z.array(z.string()).default([]),
  asked: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('confirm'), procedure: z.string(), ...meant }),
      z.object({
        kind: z.literal('choose'),
        procedures: z.array(z.string()),
        separation: z
          .object({ ask: z.string(), labels: z.array(z.string()) })
          .nullable()
          .default(null),
        ...meant,
      }),
      z.object({ kind: z.literal('offer'), procedure: z.string() }),
      z.object({ kind: z.literal('procedure'), ...meant }),
      z.object({ kind: z.literal('place'), units: z.array(z.string()) }),
      z.object({ kind: z.literal('missing') }),
      z.object({ kind: z.literal('paper'), paper: z.string(), later: z.array(z.string()) }),
      z.object({ kind: z.literal('change') }),
      z.object({ kind: z.literal('resume') }),
      z.object({ kind: z.literal('restart') }),
      z.object({ kind: z.literal('delete') }),
    ])
    .nullable(),
  about: z.string().nullable().default(null),
  topic: z.string().nullable().default(null),
  unit: z.string().nullable(),
  away: z.boolean().default(false),
  lost: z.number(),
  unclear: z.number(),
  shown: z.array(z.object({ label: z.string(), token: z.string() })).default([]),
  rest: z.array(block).default([]),
  lastAt: z.string().nullable(),
  told: z.array(z.number()).default([]),
  language,
});

const resumeSchema = z.object({
  procedure: z.string().nullable(),
  actions: z.array(action),
  papers: z.array(z.string()),
  unit: z.string().nullable(),
  flow: z.object(flowPoint).nullish(),
  outer: z.array(z.object(flowPoint)).optional(),
  left: z.object({ version: z.string(), at: z.string() }).nullish(),
  language: language.nullish(),
});

/** A conversation in which nothing has been said. */
export function initialState(): ConversationState {
  return {
    v: 1,
    journey: null,
    parked: null,
    flow: null,
    plan: [],
    asked: null,
    about: null,
    topic: null,
    unit: null,
    away: false,
    lost: 0,
    unclear: 0,
    shown: [],
    rest: [],
    lastAt: null,
    told: [],
    language: 'vi',
  };
}

/**
 * Reads a stored state. What cannot be read any more (written by another release) begins anew rather than fails: a citizen loses the
 * place in the steps, not the conversation.
 */
export function parseState(stored: unknown): ConversationState {
  const parsed = stateSchema.safeParse(stored);
  return parsed.success ? parsed.data : initialState();
}

/** The language of a conversation, for what is said outside the guidance; Vietnamese before anything was said. */
export function spokenLanguage(stored: unknown): Language {
  return stateSchema.safeParse(stored).data?.language ?? 'vi';
}

/** Reads what a resume link carried, after its signature was checked; null when it is not ours. */
export function parseResumePoint(carried: unknown): ResumePoint | null {
  const parsed = resumeSchema.safeParse(carried);
  return parsed.success ? parsed.data : null;
}
