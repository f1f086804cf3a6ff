// Answers a pasted address: what it is, whether it still opens, and the right page of today.
import { linksOf, text, type Part } from '../parts.ts';
import { again, methodChoices, nothingPending } from '../pending.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { PastedLink } from '../../knowledge/knowledge.ts';
import { menuChoices } from './menu.ts';

/** An address of a portal stands in the message. */
export const pastedLink: Handler = (turn) => {
  const pasted = turn.kb.pastedLink(turn.text);
  if (!pasted) return null;
  const guide = pasted.procedure ? turn.kb.guide(pasted.procedure) : undefined;
  if (guide && pasted.state !== 'foreign') {
    const said = turn.kb.say(`links.procedure_${pasted.state}`, { title: guide.title, code: guide.code });
    const running = turn.running?.guide.code === guide.code;
    const links = linksOf(turn.kb, [pasted.link ?? 'procedure_page'], guide.code);
    return reply(
      turn,
      'answered',
      [{ ...text(said), links }, running ? again(turn) : { choices: methodChoices(turn, guide) }],
      turn.running ? {} : { about: guide.code, asked: null },
    );
  }
  const rest = nothingPending(turn) ? menuChoices(turn) : again(turn);
  return reply(turn, 'answered', [sayPage(turn, pasted), rest]);
};

/** A page that is about no procedure with a guide. */
function sayPage({ kb }: Turn, { state, procedure, unknownPage, link }: PastedLink): Part {
  const links = linksOf(kb, [link ?? 'home'], null);
  if (state === 'foreign') return { ...text(kb.say('links.foreign')), links };
  if (procedure !== null)
    return {
      ...text(kb.say(state === 'today' ? 'links.code_today' : 'links.code_old', { code: procedure })),
      links,
    };
  if (unknownPage) return text(kb.say('links.page_unknown'));
  const { spoken } = kb.link(link ?? 'home', null);
  return {
    ...text(kb.say(`links.page_${state}`, { spoken })),
    links,
  };
}
