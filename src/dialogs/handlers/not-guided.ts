// A procedure that is known by its name or code only is named, and not passed over for a guided one that sounds like it.
import { shortTitle } from '../../knowledge/knowledge.ts';
import { linksOf, text } from '../parts.ts';
import { again } from '../pending.ts';
import { reply, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';

/** So likely it must be the procedure meant. */
const surely = 0.7;
/** So much of its name must stand in words that ask for a fact: else they are about what is talked of. */
const named = 0.25;

/**
 * Says that the procedure meant cannot be guided yet, and how to find it.
 * @param asksOnly - the words ask for a fact or name a way of filing
 * @returns null when a guide is there, or none is meant
 */
export function notGuided(turn: Turn, asksOnly: boolean): StepResult | null {
  const { kb, running, subject, understanding } = turn;
  const [best] = understanding.candidates;
  if (!best || best.confidence < surely || kb.guide(best.code)) return null;
  const { code } = best;
  const name = kb.codes.get(code);
  if (asksOnly && subject && (name === undefined || turn.matcher.score(turn.text, name) < named)) return null;
  const said =
    name === undefined
      ? kb.say('start.not_guided_perhaps', { code })
      : kb.say('start.not_guided_named', { title: shortTitle(name), code });
  const links = linksOf(kb, ['procedure_list'], null);
  return reply(turn, 'answered', [{ ...text(said), links }, running ? again(turn) : menuChoices(turn)], {
    asked: null,
    ...(running ? {} : { about: null }),
  });
}
