// «Xem thêm»: everything was said, nothing is held back in a chat; so what else there is to know about the same matter is offered.
import { text, type Part } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';

const facts = ['documents', 'fee', 'duration', 'where', 'mistakes'] as const;

/** The facts of the procedure in question as buttons, and what is pending once more; the door where no procedure is in question. */
export function more(turn: Turn): StepResult {
  const { subject } = turn;
  const pending = nothingPending(turn) ? {} : again(turn);
  if (!subject) return reply(turn, 'answered', [text(turn.kb.say('more.nothing')), menuChoices(turn)]);
  const said = text(turn.kb.say('more.about', placesOf(turn, subject)));
  return reply(turn, 'answered', [said, { choices: facts.map((f) => ask(turn, f)) }, pending]);
}

function ask(turn: Turn, fact: (typeof facts)[number]): NonNullable<Part['choices']>[number] {
  const label = turn.kb.say(`more.${fact}`);
  return { label, token: toToken({ kind: 'say', text: label }) };
}
