// The way just walked in one minute, so that the person can do it alone the next time: papers, steps, one mistake, how to find it again.
import { startLower } from '../../knowledge/knowledge.ts';
import { documentsFor, stepsFor } from '../journey.ts';
import { linksOf, sourcesOf, text } from '../parts.ts';
import { paperItem } from '../papers-card.ts';
import { present } from '../present.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

/** Says the whole way of the chosen method in short; asks for the method where none is chosen. */
export function recap(turn: Turn, running: Running): StepResult {
  const { guide, at } = running;
  const { method } = at;
  if (method === null) return reply(turn, 'step', [present(turn, running)], { asked: null });
  const places = placesOf(turn, guide, method);
  const steps = stepsFor(turn.kb, guide, method, at.facts);
  const papers = documentsFor(guide, method, at.facts).filter(
    (d) => !d.optional && paperItem(turn, d, method, []).state === 'need',
  );
  const [mistake] = guide.mistakes;
  const lines = [
    turn.kb.say('recap.title', { ...places, count: String(steps.length) }),
    papers.length > 0
      ? turn.kb.say('recap.papers', { papers: papers.map((d) => startLower(d.name)).join('; ') })
      : turn.kb.say('recap.no_papers'),
    ...steps.map((s, i) => `${String(i + 1)}. ${turn.kb.fill(s.title, places)}.`),
    mistake ? turn.kb.say('recap.mistake', { mistake: turn.kb.fill(mistake.text, places) }) : '',
    turn.kb.say(`recap.find_${method}`, places),
  ];
  const { choices = [] } = present(turn, running);
  return reply(
    turn,
    'answered',
    [
      {
        ...text(lines.filter((l) => l !== '').join('\n')),
        choices,
        links: method === 'online' ? linksOf(turn.kb, ['procedure_page'], guide.code) : [],
        sources: sourcesOf(guide, [...(mistake ? [mistake.source] : []), ...papers.map((d) => d.source)]),
      },
    ],
    { asked: null },
    [{ name: 'recap', procedure: guide.code, detail: { method } }],
  );
}
