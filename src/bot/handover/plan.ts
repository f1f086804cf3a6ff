// What a hand-over to a clerk makes of something that came in: who answers it, and what becomes of the hand-over. Pure.
import { clerkTokens } from '../../dialogs/dialogs.ts';
import type { ClerkInput, GuidanceEvent } from '../../dialogs/types.ts';
import type { Handover, HandoverChange } from '../../storage/types/handover.ts';
import { readFeedbackToken } from '../feedback.ts';
import type { DeskInput, EdgeInput, IncomingInput, TurnInput } from '../types.ts';
import { callsAssistant } from './calls-assistant.ts';

/** Who answers. */
export type Plan =
  /** The assistant or the edge, as if there were no clerk. */
  | { readonly kind: 'assistant'; readonly input: TurnInput | EdgeInput }
  /** The assistant says what happened around the clerk. */
  | {
      readonly kind: 'news';
      readonly input: ClerkInput;
      readonly change: HandoverChange | null;
      readonly events: readonly GuidanceEvent[];
    }
  /** The clerk. */
  | { readonly kind: 'clerk'; readonly text: string; readonly change: HandoverChange }
  /** Nobody yet: the clerk reads it in the transcript. */
  | { readonly kind: 'nobody' };

const nobody: Plan = { kind: 'nobody' };

/** What a clerk can read and answer; the edge still refuses photos and too long messages, which no clerk sees. */
const forClerk: ReadonlySet<string> = new Set(['text', 'tap', 'open', 'resume', 'sticker', 'link', 'empty']);

export function planOf(input: IncomingInput, handover: Handover | null, now: Date): Plan {
  if (isFromDesk(input)) return planOfDesk(input, handover, now);
  if (handover === null) return { kind: 'assistant', input };
  if (callsBack(input))
    return {
      kind: 'news',
      input: { kind: 'clerk', what: 'called_back' },
      change: { kind: 'end', id: handover.id, from: handover.state, reason: 'called_back' },
      events: [gone('called_back')],
    };
  const opinion = input.kind === 'tap' && readFeedbackToken(input.token) !== null;
  if (handover.state === 'waiting' || opinion || !forClerk.has(input.kind))
    return { kind: 'assistant', input };
  if (input.kind === 'text' && input.masked) {
    const { masked } = input;
    return { kind: 'news', input: { kind: 'clerk', what: 'masked', masked }, change: null, events: [] };
  }
  return nobody;
}

/** What is meant for a hand-over that is over by now says nothing: the person has the assistant again. */
function planOfDesk(input: DeskInput, handover: Handover | null, now: Date): Plan {
  if (handover?.id !== input.handover) return nobody;
  switch (input.kind) {
    case 'clerk-came': {
      const seconds = Math.round((now.getTime() - handover.askedAt.getTime()) / 1000);
      const events = [{ name: 'clerk_came', procedure: null, detail: { seconds } }];
      return { kind: 'news', input: { kind: 'clerk', what: 'came' }, change: null, events };
    }
    case 'clerk-said':
      return handover.state === 'claimed'
        ? { kind: 'clerk', text: input.text, change: { kind: 'clerk-spoke', id: handover.id } }
        : nobody;
    case 'clerk-gone': {
      const from = input.why === 'late' ? 'waiting' : 'claimed';
      if (handover.state !== from) return nobody;
      return {
        kind: 'news',
        input: { kind: 'clerk', what: input.why },
        change: { kind: 'end', id: handover.id, from, reason: input.why },
        events: [gone(input.why)],
      };
    }
  }
}

const gone = (why: string): GuidanceEvent => ({ name: 'clerk_gone', procedure: null, detail: { why } });

function callsBack(input: TurnInput | EdgeInput): boolean {
  if (input.kind === 'tap') return input.token === clerkTokens.assistant;
  return input.kind === 'text' && callsAssistant(input.text);
}

function isFromDesk(input: IncomingInput): input is DeskInput {
  return input.kind === 'clerk-came' || input.kind === 'clerk-gone' || input.kind === 'clerk-said';
}
