// «English please», «tiếng Việt»: answered in that language, with what was pending said again in it.
import { doubts } from '../doubts.ts';
import { untranslated } from '../journeys/present.ts';
import { walkingOf } from '../journeys/walking.ts';
import { languageAsked } from '../language.ts';
import { text, type Part } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { present } from '../present.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import { menuChoices } from './menu.ts';

/** A message that asks for a language and for nothing else. The state already is in that language. */
export const answerInLanguage: Handler = (turn) => {
  const { kb, running, state } = turn;
  if (languageAsked(kb.english.words, turn.text) === null) return null;
  const onTheWay = running !== null || walkingOf(turn) !== null;
  return reply(turn, onTheWay ? 'step' : 'answered', [text(kb.say('talk.language')), ...pending(turn)], {}, [
    { name: 'language_chosen', procedure: running?.guide.code ?? null, detail: { language: state.language } },
  ]);
};

/** What was pending, in full; what is not there in this language says so once more. */
function pending(turn: Turn): readonly Part[] {
  const { running } = turn;
  const walking = walkingOf(turn);
  // The pending node of a journey is said again by the journey itself.
  if (walking && walking.at.node.kind !== 'outcome')
    return [{ blocks: untranslated(turn, 'journeys', walking.at.flow.id) }];
  if (running) return [...doubts(turn, running.guide), present(turn, running)];
  return [nothingPending(turn) ? menuChoices(turn) : again(turn)];
}
