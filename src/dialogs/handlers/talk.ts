// Small talk and the general questions of the door: greeting, thanks, who are you, a person please, and what to say when lost.
import { linksOf, text, type Part } from '../parts.ts';
import { present } from '../present.ts';
import { reply, officeName, type Handler, type Turn } from '../turn.ts';
import type { Guide } from '../../knowledge/types.ts';
import type { AnswerStatus, StepResult } from '../types.ts';
import { isFactIntent } from '../facts.ts';
import { again, nothingPending } from '../pending.ts';
import { spellings, stands } from '../move-words.ts';
import { menuChoices } from './menu.ts';
import { greetReturning } from './moves.ts';
import { askWhich, wanted } from './procedures.ts';

interface GeneralAnswer {
  readonly status: AnswerStatus;
  readonly links?: readonly string[];
  /** Whether the buttons of frequent procedures help here. */
  readonly menu?: boolean;
}

/** Intents with one general answer (replies `talk.<intent>`), used when no topic and no procedure fits better. */
const general: Readonly<Record<string, GeneralAnswer>> = {
  greeting: { status: 'answered', menu: true },
  thanks: { status: 'answered' },
  goodbye: { status: 'answered' },
  bot_identity: { status: 'answered', menu: true },
  complaint: { status: 'answered', links: ['feedback'] },
  human: { status: 'handover' },
  track_dossier: { status: 'answered', links: ['dossier_lookup'] },
  vneid: { status: 'answered' },
  account_login: { status: 'answered', links: ['home'] },
  payment: { status: 'answered', links: ['payment'] },
  digital_signature: { status: 'answered' },
  upload: { status: 'answered' },
  working_hours: { status: 'answered' },
  dossier_returned: { status: 'answered', links: ['dossier_lookup'] },
  amend_dossier: { status: 'answered', links: ['dossier_lookup'] },
  out_of_scope: { status: 'out_of_scope', menu: true },
};

/** How sure an intent must be for its general answer. */
const sureEnough = 0.4;

/** Answers an intent that needs no procedure. */
export const talk: Handler = (turn) => {
  const best = turn.understanding.intents[0];
  const answer = best && best.confidence >= sureEnough ? general[best.label] : undefined;
  if (!best || !answer) return null;
  if (best.label === 'greeting') {
    const returning = greetReturning(turn);
    if (returning) return returning;
  }
  const office = turn.running ? officeName(turn.kb, turn.running.guide, turn.state.unit) : null;
  const parts: Part[] = [
    text(
      turn.kb.say(`talk.${best.label}`),
      best.label === 'human' && office ? turn.kb.say('talk.human_office', { office }) : null,
    ),
    { links: linksOf(turn.kb, answer.links ?? [], null) },
    nothingPending(turn) ? (answer.menu ? menuChoices(turn) : {}) : again(turn),
  ];
  return reply(turn, answer.status, parts, {}, [
    { name: best.label, procedure: turn.running?.guide.code ?? null, detail: {} },
  ]);
};

/** Insults get calm, and what was pending once more. */
export const insulted: Handler = (turn) => {
  const insults = turn.kb.moves.get('insult')?.holds ?? [];
  if (!stands(insults, spellings(turn.text, turn.understanding.text))) return null;
  return reply(turn, 'answered', [text(turn.kb.say('talk.insult')), again(turn)], {}, [
    { name: 'insulted', procedure: turn.running?.guide.code ?? null, detail: {} },
  ]);
};

/** A question that needs a procedure but named none: which one? */
export const whichProcedure: Handler = (turn) => {
  const { understanding, running } = turn;
  const best = understanding.intents[0];
  if (running || !best || best.confidence < 0.45) return null;
  const { intents, method } = wanted(turn);
  const needsOne =
    isFactIntent(best.label) ||
    ['submit_online', 'submit_post', 'submit_in_person', 'how_to'].includes(best.label);
  if (!needsOne) return null;
  const key = turn.kb.replies.has(`which.${best.label}`) ? `which.${best.label}` : 'which.any';
  return reply(turn, 'clarify', [text(turn.kb.say(key)), menuChoices(turn)], {
    asked: { kind: 'procedure', intent: intents[0] ?? null, method },
  });
};

/** Nothing fits: say so, offer what is sure, and after the second time a person. */
export function lost(turn: Turn): StepResult {
  const times = turn.state.lost + 1;
  const perhaps = times === 1 && nothingPending(turn) ? likely(turn) : [];
  if (perhaps.length > 1) {
    const which = askWhich(turn, perhaps);
    if (which) return which;
  }
  const key = times >= 2 ? 'lost.again' : turn.running ? 'lost.in_journey' : 'lost.first';
  return reply(
    turn,
    times >= 2 ? 'handover' : 'stopped',
    [
      text(turn.kb.say(key)),
      turn.state.asked && !nothingPending(turn)
        ? again(turn)
        : turn.running
          ? present(turn, turn.running)
          : { ...menuChoices(turn), links: linksOf(turn.kb, ['procedure_list'], null) },
    ],
    { lost: times },
    [
      {
        name: 'not_understood',
        procedure: turn.running?.guide.code ?? null,
        detail: { band: turn.understanding.band },
      },
    ],
  );
}

/** Procedures that the words may name, too uncertain for a question of their own, good enough for a choice. */
function likely(turn: Turn): readonly Guide[] {
  return turn.understanding.candidates
    .filter((c) => c.confidence >= 0.15)
    .slice(0, 3)
    .flatMap((c) => turn.kb.guide(c.code) ?? []);
}
