// Runs one turn: asks the assistant, finishes and renders the answer, and stores everything in one commit.
import { clerkAsked, pointOf, spokenLanguage } from '../dialogs/dialogs.ts';
import type { FinishedAnswer } from '../dialogs/types.ts';
import { dayInVietnam } from '../knowledge/knowledge.ts';
import type { Metrics } from '../operations/types.ts';
import type { HandoverChange } from '../storage/types/handover.ts';
import type { Storage } from '../storage/types/storage.ts';
import type { AnswerRecord, ConversationCode, NewFact, PendingTurn } from '../storage/types/turns.ts';
import { drawConversationCode } from '../sheets/sheets.ts';
import { inSpan } from '../tracing.ts';
import { answerTo, deleteRequested, type AnsweringParts } from './answering.ts';
import { askingHelped } from './feedback.ts';
import { finishAnswer, type ResumeUrl } from './finish.ts';
import { clerkAnswer } from './handover/clerk-answer.ts';
import { planOf, type Plan } from './handover/plan.ts';
import { turnFact } from './turn-fact.ts';
import type { IncomingInput, Render, TurnResult } from './types.ts';

/** By this event guidance says that the person wants to see what is kept of them. */
const ownDataRequested = 'own_data_requested';
/** How long a clerk may be told the code of a conversation. Milliseconds. */
const codeLifetime = 7 * 86_400_000;

/** By this event, at this node, guidance says that a guide came to its end. */
const reached = 'node_reached';
const guideEnd = 'outcome';
/** The widget asks under each answer; here it is asked once, at the end. */
const asksByButtons: ReadonlySet<string> = new Set(['zalo', 'messenger', 'botframework']);

export interface TurnParts extends AnsweringParts {
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly renderers: Readonly<Record<string, Render>>;
  readonly drawNumber: () => string;
  readonly resumeUrl: ResumeUrl;
  /** Where the person of a conversation sees what is kept of it. */
  readonly ownDataUrl: (conversationId: string) => string;
  readonly now: () => Date;
}

/**
 * @returns `conflict`: somebody else was faster; nothing was said or stored
 */
export async function runTurn(parts: TurnParts, pending: PendingTurn): Promise<'committed' | 'conflict'> {
  const { channel } = pending.conversation;
  const started = performance.now();
  const outcome = await inSpan('turn', { channel }, () => answerAndStore(parts, pending)).catch(
    (error: unknown) => {
      parts.metrics.turnEnded({ channel, outcome: 'failed' }, performance.now() - started);
      throw error;
    },
  );
  parts.metrics.turnEnded({ channel, outcome }, performance.now() - started);
  return outcome;
}

async function answerAndStore(parts: TurnParts, pending: PendingTurn): Promise<'committed' | 'conflict'> {
  const { conversation, handover } = pending;
  // Written by `accept` in this program, so its shape is known.
  const input = pending.payload as IncomingInput;
  const plan = planOf(input, handover, pending.at);
  if (plan.kind === 'nobody') return keepQuiet(parts, pending, turnFact(input, null));
  const { state, answer, events, doubtful } = await resultOf(parts, pending, plan);
  const ended = events.some(({ name, detail }) => name === reached && detail['node'] === guideEnd);
  const code = events.some(({ name }) => name === ownDataRequested) ? drawCode(parts.now()) : undefined;
  const { drawNumber, resumeUrl } = parts;
  const ownDataUrl = (): string => parts.ownDataUrl(conversation.id);
  const plain = finishAnswer(answer, { drawNumber, resumeUrl, ownDataUrl, code });
  const finished = ended && asksByButtons.has(conversation.channel) ? askingHelped(plain) : plain;
  const render = parts.renderers[conversation.channel];
  if (render === undefined) throw new Error(`There is no renderer for the channel ${conversation.channel}`);
  const erased = events.some(({ name }) => name === deleteRequested);
  const change = changeOf(plan, events);
  // What is answered is deleted too.
  const replyTo = erased ? null : pending.activitySeq;
  const withClerk = handover?.state === 'claimed' && change?.kind !== 'end' && !erased;
  const about = { conversationId: conversation.id, replyTo, erased, withClerk };
  parts.metrics.answered({ channel: conversation.channel, status: answer.status });
  return parts.storage.turns.commit({
    ...placeOf(parts, pending),
    state,
    ...render(finished, about),
    events: [...events, ...turnFact(input, answer)],
    answers: finished.number === null ? [] : [recordOf(finished.number, finished, state)],
    question: doubtful ? { ...doubtful, day: dayInVietnam(pending.at) } : null,
    erase: erased,
    ...(code !== undefined && { code }),
    handover: change,
  });
}

/** The clerk reads what came in, and answers when they like. */
function keepQuiet(
  parts: TurnParts,
  pending: PendingTurn,
  events: readonly NewFact[],
): Promise<'committed' | 'conflict'> {
  const nothing = { transcript: [], outbox: [], answers: [] };
  const { state } = pending.conversation;
  return parts.storage.turns.commit({ ...placeOf(parts, pending), ...nothing, state, events });
}

const placeOf = ({ now }: TurnParts, { seq, conversation: { id, version } }: PendingTurn) => ({
  seq,
  conversationId: id,
  version,
  at: now(),
});

async function resultOf(
  parts: TurnParts,
  pending: PendingTurn,
  plan: Exclude<Plan, { kind: 'nobody' }>,
): Promise<TurnResult> {
  if (plan.kind === 'clerk') {
    const { state } = pending.conversation;
    return { state, answer: clerkAnswer(plan.text, spokenLanguage(state)), events: [] };
  }
  const result = await answerTo(parts, pending, plan.input);
  // Who waits already and presses the button again waits once, and is counted once.
  const events = result.events.filter(({ name }) => name !== clerkAsked || pending.handover === null);
  return { ...result, events: plan.kind === 'news' ? [...events, ...plan.events] : events };
}

function changeOf(plan: Plan, events: TurnResult['events']): HandoverChange | null {
  if (plan.kind === 'news' || plan.kind === 'clerk') return plan.change;
  return events.some(({ name }) => name === clerkAsked) ? { kind: 'ask' } : null;
}

const drawCode = (now: Date): ConversationCode => ({
  code: drawConversationCode(),
  until: new Date(now.getTime() + codeLifetime),
});

/** Whoever has the number sees what was said, not where this person stands; only who works at the desk sees the choices that led there. */
function recordOf(number: string, finished: FinishedAnswer, state: unknown): AnswerRecord {
  const links = finished.links.filter(({ kind }) => kind === 'portal');
  return { number, snapshot: { ...finished, links }, trail: pointOf(state) };
}
