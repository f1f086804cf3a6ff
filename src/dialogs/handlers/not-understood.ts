// «Không hiểu»: says it in simpler words, then with an example, then offers a person.
import { startLower } from '../../knowledge/knowledge.ts';
import { text, type Part } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { present } from '../present.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';

/** Says it in simpler words, then with an example, then offers a person. */
export function notUnderstood(turn: Turn): StepResult {
  const { running } = turn;
  const unclear = turn.state.unclear + 1;
  const simpler = running ? simplerWords(turn, running, unclear) : atTheDoor(turn, unclear);
  const pending = running
    ? choicesOnly(turn, running)
    : nothingPending(turn)
      ? menuChoices(turn)
      : again(turn);
  if (simpler !== null)
    return reply(turn, running ? 'step' : 'clarify', [text(simpler), pending], { unclear });
  const office = running ? turn.kb.say('talk.human_office', placesOf(turn, running.guide)) : null;
  const said =
    unclear > 3
      ? text(turn.kb.say('moves.offer_person_again'))
      : text(turn.kb.say('moves.offer_person'), office);
  return reply(turn, 'handover', [said, pending], { unclear });
}

function simplerWords(turn: Turn, running: Running, times: number): string | null {
  const { node, method } = running.at;
  const places = placesOf(turn, running.guide, method);
  const key = ['simpler', 'example'][times - 1];
  if (key === undefined) return null;
  const written =
    node.kind === 'step'
      ? [node.step.simpler, node.step.example]
      : node.kind === 'question'
        ? [node.question.help, node.question.example]
        : [];
  const own = written[times - 1];
  if (own !== undefined) return turn.kb.fill(own, places);
  const step = node.kind === 'step' ? node.step : null;
  return turn.kb.say(`moves.${key}_${node.kind}`, {
    ...places,
    step: step ? startLower(turn.kb.fill(step.title, places)) : '',
    sees: step?.sees ? turn.kb.fill(step.sees, places) : '',
    choice: node.kind === 'question' ? (node.question.choices[0]?.label ?? '') : '',
  });
}

/** Nobody is in a journey yet: what to type, then an example, then a person. */
function atTheDoor(turn: Turn, times: number): string | null {
  const guide = turn.state.asked?.kind === 'confirm' ? turn.subject : null;
  if (guide && times === 1) return turn.kb.fill(guide.summary, placesOf(turn, guide));
  const key = ['simpler_door', 'example_door'][times - 1];
  return key === undefined ? null : turn.kb.say(`moves.${key}`);
}

function choicesOnly(turn: Turn, running: Running): Part {
  const full = present(turn, running);
  return { choices: full.choices ?? [], links: full.links ?? [] };
}
