// Takes an answer to the pending node: on to the next, to another way of filing, or to another procedure.
import { changeMethod } from './change-method.ts';
import { act, isMethod } from './journey.ts';
import { words } from './phrases.ts';
import { linksOf, text, type Part } from './parts.ts';
import { startChoice } from './pending.ts';
import { present } from './present.ts';
import { questionOf, runningAt } from './running.ts';
import { begin } from './start.ts';
import { toToken } from './tokens.ts';
import { placesOf, reply, type Running, type Turn } from './turn.ts';
import type { StepResult } from './types.ts';

/** Records an answer to the pending node and goes on to the next. */
export function answerNode(
  turn: Turn,
  running: Running,
  node: string,
  value: string,
  before: readonly Part[] = [],
): StepResult {
  if (node === 'method' && isMethod(value)) return changeMethod(turn, running, value, before);
  const journey = act(running.journey, node, value);
  const question = questionOf(turn, running, node);
  const choice = question?.choices.find((c) => c.value === value);
  const said = choice?.reply ? text(turn.kb.fill(choice.reply, placesOf(turn, running.guide))) : {};
  if (choice?.switchTo) return changeMethod(turn, running, choice.switchTo, [...before, said]);
  if (choice?.goTo) {
    const own = words(turn.text).join(' ') === words(choice.label).join(' ');
    return goElsewhere(own ? { ...turn, text: '' } : turn, running, choice.goTo, [...before, said]);
  }
  const next = runningAt(turn, running.guide, journey);
  return reply(turn, 'step', [...before, said, present(turn, next)], { journey, asked: null });
}

/** The choice belongs to another procedure: on to it, or, where nothing is known of it, how to find it. */
function goElsewhere(turn: Turn, running: Running, code: string, before: readonly Part[]): StepResult {
  const guide = turn.kb.guide(code);
  if (guide) return begin(turn, guide, { method: running.at.method, before });
  const links = linksOf(turn.kb, ['procedure_list'], null);
  const back = startChoice(running.guide, turn.kb.say('buttons.back_to', { title: running.guide.title }));
  const other = { label: turn.kb.say('buttons.other_task'), token: toToken({ kind: 'move', move: 'menu' }) };
  return reply(
    turn,
    'answered',
    [...before, { ...text(turn.kb.say('start.not_guided', { code })), links, choices: [back, other] }],
    { journey: null, about: null, asked: null },
  );
}
