// A button does what it says even when it is pressed late: it goes to its own procedure and node.
import type { Guide } from '../knowledge/types.ts';
import { answerNode } from './answer-node.ts';
import { changeMethod } from './change-method.ts';
import { asked } from './handlers/asked.ts';
import { changeAnswer } from './handlers/change-answer.ts';
import { menuChoices } from './handlers/menu.ts';
import { helpWithPaper } from './handlers/missing-paper.ts';
import { carryOut } from './handlers/moves.ts';
import { paperSaid } from './handlers/my-papers.ts';
import { beginJourney, isMethod } from './journey.ts';
import { parkedNote, setAside } from './parking.ts';
import { text } from './parts.ts';
import { again, nothingPending } from './pending.ts';
import { offers, runningAt } from './running.ts';
import { begin } from './start.ts';
import type { Tap } from './tokens.ts';
import { reply, type Running, type Turn } from './turn.ts';
import type { ConversationState, StepResult } from './types.ts';

/** A button does what it says even when it is pressed late: it goes to its own procedure and node. Null when that no longer exists. */
export function tapped(turn: Turn, tap: Tap): StepResult | null {
  if (tap.kind === 'say') return null;
  if (tap.kind === 'move') {
    if (tap.move === 'yes' || tap.move === 'no') return asked(turn) ?? outdated(turn);
    return carryOut({ ...turn, state: { ...turn.state, asked: null } }, tap.move);
  }
  if (!('procedure' in tap)) return null;
  const guide = turn.kb.guide(tap.procedure);
  if (!guide) {
    const gone = turn.changed === null ? text(turn.kb.say('moves.gone')) : {};
    return reply(turn, 'expired', [gone, nothingPending(turn) ? menuChoices(turn) : again(turn)]);
  }
  if (tap.kind === 'start') {
    const method = tap.method !== null && isMethod(tap.method) ? tap.method : null;
    const intents = intentsPending(turn.state, guide);
    if (turn.running?.guide.code === guide.code && method) return changeMethod(turn, turn.running, method);
    return begin(turn, guide, { method, intents });
  }
  const moved = movedTo(turn, guide);
  const { running } = moved;
  const before = parkedNote(turn, guide);
  switch (tap.kind) {
    case 'node':
      return offers(moved, running, tap.node, tap.value)
        ? answerNode(moved, running, tap.node, tap.value, before)
        : outdated(turn);
    case 'paper':
      return helpWithPaper(moved, running, tap.paper);
    case 'paper_word':
      return paperSaid(moved, running, tap.paper, tap.word);
    case 'change':
      return changeAnswer(moved, running, tap.node);
  }
}

/** The question that brought the person to these buttons: it is answered when one of them is pressed. */
function intentsPending({ asked: pending }: ConversationState, guide: Guide): readonly string[] {
  const open =
    pending?.kind === 'choose' ||
    pending?.kind === 'procedure' ||
    (pending?.kind === 'confirm' && pending.procedure === guide.code);
  return open && pending.intent ? [pending.intent] : [];
}

/** A button of a question or step that the content does not have any more: says so, and shows what is pending now. */
function outdated(turn: Turn): StepResult {
  const rest = nothingPending(turn) ? menuChoices(turn) : again(turn);
  const said = turn.changed === null ? text(turn.kb.say('moves.button_old')) : {};
  return reply(turn, turn.running ? 'step' : 'clarify', [said, rest]);
}

/** The turn as it is in the journey of that procedure: the running one, the one set aside, or a new one; what ran before is set aside. */
function movedTo(turn: Turn, guide: Guide): Turn & { readonly running: Running } {
  if (turn.running?.guide.code === guide.code) return { ...turn, running: turn.running };
  const kept = turn.state.parked?.procedure === guide.code ? turn.state.parked : null;
  const running = runningAt(turn, guide, kept ?? beginJourney(turn.kb, guide.code));
  const parked = setAside(turn, guide) ?? (kept ? null : turn.state.parked);
  return { ...turn, running, state: { ...turn.state, parked } };
}
