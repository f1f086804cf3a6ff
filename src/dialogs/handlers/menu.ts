// The procedures people ask most, as buttons, and the way to find any other: shown where nothing else is pending.
import type { Language } from '../../knowledge/knowledge.ts';
import type { Part } from '../parts.ts';
import { guidesOf, startChoice } from '../pending.ts';
import { toToken } from '../tokens.ts';
import type { Turn } from '../turn.ts';

/** Foreigners who work or marry here ask for other papers than their neighbours do. */
const mostAsked: Readonly<Record<Language, readonly string[]>> = {
  vi: ['1.001193', '1.000894', '1.004222', '1.001612', '3.000333', '2.000815'],
  en: ['1.004194', '2.000806', '3.000333', '3.000347', '2.000815', '1.001193'],
};

/** The buttons of the door; in English with the way back to Vietnamese. */
export function menuChoices(turn: Turn): Part {
  const find = {
    label: turn.kb.say('buttons.find_procedure'),
    token: toToken({ kind: 'flow', flow: 'find_procedure' }),
  };
  const asked = guidesOf(turn, mostAsked[turn.kb.language]).map((g) => startChoice(g));
  return { choices: [...asked, find, ...(turn.kb.language === 'en' ? [backToVietnamese(turn)] : [])] };
}

function backToVietnamese(turn: Turn): { readonly label: string; readonly token: string } {
  const label = turn.kb.say('talk.vietnamese');
  return { label, token: toToken({ kind: 'say', text: turn.kb.inLanguage('vi').say('talk.vietnamese') }) };
}

/** The button of the other language, shown once at the door. */
export function otherLanguage(turn: Turn): Part {
  if (turn.kb.language === 'en') return {};
  const label = turn.kb.say('talk.english');
  return { choices: [{ label, token: toToken({ kind: 'say', text: label }) }] };
}
