// Asks whoever answers one turn: the assistant, within a limit of time, or the edge itself where there is nothing to understand.
import { spokenLanguage } from '../dialogs/dialogs.ts';
import type { Logger } from '../log.ts';
import type { Conversation, PendingTurn } from '../storage/types/turns.ts';
import { edgeAnswer } from './edge-answers.ts';
import { feedbackAnswer, feedbackOf, readFeedbackToken, type TakeFeedback } from './feedback.ts';
import type { EdgeInput, HandleTurn, Turn, TurnInput, TurnResult, TurnRunner } from './types.ts';

/** How long the assistant may take before the person gets an apology, in ms. It computes; it does not wait for anybody. */
const turnLimit = 20_000;
/** A turn that was begun anew so often, alone, and never ended stops the process each time: it is answered with an apology. */
const mostAttempts = 10;

/** By this event guidance says that the person wants everything deleted, and has confirmed it. */
export const deleteRequested = 'delete_requested';

export interface AnsweringParts {
  readonly handleTurn: HandleTurn;
  /** The botbuilder adapter of a channel. */
  readonly adapters: (channel: string) => TurnRunner;
  readonly takeFeedback: TakeFeedback;
  readonly log: Logger;
}

/** What is said to something that came in, and what is remembered. Never rejects for what the assistant does. */
export async function answerTo(
  parts: AnsweringParts,
  pending: PendingTurn,
  input: TurnInput | EdgeInput,
): Promise<TurnResult> {
  const { conversation } = pending;
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
  if (pending.attempts > mostAttempts) {
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
async function afterErasing(
  parts: AnsweringParts,
  conversation: Conversation,
  now: Date,
): Promise<TurnResult> {
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

const forAssistant: ReadonlySet<string> = new Set(['text', 'tap', 'open', 'resume', 'clerk']);

function isForAssistant(input: TurnInput | EdgeInput): input is TurnInput {
  return forAssistant.has(input.kind);
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
