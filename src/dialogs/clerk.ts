// What is said around a clerk who writes with the person: the offer, the waiting, the coming, and going on where the conversation stood.
import { officeHours, type KnowledgeBase } from '../knowledge/knowledge.ts';
import { menuChoices } from './handlers/menu.ts';
import { presentWalkShort } from './journeys/present.ts';
import { outward, takeUp } from './journeys/walk.ts';
import { contacts, walkingOf } from './journeys/walking.ts';
import { maskedNote } from './masked-words.ts';
import { compose, question, text, type Part } from './parts.ts';
import { again, nothingPending } from './pending.ts';
import type { Service } from './service.ts';
import { toToken } from './tokens.ts';
import { reply, type Turn } from './turn.ts';
import type { AnswerStatus, Choice, ClerkInput, ConversationState, StepResult } from './types.ts';

/** The buttons that ask for a clerk and for the assistant again. */
export const clerkTokens = {
  ask: toToken({ kind: 'move', move: 'clerk' }),
  assistant: toToken({ kind: 'move', move: 'assistant' }),
} as const;

/** By this event guidance says that the person asked for a clerk who is there. */
export const clerkAsked = 'clerk_asked';

/** Minutes that somebody waits at most, where a clerk can be asked at this moment; else null. */
export function clerkAt(
  { clerk }: Service,
  kb: KnowledgeBase,
  now: Date,
): { readonly minutes: number } | null {
  return officeHours(kb.hours, now) === 'open' ? clerk : null;
}

/** Where somebody is told whom to ask, and a clerk is there: the button that asks them, with what the clerk will see. */
export function withClerk(kb: KnowledgeBase, played: StepResult): StepResult {
  const { answer, state } = played;
  // Numbers to call in danger come with nothing beside them.
  const onCard = state.flow?.flow === contacts || state.lost > 1 || state.unclear > 0;
  if (answer.status !== 'handover' || !onCard) return played;
  const { blocks } = compose(answer.status, null, [question(kb.say('clerk.offer'))]);
  const choices = [{ label: kb.say('buttons.clerk'), token: clerkTokens.ask }, ...answer.choices];
  return {
    ...played,
    state: { ...state, shown: choices },
    answer: { ...answer, blocks: [...answer.blocks, ...blocks], choices },
  };
}

/** Says what happened; where the assistant takes over again, what was pending comes once more. */
export function clerkNews(turn: Turn, input: ClerkInput): StepResult {
  const { kb, state, subject } = turn;
  const kept = { asked: state.asked, lost: state.lost, unclear: state.unclear };
  const say = (status: AnswerStatus, words: string, choices: readonly Choice[]): StepResult =>
    reply(turn, status, [text(words), { choices }], kept);
  const assistant = (label: string): Choice => ({ label, token: clerkTokens.assistant });
  switch (input.what) {
    case 'asked': {
      const words = kb.say('clerk.asked', { minutes: String(input.minutes) });
      const asked = say('handover', words, [assistant(kb.say('buttons.no_clerk'))]);
      const event = { name: clerkAsked, procedure: subject?.code ?? null, detail: {} };
      return { ...asked, state: { ...asked.state, ...withoutContacts(turn) }, events: [event] };
    }
    case 'nobody': {
      const walk = kb.journeys.get(contacts);
      const said = text(kb.say('clerk.nobody'));
      return walk ? takeUp(turn, walk, { before: [said] }) : reply(turn, 'handover', [said, goesOn(turn)]);
    }
    case 'came':
      return say('handover', kb.say('clerk.came'), [assistant(kb.say('buttons.assistant'))]);
    case 'masked':
      return say('refused', maskedNote(kb, input.masked), []);
    default: {
      const status = input.what === 'late' || input.what === 'silent' ? 'handover' : 'step';
      return reply(turn, status, [text(kb.say(`clerk.${input.what}`)), goesOn(turn)], kept);
    }
  }
}

/** What the person was at before the contacts were shown. */
function withoutContacts(turn: Turn): Partial<ConversationState> {
  const walking = walkingOf(turn);
  if (walking?.state.flow !== contacts) return {};
  const out = outward(turn, walking);
  return out ? { flow: out.state } : { flow: null, journey: walking.state.under };
}

function goesOn(turn: Turn): Part {
  const walking = walkingOf(turn);
  if (walking && walking.at.node.kind !== 'outcome') return presentWalkShort(turn, walking);
  return nothingPending(turn) ? menuChoices(turn) : again(turn);
}
