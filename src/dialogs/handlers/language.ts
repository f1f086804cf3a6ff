// «English please», «tiếng Việt»: answered in that language, with what was pending said again in it.
import { languageAsked } from '../language.ts';
import { text } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { present } from '../present.ts';
import { reply, type Handler } from '../turn.ts';
import { menuChoices } from './menu.ts';

/** A message that asks for a language and for nothing else. The state already is in that language. */
export const answerInLanguage: Handler = (turn) => {
  const { kb, running, state } = turn;
  if (languageAsked(kb.english.words, turn.text) === null) return null;
  const pending = nothingPending(turn) ? menuChoices(turn) : running ? present(turn, running) : again(turn);
  return reply(turn, running ? 'step' : 'answered', [text(kb.say('talk.language')), pending], {}, [
    { name: 'language_chosen', procedure: running?.guide.code ?? null, detail: { language: state.language } },
  ]);
};
