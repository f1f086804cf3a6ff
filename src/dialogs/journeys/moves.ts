// The moves of a conversation inside a journey of the content: back, again, from the start, not understood, change an answer, stop, where am I.
import { interpret } from '../interpret.ts';
import { text } from '../parts.ts';
import { present } from '../present.ts';
import { toToken } from '../tokens.ts';
import { reply, type Handler, type Running, type Turn } from '../turn.ts';
import type { AnswerLink, Choice, StepResult } from '../types.ts';
import { menuChoices } from '../handlers/menu.ts';
import { topMove } from '../handlers/moves.ts';
import { pickOne } from '../handlers/pick-one.ts';
import { speaksFor, spokenMove } from '../move-words.ts';
import { words } from '../phrases.ts';
import { goesOn, whichItem } from './answers.ts';
import { labelAt, presentWalk, presentWalkShort } from './present.ts';
import { goOn, outward } from './walk.ts';
import { flowPlaces, walkingOf, type Walking } from './walking.ts';

/** A move that the words ask for while a journey is walked through. */
export const walkMoves: Handler = (turn) => {
  const walking = walkingOf(turn);
  if (!walking) return null;
  const again = turn.state.asked?.kind === 'change' ? changed(turn, walking) : null;
  if (again) return again;
  const { text: said, understanding } = turn;
  const spoken = goesOn.test(words(said).join(' '))
    ? 'resume'
    : spokenMove(turn.kb, said, understanding.text);
  if (spoken !== null) return walkMove(turn, walking, spoken);
  const guessed = topMove(turn, 0.55);
  return guessed !== null && speaksFor(turn.kb, guessed, said, understanding.text)
    ? walkMove(turn, walking, guessed)
    : null;
};

/** What can still be done when a journey has come to its outcome. */
const atTheEnd: ReadonlySet<string> = new Set(['back', 'restart', 'change_answer']);

/** Carries out a move by name; null when it means nothing in a journey. */
export function walkMove(turn: Turn, walking: Walking, move: string): StepResult | null {
  if (walking.at.node.kind === 'outcome' && !atTheEnd.has(move)) return null;
  switch (move) {
    case 'back':
      return back(turn, walking);
    case 'resume':
      return backOut(turn, walking) ?? reply(turn, 'step', [presentWalk(turn, walking)]);
    case 'repeat':
      return reply(turn, 'step', [presentWalk(turn, walking)]);
    case 'missing':
      return whichItem(turn, walking);
    case 'menu': {
      const { under } = walking.state;
      const change = { flow: null, parked: under ?? turn.state.parked, asked: null };
      return reply(turn, 'clarify', [text(turn.kb.say('moves.menu')), menuChoices(turn)], change);
    }
    case 'restart':
      return goOn(turn, { ...walking.state, actions: [], ticks: [], undone: null }, [
        text(turn.kb.say('moves.restarted')),
      ]);
    case 'change_answer':
      return whichAnswer(turn, walking);
    case 'not_understood':
      return notUnderstood(turn, walking);
    case 'stop_for_now':
      return stopForNow(turn, walking);
    case 'where_am_i':
      return reply(turn, 'step', [text(whereInWalk(turn, walking)), presentWalkShort(turn, walking)]);
    case 'next':
    case 'yes':
      return walking.at.node.kind === 'question'
        ? pickOne(turn, presentWalk(turn, walking), () => notUnderstood(turn, walking))
        : null;
    default:
      return null;
  }
}

/** Takes the last answer back. At the first question of a journey on top of a guide, back is back to the guide. */
function back(turn: Turn, walking: Walking): StepResult {
  const { state } = walking;
  const last = state.actions.at(-1);
  if (last) return goOn(turn, { ...state, actions: state.actions.slice(0, -1), undone: last });
  const out = backOut(turn, walking);
  if (out) return out;
  return reply(turn, 'step', [text(turn.kb.say('moves.at_beginning')), presentWalk(turn, walking)]);
}

/** Leaves the journey for the one it was begun inside of, else for the guide that waits beneath it; null where nothing waits. */
function backOut(turn: Turn, walking: Walking): StepResult | null {
  const out = outward(turn, walking);
  if (out)
    return reply(turn, 'step', [text(turn.kb.say('walk.left')), presentWalk(turn, out)], {
      flow: out.state,
      journey: null,
      asked: null,
    });
  return walking.under && backToGuide(turn, walking, walking.under);
}

/** Leaves the journey for the guide that waits beneath it. */
function backToGuide(turn: Turn, walking: Walking, guide: Running): StepResult {
  const under = { ...turn, running: guide };
  return reply(under, 'step', [text(turn.kb.say('walk.left')), present(under, guide)], {
    flow: null,
    journey: walking.state.under,
    asked: null,
  });
}

function whichAnswer(turn: Turn, walking: Walking): StepResult {
  const choices: Choice[] = walking.at.path.flatMap(({ name, node, value }) => {
    const label = labelAt(node, value);
    if (node.kind !== 'question' || !label) return [];
    return [
      {
        label: `${turn.kb.fill(node.ask, flowPlaces(turn, walking.under))} ${label}`,
        token: toToken({ kind: 'flow_change', flow: walking.begun.id, node: name }),
      },
    ];
  });
  const [only, ...more] = walking.at.path.filter((p) => p.node.kind === 'question');
  if (!only)
    return reply(turn, 'step', [text(turn.kb.say('moves.nothing_to_change')), presentWalk(turn, walking)]);
  if (more.length === 0) return changeWalkAnswer(turn, walking, only.name);
  return reply(turn, 'clarify', [{ ...text(turn.kb.say('moves.change_which')), choices }], {
    asked: { kind: 'change' },
  });
}

/** Asks one question again; later answers stay and are used where they still fit. */
export function changeWalkAnswer(turn: Turn, walking: Walking, node: string): StepResult {
  const { state } = walking;
  const value = new Map(state.actions).get(node);
  return goOn(turn, {
    ...state,
    actions: [...state.actions, [node, '']],
    undone: value ? [node, value] : null,
  });
}

function changed(turn: Turn, walking: Walking): StepResult | null {
  const options = walking.at.path
    .filter((p) => p.node.kind === 'question')
    .map((p) => ({ value: p.name, label: p.node.kind === 'question' ? p.node.ask : '' }));
  const meant = interpret(turn.text, options, turn.matcher);
  return meant ? changeWalkAnswer(turn, walking, meant.value) : null;
}

/** Says it in simpler words, then with an example, then offers a person. */
export function notUnderstood(turn: Turn, walking: Walking): StepResult {
  const { node } = walking.at;
  const unclear = turn.state.unclear + 1;
  const own =
    node.kind === 'question'
      ? [node.help ?? turn.kb.say('walk.help_again'), node.example]
      : node.kind === 'action'
        ? [node.simpler, node.example]
        : node.kind === 'explain'
          ? [node.simpler]
          : [];
  const said = own[unclear - 1];
  const { choices = [], links = [] } = presentWalk(turn, walking);
  if (said === undefined) {
    const key =
      unclear - 1 > own.findLastIndex((s) => s !== undefined) + 1 ? 'offer_person_again' : 'offer_person';
    return reply(turn, 'handover', [text(turn.kb.say(`moves.${key}`)), { choices, links }], { unclear });
  }
  const simpler = text(turn.kb.fill(said, flowPlaces(turn, walking.under)));
  const status = node.kind === 'question' ? node.status : 'step';
  return reply(turn, status, [simpler, { choices, links }], { unclear });
}

function stopForNow(turn: Turn, walking: Walking): StepResult {
  const { state } = walking;
  const link: AnswerLink = {
    kind: 'resume',
    title: turn.kb.say('buttons.resume_link'),
    point: {
      procedure: state.under?.procedure ?? null,
      actions: state.under?.actions ?? [],
      papers: state.under?.papers ?? [],
      unit: turn.state.unit,
      flow: { flow: state.flow, actions: state.actions, ticks: state.ticks },
      ...(state.outer.length > 0 && { outer: state.outer }),
      language: turn.kb.language,
    },
  };
  const said = text(turn.kb.say('moves.stopped', { where: whereInWalk(turn, walking) }));
  return reply(turn, 'answered', [{ ...said, links: [link] }], { asked: null }, [
    { name: 'paused', procedure: state.under?.procedure ?? null, detail: { node: walking.at.name } },
  ]);
}

/** «Tìm đúng việc cần làm: đã trả lời 1 câu». */
export function whereInWalk(turn: Turn, { at }: Walking): string {
  const count = at.path.filter((p) => p.node.kind === 'question').length;
  return turn.kb.say('walk.at', { title: at.flow.title, count: String(count) });
}
