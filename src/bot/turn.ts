// Runs one turn: asks the assistant, finishes and renders the answer, and stores everything in one commit.
import { pointOf, spokenLanguage } from '../dialogs/dialogs.ts';
import type { FinishedAnswer } from '../dialogs/types.ts';
import { dayInVietnam } from '../knowledge/knowledge.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../operations/types.ts';
import type { Storage } from '../storage/types/storage.ts';
import type { AnswerRecord, Conversation, ConversationCode, PendingTurn } from '../storage/types/turns.ts';
import { drawConversationCode } from '../sheets/sheets.ts';
import { inSpan } from '../tracing.ts';
import { edgeAnswer } from './edge-answers.ts';
import {
  askingHelped,
  feedbackAnswer,
  feedbackOf,
  readFeedbackToken,
  type TakeFeedback,
} from './feedback.ts';
import { finishAnswer, type ResumeUrl } from './finish.ts';
import { turnFact } from './turn-fact.ts';
import type {
  EdgeInput,
  HandleTurn,
  IncomingInput,
  Render,
  Turn,
  TurnInput,
  TurnResult,
  TurnRunner,
} from './types.ts';

/** How long the assistant may take before the person gets an apology, in ms. It computes; it does not wait for anybody. */
const turnLimit = 20_000;
/** A turn that others had to take over so often stops the process each time: it is answered with an apology. */
const mostAttempts = 10;

/** By this event guidance says that the person wants everything deleted, and has confirmed it. */
const deleteRequested = 'delete_requested';

/** By this event guidance says that the person wants to see what is kept of them. */
const ownDataRequested = 'own_data_requested';
/** How long a clerk may be told the code of a conversation. Milliseconds. */
const codeLifetime = 7 * 86_400_000;

/** By this event, at this node, guidance says that a guide came to its end. */
const reached = 'node_reached';
const guideEnd = 'outcome';
/** The widget asks under each answer; here it is asked once, at the end. */
const asksByButtons: ReadonlySet<string> = new Set(['zalo', 'messenger', 'botframework']);

export interface TurnParts {
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly handleTurn: HandleTurn;
  readonly renderers: Readonly<Record<string, Render>>;
  /** The botbuilder adapter of a channel. */
  readonly adapters: (channel: string) => TurnRunner;
  readonly drawNumber: () => string;
  readonly takeFeedback: TakeFeedback;
  readonly resumeUrl: ResumeUrl;
  /** Where the person of a conversation sees what is kept of it. */
  readonly ownDataUrl: (conversationId: string) => string;
  readonly now: () => Date;
  readonly log: Logger;
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
  const { conversation } = pending;
  const { state, answer, events, doubtful } = await answerTo(parts, pending);
  const ended = events.some(({ name, detail }) => name === reached && detail['node'] === guideEnd);
  const code = events.some(({ name }) => name === ownDataRequested) ? drawCode(parts.now()) : undefined;
  const { drawNumber, resumeUrl } = parts;
  const ownDataUrl = (): string => parts.ownDataUrl(conversation.id);
  const plain = finishAnswer(answer, { drawNumber, resumeUrl, ownDataUrl, code });
  const finished = ended && asksByButtons.has(conversation.channel) ? askingHelped(plain) : plain;
  const render = parts.renderers[conversation.channel];
  if (render === undefined) throw new Error(`There is no renderer for the channel ${conversation.channel}`);
  const erased = events.some(({ name }) => name === deleteRequested);
  // What is answered is deleted too.
  const replyTo = erased ? null : pending.activitySeq;
  const about = { conversationId: conversation.id, replyTo, erased };
  parts.metrics.answered({ channel: conversation.channel, status: answer.status });
  return parts.storage.turns.commit({
    seq: pending.seq,
    conversationId: conversation.id,
    version: conversation.version,
    state,
    at: parts.now(),
    ...render(finished, about),
    events: [...events, ...turnFact(pending.payload as IncomingInput, answer)],
    answers: finished.number === null ? [] : [recordOf(finished.number, finished, state)],
    question: doubtful ? { ...doubtful, day: dayInVietnam(pending.at) } : null,
    erase: erased,
    ...(code !== undefined && { code }),
  });
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

async function answerTo(parts: TurnParts, pending: PendingTurn): Promise<TurnResult> {
  const { conversation } = pending;
  // Written by `accept` in this program, so its shape is known.
  const input = pending.payload as IncomingInput;
  const said = (kind: EdgeInput['kind'] | 'failure'): TurnResult => ({
    state: conversation.state,
    answer: edgeAnswer(kind, spokenLanguage(conversation.state)),
    events: [{ name: `edge-${kind}`, procedure: null, detail: {} }],
  });
  if (input.kind === 'erase') return afterErasing(parts, conversation, pending.at);
  if (!isForAssistant(input)) return said(input.kind);
  const opinion = input.kind === 'tap' ? readFeedbackToken(input.token) : null;
  if (opinion !== null) {
    await parts.takeFeedback(feedbackOf(opinion.number, opinion.said, conversation.channel));
    return { state: conversation.state, answer: feedbackAnswer(opinion.number, opinion.said), events: [] };
  }
  const about = { conversation: conversation.id, seq: pending.seq };
  if (pending.attempts >= mostAttempts) {
    parts.log.error({ code: 'turn-abandoned', ...about }, 'A turn was begun too often and never ended');
    return said('failure');
  }
  try {
    const turn = turnOf(conversation, input, conversation.state, pending.at);
    return await withinLimit(parts.handleTurn(turn, parts.adapters(turn.channel)));
  } catch (error) {
    parts.log.error({ code: 'turn-failed', err: error, ...about }, 'A turn threw; the person got an apology');
    return said('failure');
  }
}

/** Says that everything is gone, and offers what somebody is offered who comes for the first time. */
async function afterErasing(parts: TurnParts, conversation: Conversation, now: Date): Promise<TurnResult> {
  const language = spokenLanguage(conversation.state);
  const open = { kind: 'open', procedure: null, language } as const;
  const answer = edgeAnswer('erase', language);
  const events = [{ name: deleteRequested, procedure: null, detail: {} }];
  try {
    const turn = turnOf(conversation, open, null, now);
    const greeting = await withinLimit(parts.handleTurn(turn, parts.adapters(turn.channel)));
    return { state: greeting.state, answer: { ...answer, choices: greeting.answer.choices }, events };
  } catch (error) {
    // An assistant that fails must not keep anybody from having things deleted.
    parts.log.error({ code: 'turn-failed', err: error, conversation: conversation.id }, 'No greeting');
    return { state: null, answer, events };
  }
}

function turnOf({ channel, id, userId }: Conversation, input: TurnInput, state: unknown, now: Date): Turn {
  return { channel, conversationId: id, userId, input, state, now };
}

function isForAssistant(input: IncomingInput): input is TurnInput {
  return input.kind === 'text' || input.kind === 'tap' || input.kind === 'open' || input.kind === 'resume';
}

async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`The turn took longer than ${turnLimit} ms`));
  }, turnLimit);
  return Promise.race([work, promise]).finally(() => {
    clearTimeout(timer);
  });
}
