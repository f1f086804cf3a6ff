// The procedures people ask most, as buttons, and the way to find any other: shown where nothing else is pending.
import type { Part } from '../parts.ts';
import { guidesOf, startChoice } from '../pending.ts';
import { toToken } from '../tokens.ts';
import type { Turn } from '../turn.ts';

const mostAsked = ['1.001193', '1.000894', '1.004222', '1.001612', '3.000333', '2.000815'];

/** The buttons of the door. */
export function menuChoices(turn: Turn): Part {
  const find = {
    label: turn.kb.say('buttons.find_procedure'),
    token: toToken({ kind: 'flow', flow: 'find_procedure' }),
  };
  return { choices: [...guidesOf(turn, mostAsked).map((g) => startChoice(g)), find] };
}
