// Answers a question that only this procedure gets, from its guide, with its source and on its days.
import { isValidOn } from '../../knowledge/knowledge.ts';
import { sourcesOf, text } from '../parts.ts';
import { again } from '../pending.ts';
import { placesOf, reply, type Handler, type Running } from '../turn.ts';

/** A frequent question of this procedure. */
export const procedureFaq: Handler = (turn) => {
  const guide = turn.subject;
  if (!guide || turn.state.asked?.kind === 'confirm') return null;
  const best = guide.faqs
    .filter((f) => f.afterwards !== undefined || isValidOn(f, turn.day))
    .map((f) => ({ faq: f, score: Math.max(...f.says.map((s) => turn.matcher.score(turn.text, s))) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < 0.6) return null;
  return reply(turn, 'answered', [
    {
      ...text(turn.kb.fill(saidOn(best.faq, turn.day), placesOf(turn, guide))),
      sources: sourcesOf(guide, [best.faq.source]),
    },
    again(turn),
  ]);
};

/** A dated answer gives way to what is true afterwards. */
function saidOn(faq: Running['guide']['faqs'][number], day: string): string {
  return isValidOn(faq, day) ? faq.answer : (faq.afterwards ?? faq.answer);
}
