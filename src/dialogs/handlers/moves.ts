// The moves of a conversation: back, again, from the start, not understood, change an answer, stop for today, where am I, go on.
import { act, askAgain, beginJourney, undo } from '../journey.ts';
import { interpret } from '../interpret.ts';
import { text, type Part } from '../parts.ts';
import { speaksFor, spokenMove } from '../move-words.ts';
import { again, nothingPending, presentAsked, startChoice, yesNo } from '../pending.ts';
import { lowerFirst, paperItem, present, presentShort, upperFirst } from '../present.ts';
import { answerLabel, runningAt } from '../running.ts';
import { begin, takeUpParked } from '../start.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import type { AnswerLink, Choice, StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';
import { eachPaper } from './my-papers.ts';
import { recap } from './recap.ts';

/** The likeliest move when it is sure enough and likelier than any question, else null. */
export function topMove(turn: Turn, threshold: number): string | null {
  const best = turn.understanding.moves[0];
  const asks = turn.understanding.intents[0]?.confidence ?? 0;
  return best && best.confidence >= Math.max(threshold, asks) ? best.label : null;
}

/** Carries out a move that the words say by themselves, unless they are the very words of a pending choice. */
export const plainMoves: Handler = (turn) => {
  const spoken = spokenMove(turn.kb, turn.text, turn.understanding.text);
  if (spoken === null || picksChoice(turn)) return null;
  return carryOut(turn, spoken);
};

/** Carries out a move that the words are understood as. */
export const moves: Handler = (turn) => {
  const guessed = topMove(turn, 0.55);
  if (guessed === null || !speaksFor(turn.kb, guessed, turn.text, turn.understanding.text)) return null;
  return turn.running || atAnyTime.has(guessed) ? carryOut(turn, guessed) : null;
};

function picksChoice(turn: Turn): boolean {
  const node = turn.running?.at.node;
  return node?.kind === 'question' && interpret(turn.text, node.question.choices, turn.matcher)?.sure === 1;
}

/** Moves that are believed without certain words even where nothing is under way. */
const atAnyTime: ReadonlySet<string> = new Set([
  'menu',
  'delete_me',
  'resume',
  'stop_for_now',
  'not_understood',
  'missing',
]);

/** Carries out a move by name; null when it means nothing here. */
export function carryOut(turn: Turn, move: string): StepResult | null {
  const { running } = turn;
  switch (move) {
    case 'menu':
      return menu(turn);
    case 'delete_me':
      return reply(turn, 'confirm', [text(turn.kb.say('moves.delete_sure')), yesNo(turn)], {
        asked: { kind: 'delete' },
      });
    case 'resume':
      return resume(turn);
    case 'not_understood':
      return notUnderstood(turn);
    case 'missing':
      return running ? whichIsMissing(turn, running) : null;
    case 'each_paper':
      return running ? eachPaper(turn, running) : null;
    case 'recap':
      return running ? recap(turn, running) : null;
  }
  return running ? inJourney(turn, running, move) : withoutJourney(turn, move);
}

function inJourney(turn: Turn, running: Running, move: string): StepResult | null {
  switch (move) {
    case 'back':
      return back(turn, running);
    case 'repeat':
      return reply(turn, 'step', [present(turn, running)], { asked: null });
    case 'next':
    case 'yes':
      return running.at.node.kind === 'question' || running.at.node.kind === 'method'
        ? reply(turn, 'step', [text(turn.kb.say('journey.pick_one')), present(turn, running)])
        : null;
    case 'restart':
      return reply(
        turn,
        'confirm',
        [text(turn.kb.say('moves.restart_sure', placesOf(turn, running.guide))), yesNo(turn)],
        { asked: { kind: 'restart' } },
      );
    case 'change_answer':
      return whichAnswer(turn, running);
    case 'stop_for_now':
      return stopForNow(turn, running);
    case 'where_am_i':
      return reply(turn, 'step', [
        text(`${whereAmI(turn, running)}.`, whatComes(turn, running)),
        presentShort(turn, running),
      ]);
    default:
      return null;
  }
}

/** Moves that need something to move in: what was set aside is taken up, else the person is told that nothing is under way. */
function withoutJourney(turn: Turn, move: string): StepResult | null {
  const { parked, asked } = turn.state;
  const open = asked ? presentAsked(turn, asked) : null;
  switch (move) {
    case 'stop_for_now':
      return reply(turn, 'answered', [text(turn.kb.say('moves.stopped_nothing'))]);
    case 'repeat':
      return open ? reply(turn, asked?.kind === 'confirm' ? 'confirm' : 'clarify', [open]) : menu(turn);
    case 'back':
    case 'where_am_i':
    case 'restart':
    case 'change_answer': {
      const guide = parked ? turn.kb.guide(parked.procedure) : undefined;
      if (guide) return takeUpParked(turn, guide);
      const said = text(turn.kb.say('moves.nothing_running'));
      return reply(turn, 'clarify', [said, menuChoices(turn)], { asked: null, about: null });
    }
    default:
      return null;
  }
}

/** Starts the running journey again from its first question. */
export function restart(turn: Turn, running: Running): StepResult {
  const journey = beginJourney(turn.kb, running.guide.code);
  return reply(
    turn,
    'step',
    [text(turn.kb.say('moves.restarted')), present(turn, runningAt(turn, running.guide, journey))],
    {
      journey,
      asked: null,
    },
  );
}

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
export function whereAmI(turn: Turn, running: Running): string {
  const { at, guide } = running;
  const places = placesOf(turn, guide, at.method);
  const title = upperFirst(guide.title);
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
function whatComes(turn: Turn, { at }: Running): string | null {
  return at.node.kind === 'question' || at.node.kind === 'method'
    ? turn.kb.say('moves.after_question')
    : null;
}

function back(turn: Turn, running: Running): StepResult {
  const named = turn.understanding.candidates.find((c) => c.code !== running.guide.code);
  const other = named && named.confidence >= 0.5 ? turn.kb.guide(named.code) : undefined;
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
  return reply(turn, 'step', [present(turn, runningAt(turn, running.guide, journey))], {
    journey,
    asked: null,
  });
}

/** Says it in simpler words, then with an example, then offers a person. */
function notUnderstood(turn: Turn): StepResult {
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
  return reply(turn, 'handover', [text(turn.kb.say('moves.offer_person'), office), pending], { unclear });
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
    step: step ? lowerFirst(turn.kb.fill(step.title, places)) : '',
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

function whichAnswer(turn: Turn, running: Running): StepResult {
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

function stopForNow(turn: Turn, running: Running): StepResult {
  const { journey } = running;
  const link: AnswerLink = {
    kind: 'resume',
    title: turn.kb.say('buttons.resume_link'),
    point: {
      procedure: journey.procedure,
      actions: journey.actions,
      papers: journey.papers,
      unit: turn.state.unit,
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

function whichIsMissing(turn: Turn, running: Running): StepResult {
  const { at, guide, journey } = running;
  if (at.node.kind !== 'papers') return reply(turn, 'step', [present(turn, running)]);
  const method = at.method ?? 'counter';
  const open = at.node.documents.filter((d) => paperItem(d, method, journey.papers).state !== 'have');
  return reply(
    turn,
    'clarify',
    [
      {
        ...text(turn.kb.say('moves.which_missing')),
        choices: open.map((d) => ({
          label: d.name,
          token: toToken({ kind: 'paper', procedure: guide.code, paper: d.id }),
        })),
      },
    ],
    { asked: { kind: 'missing' } },
  );
}

/** Where to get a paper, and what stands in for it. */
export function helpWithPaper(turn: Turn, running: Running, paper: string): StepResult | null {
  const d = running.guide.documents.find((x) => x.id === paper);
  if (!d) return null;
  const said = [d.name + '.', d.whereToGet, d.ifMissing, d.note].filter((s) => s !== undefined).join(' ');
  const nothing =
    !d.whereToGet && !d.ifMissing && !d.note
      ? turn.kb.say('facts.ask_office', placesOf(turn, running.guide))
      : null;
  return reply(turn, 'answered', [text(said, nothing), presentShort(turn, running)], { asked: null });
}

function menu(turn: Turn): StepResult {
  return reply(turn, 'clarify', [text(turn.kb.say('moves.menu')), menuChoices(turn)], {
    asked: null,
    about: null,
  });
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
