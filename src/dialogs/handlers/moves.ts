// The moves of a conversation: back, again, from the start, not understood, change an answer, stop for today, where am I, go on.
import { interpret } from '../interpret.ts';
import { beginJourney } from '../journey.ts';
import { speaksFor, spokenMove } from '../move-words.ts';
import { text } from '../parts.ts';
import { presentAsked, yesNo } from '../pending.ts';
import { words } from '../phrases.ts';
import { present, presentShort } from '../present.ts';
import { runningAt } from '../running.ts';
import { takeUpParked } from '../start.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { back, whichAnswer } from './change-answer.ts';
import { resume, stopForNow, whatComes, whereAmI } from './coming-back.ts';
import { menuChoices } from './menu.ts';
import { more } from './more.ts';
import { whichIsMissing } from './missing-paper.ts';
import { eachPaper } from './my-papers.ts';
import { notUnderstood } from './not-understood.ts';
import { ownData } from './own-data.ts';
import { pickOne } from './pick-one.ts';
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
  if (spoken === 'change_answer' && correctsNothing(turn)) return null;
  return carryOut(turn, spoken);
};

/** «à tôi nhầm, bằng tôi mất rồi» before anything was answered tells how it is. */
function correctsNothing({ running, text: said }: Turn): boolean {
  return running !== null && running.journey.actions.length === 0 && words(said).length > fewWords;
}

/** So few words say no more than that something is to be corrected. */
const fewWords = 5;

/** Carries out a move that the words are understood as. */
export const moves: Handler = (turn) => {
  const guessed = topMove(turn, 0.55);
  if (guessed === null || !speaksFor(turn.kb, guessed, turn.text, turn.understanding.text)) return null;
  if (guessed === 'change_answer' && namesAnother(turn)) return null;
  if (guessed === 'resume' && namesAMatter(turn)) return null;
  return turn.running || atAnyTime.has(guessed) ? carryOut(turn, guessed) : null;
};

/** «sửa giấy khai sinh sai tên» names another procedure; it corrects no answer. */
function namesAnother({ understanding, running }: Turn): boolean {
  const [best] = understanding.candidates;
  return best !== undefined && best.confidence >= 0.9 && best.code !== running?.guide.code;
}

/** «bữa trước tôi làm mất bìa đất»: with nothing left to take up, words that may name a procedure are about that. */
function namesAMatter({ understanding, running, state }: Turn): boolean {
  return !running && !state.parked && (understanding.candidates[0]?.confidence ?? 0) >= perhaps;
}

/** So likely a procedure is not nothing. */
const perhaps = 0.2;

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
    case 'own_data':
      return ownData(turn);
    case 'resume':
      return resume(turn);
    case 'not_understood':
      return notUnderstood(turn);
    case 'more':
      return more(turn);
    case 'missing':
      return running ? whichIsMissing(turn, running) : null;
    case 'each_paper':
      return running ? eachPaper(turn, running) : null;
    case 'recap':
      return running ? recap(turn, running) : null;
  }
  return running ? inJourney(turn, running, move) : withoutJourney(turn, move);
}

/** «Tiếp», «ừ» and «xong» where they are no answer: at a question to pick from, and when all is done. */
function nothingToDo(turn: Turn, running: Running): StepResult | null {
  const { kind } = running.at.node;
  if (kind === 'question' || kind === 'method')
    return pickOne(turn, present(turn, running), () => notUnderstood(turn));
  const { choices = [], links = [] } = present(turn, running);
  return kind === 'outcome'
    ? reply(turn, 'answered', [text(turn.kb.say('talk.thanks')), { choices, links }])
    : null;
}

function inJourney(turn: Turn, running: Running, move: string): StepResult | null {
  switch (move) {
    case 'back':
      return back(turn, running);
    case 'repeat':
      return reply(turn, 'step', [present(turn, running)], { asked: null });
    case 'next':
    case 'yes':
      return nothingToDo(turn, running);
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
      return reply(turn, 'answered', [text(turn.kb.say('moves.stopped_nothing')), menuChoices(turn)]);
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

export function menu(turn: Turn): StepResult {
  return reply(turn, 'clarify', [text(turn.kb.say('moves.menu')), menuChoices(turn)], {
    asked: null,
    about: null,
  });
}
