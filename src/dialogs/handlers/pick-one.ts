// «Tiếp» and «ừ» at a question that needs a choice: asks for one, and explains when that was said before.
import { text, type Part } from '../parts.ts';
import { reply, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

/**
 * Asks to pick one of the choices.
 * @param question what is pending, with its choices
 * @param explain says it more simply; called when asking alone has not helped
 */
export function pickOne(turn: Turn, question: Part, explain: () => StepResult): StepResult {
  const { lost, unclear } = turn.state;
  if (lost + unclear > 0) return explain();
  return reply(turn, 'step', [text(turn.kb.say('journey.pick_one')), question], { lost: 1 });
}
