// «Xem thêm»: what did not fit the first screen; where all of it was said, what else there is to know about the same matter is offered.
import { text, type Part } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';

const facts = ['documents', 'fee', 'duration', 'where', 'mistakes'] as const;

/** What is left of the last answer; else the facts of the procedure in question as buttons, and what is pending once more; the door where no procedure is in question. */
export function more(turn: Turn): StepResult {
  const { subject, state } = turn;
  if (state.rest.length > 0) {
    const status = turn.running || state.flow ? 'step' : 'answered';
    return reply(turn, status, [{ blocks: state.rest, choices: state.shown }], { asked: state.asked });
  }
  const pending = nothingPending(turn) ? {} : again(turn);
  if (!subject) return reply(turn, 'answered', [text(turn.kb.say('more.nothing')), menuChoices(turn)]);
  const said = text(turn.kb.say('more.about', placesOf(turn, subject)));
  return reply(turn, 'answered', [said, { choices: facts.map((f) => ask(turn, f)) }, pending]);
}

function ask(turn: Turn, fact: (typeof facts)[number]): NonNullable<Part['choices']>[number] {
  const label = turn.kb.say(`more.${fact}`);
  return { label, token: toToken({ kind: 'say', text: label }) };
}
