// Takes the last answer back, or asks one that was given again.
import type { Guide } from '../../knowledge/types.ts';
import { act, askAgain, undo } from '../journey.ts';
import { text, type Part } from '../parts.ts';
import { startChoice } from '../pending.ts';
import { present } from '../present.ts';
import { answerLabel, runningAt } from '../running.ts';
import { begin } from '../start.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { Choice, StepResult } from '../types.ts';
import { nameLikeness } from './name-likeness.ts';

export function back(turn: Turn, running: Running): StepResult {
  const other = otherMeant(turn, running);
  if (other) return begin(turn, other);
  const journey = undo(running.journey);
  if (!journey) {
    const kept = turn.state.parked ? turn.kb.guide(turn.state.parked.procedure) : undefined;
    const parts = [text(turn.kb.say('moves.at_beginning')), present(turn, running)];
    const other = kept
      ? [{ choices: [startChoice(kept, turn.kb.say('buttons.back_to', { title: kept.title }))] }]
      : [];
    return reply(turn, 'step', [...parts, ...other], { asked: null });
  }
  const before = runningAt(turn, running.guide, journey);
  return reply(turn, 'step', [methodTakenBack(turn, before), present(turn, before)], {
    journey,
    asked: null,
  });
}

/** «thôi đổi ý, lập công ty luôn» takes nothing back: it is another procedure that the person wants now. */
function otherMeant(turn: Turn, running: Running): Guide | undefined {
  const named = turn.understanding.candidates.find((c) => c.code !== running.guide.code);
  return named && named.confidence >= 0.5 ? turn.kb.guide(named.code) : undefined;
}

/** Taking back another way of filing is said: nothing on the screen would show it. */
function methodTakenBack(turn: Turn, { guide, journey, at }: Running): Part {
  if (journey.undone?.[0] !== 'method' || at.node.kind === 'method') return {};
  if (at.method === null || !new Map(journey.actions).get('method'))
    return text(turn.kb.say('moves.method_open'));
  return text(turn.kb.say('moves.method_back', placesOf(turn, guide, at.method)));
}

export function whichAnswer(turn: Turn, running: Running): StepResult {
  const other = otherMeant(turn, running);
  if (other && nameLikeness(turn, other) > nameLikeness(turn, running.guide)) return begin(turn, other);
  const given = new Map(running.journey.actions);
  const choices: Choice[] = running.at.path.flatMap((node) => {
    if (node.kind !== 'question' && node.kind !== 'method') return [];
    const label = answerLabel(turn, running, node.id, given.get(node.id) ?? '');
    const asked = node.kind === 'question' ? node.question.ask : turn.kb.say('journey.which_method');
    return label
      ? [
          {
            label: `${asked} ${label}`,
            token: toToken({ kind: 'change', procedure: running.guide.code, node: node.id }),
          },
        ]
      : [];
  });
  if (choices.length === 0)
    return reply(turn, 'step', [text(turn.kb.say('moves.nothing_to_change')), present(turn, running)]);
  const only =
    choices.length === 1
      ? running.at.path.find((n) => n.kind === 'question' || n.kind === 'method')
      : undefined;
  if (only) return changeAnswer(turn, running, only.id);
  return reply(turn, 'clarify', [{ ...text(turn.kb.say('moves.change_which')), choices }], {
    asked: { kind: 'change' },
  });
}

/** Asks one node again; later answers stay and are used where they still fit. */
export function changeAnswer(turn: Turn, running: Running, node: string): StepResult {
  const value = new Map(running.journey.actions).get(node);
  const journey = {
    ...act(running.journey, node, askAgain),
    undone: value ? ([node, value] as const) : null,
  };
  return reply(turn, 'step', [present(turn, runningAt(turn, running.guide, journey))], {
    journey,
    asked: null,
  });
}
