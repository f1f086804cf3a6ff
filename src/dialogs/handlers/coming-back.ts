// Stops for today and comes back another day: where the person is, and how to go on from there.
import { startUpper } from '../../knowledge/knowledge.ts';
import { text, type Part } from '../parts.ts';
import { takeUpParked } from '../start.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { AnswerLink, StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';

/** Takes up the journey that was left, or says that there is none. */
export function resume(turn: Turn): StepResult {
  const { state, running } = turn;
  const parked = state.parked ? turn.kb.guide(state.parked.procedure) : undefined;
  const named = turn.understanding.candidates.slice(0, 3).some((c) => c.code === state.parked?.procedure);
  if (parked && (!running || running.at.node.kind === 'outcome' || named)) {
    return takeUpParked(turn, parked);
  }
  if (running && running.at.node.kind !== 'outcome') {
    return reply(
      turn,
      'step',
      [text(turn.kb.say('moves.welcome_back', { where: whereAmI(turn, running) })), resumeChoices(turn)],
      { asked: { kind: 'resume' } },
    );
  }
  return reply(turn, 'clarify', [text(turn.kb.say('moves.nothing_left')), menuChoices(turn)]);
}

/** «Đăng ký khai sinh, nộp qua mạng, bước 1/7: mở trang và đăng nhập». */
export function whereAmI(turn: Pick<Turn, 'kb' | 'state'>, running: Running): string {
  const { at, guide } = running;
  const places = placesOf(turn, guide, at.method);
  const title = startUpper(guide.title);
  switch (at.node.kind) {
    case 'step':
      return turn.kb.say('moves.at_step', {
        ...places,
        title,
        number: String(at.node.number),
        total: String(at.node.total),
        step: turn.kb.fill(at.node.step.title, places).toLowerCase(),
      });
    case 'papers':
      return turn.kb.say('moves.at_papers', { ...places, title });
    case 'outcome':
      return turn.kb.say('moves.at_end', { ...places, title });
    default:
      return turn.kb.say('moves.at_question', { ...places, title });
  }
}

/** What is still to come after the questions, for «đang ở đâu rồi». */
export function whatComes(turn: Turn, { at }: Running): string | null {
  return at.node.kind === 'question' || at.node.kind === 'method'
    ? turn.kb.say('moves.after_question')
    : null;
}

export function stopForNow(turn: Turn, running: Running): StepResult {
  const { journey } = running;
  const link: AnswerLink = {
    kind: 'resume',
    title: turn.kb.say('buttons.resume_link'),
    point: {
      procedure: journey.procedure,
      actions: journey.actions,
      papers: journey.papers,
      unit: turn.state.unit,
      left: { version: turn.kb.version, at: running.at.node.id },
      language: turn.kb.language,
    },
  };
  return reply(
    turn,
    'answered',
    [
      {
        ...text(turn.kb.say('moves.stopped', { where: whereAmI(turn, running) })),
        ...stopChoices(turn),
        links: [link],
      },
    ],
    { asked: null },
    [{ name: 'paused', procedure: running.guide.code, detail: { node: running.at.node.id } }],
  );
}

function stopChoices(turn: Turn): Part {
  return {
    choices: [
      { label: turn.kb.say('buttons.go_on'), token: toToken({ kind: 'move', move: 'repeat' }) },
      { label: turn.kb.say('buttons.other_task'), token: toToken({ kind: 'move', move: 'menu' }) },
    ],
  };
}

function resumeChoices(turn: Turn): Part {
  return {
    choices: [
      { label: turn.kb.say('buttons.go_on'), token: toToken({ kind: 'move', move: 'repeat' }) },
      { label: turn.kb.say('buttons.restart'), token: toToken({ kind: 'move', move: 'restart' }) },
      { label: turn.kb.say('buttons.other_task'), token: toToken({ kind: 'move', move: 'menu' }) },
    ],
  };
}

/** Taken up again by somebody who only greets after a while. */
export function greetReturning(turn: Turn): StepResult | null {
  return turn.running && turn.running.at.node.kind !== 'outcome' ? resume(turn) : null;
}
