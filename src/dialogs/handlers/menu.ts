// The procedures people ask most, as buttons, and the way to find any other: shown where nothing else is pending.
import type { Part } from '../parts.ts';
import { guidesOf, startChoice } from '../pending.ts';
import { toToken } from '../tokens.ts';
import type { Turn } from '../turn.ts';

const mostAsked = ['1.001193', '1.000894', '1.004222', '1.001612', '3.000333', '2.000815'];

/** The buttons of the door. */
export function menuChoices(turn: Turn): Part {
  if (turn.kb.language === 'en') return englishMenu(turn);
  const find = {
    label: turn.kb.say('buttons.find_procedure'),
    token: toToken({ kind: 'flow', flow: 'find_procedure' }),
  };
  return { choices: [...guidesOf(turn, mostAsked).map((g) => startChoice(g)), find] };
}

/** In English: the guides that are there in English, and the way back to Vietnamese. */
function englishMenu(turn: Turn): Part {
  const back = turn.kb.say('talk.vietnamese');
  const token = toToken({ kind: 'say', text: turn.kb.inLanguage('vi').say('talk.vietnamese') });
  return {
    choices: [
      ...guidesOf(turn, [...turn.kb.english.guides.keys()]).map((g) => startChoice(g)),
      { label: back, token },
    ],
  };
}

/** The button of the other language, shown once at the door. */
export function otherLanguage(turn: Turn): Part {
  if (turn.kb.language === 'en') return {};
  const label = turn.kb.say('talk.english');
  return { choices: [{ label, token: toToken({ kind: 'say', text: label }) }] };
}
