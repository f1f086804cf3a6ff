// Numbers that are no secrets: a procedure code takes up that procedure, a hotline is explained.
import { words } from '../phrases.ts';
import { linksOf, text } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { begin } from '../start.ts';
import { reply, type Handler } from '../turn.ts';
import { isFactIntent } from '../facts.ts';
import { menuChoices } from './menu.ts';
import { wanted } from './wanted.ts';

const code = /(?<![\d.])(\d\.\d{6})(?!\d)/;

/** «1.001193»: the procedure with this code, or how to find it when nothing is known of it. */
export const procedureByCode: Handler = (turn) => {
  const named = code.exec(turn.text)?.[1];
  if (named === undefined) return null;
  const guide = turn.kb.guide(named);
  if (!guide) {
    const links = linksOf(turn.kb, ['procedure_list'], null);
    const said = { ...text(turn.kb.say('start.not_guided', { code: named })), links };
    return reply(turn, 'answered', [said, turn.running ? again(turn) : menuChoices(turn)], {
      asked: null,
      about: null,
    });
  }
  const asks = wanted(turn).intents.some(isFactIntent);
  if (turn.running?.guide.code === named && asks) return null;
  return begin(turn, guide, wanted(turn));
};

/** «tổng đài 18001096 là gì»: whose number it is and what it is for. */
export const hotline: Handler = (turn) => {
  const digits = turn.text.replaceAll(/[ .\-()]/g, '');
  const contact = [...turn.kb.contacts.values()].find((c) => {
    const phone = c.phone?.replaceAll(/\D/g, '') ?? '';
    return phone.length >= 6 && digits.includes(phone);
  });
  if (!contact?.phone || words(turn.text).length > 14) return null;
  const said = turn.kb.say('talk.hotline', { phone: contact.phone, name: contact.name, what: contact.what });
  return reply(turn, 'answered', [text(said), nothingPending(turn) ? menuChoices(turn) : again(turn)]);
};
