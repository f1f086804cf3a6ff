// Answers a question that only this procedure gets, from its guide, with its source and on its days.
import { isValidOn } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import { cuedFacts } from '../fact-cues.ts';
import { likest } from '../likest.ts';
import { sourcesOf, text, type Part } from '../parts.ts';
import { again } from '../pending.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';

/** A frequent question of this procedure. */
export const procedureFaq: Handler = (turn) => {
  const guide = turn.subject;
  if (!guide || turn.state.asked?.kind === 'confirm' || cuedFacts(turn.text).length > 1) return null;
  const said = frequentAnswer(turn, guide, near);
  return said && reply(turn, 'answered', [said, again(turn)]);
};

/** So like a frequent question the words must be while its procedure is talked about. */
const near = 0.6;

/**
 * The answer to the frequent question that the words are most like.
 * @param from 0..1: how like it they must be
 */
export function frequentAnswer(turn: Turn, guide: Guide, from: number): Part | null {
  const best = guide.faqs
    .filter((f) => f.afterwards !== undefined || isValidOn(f, turn.day))
    .map((f) => ({ faq: f, score: likest(turn, f.says) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < from || !asksTheSame(turn, best.faq.says)) return null;
  return {
    ...text(turn.kb.fill(saidOn(best.faq, turn.day), placesOf(turn, guide))),
    sources: sourcesOf(guide, [best.faq.source]),
  };
}

/** «làm giấy kết hôn mất bao lâu» is much like «làm lại giấy kết hôn», which does not ask how long. */
function asksTheSame({ understanding }: Turn, says: readonly string[]): boolean {
  const asked = cuedFacts(understanding.text);
  return asked.length === 0 || says.some((one) => cuedFacts(one).some((fact) => asked.includes(fact)));
}

/** A dated answer gives way to what is true afterwards. */
function saidOn(faq: Running['guide']['faqs'][number], day: string): string {
  return isValidOn(faq, day) ? faq.answer : (faq.afterwards ?? faq.answer);
}
