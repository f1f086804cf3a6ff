// What is counted of every turn: that somebody said something, on what, and how it ended; never what was said.
import type { Answer } from '../dialogs/types.ts';
import type { NewFact } from '../storage/types/turns.ts';
import type { IncomingInput } from './types.ts';

/**
 * @param answer - null where a clerk answers
 * @returns `turn` where a person did something, `chat_opened` where a chat was only opened; nothing for a wish to be deleted, which has its
 * own, and for what clerks do
 */
export function turnFact({ kind }: IncomingInput, answer: Answer | null): readonly NewFact[] {
  if (kind === 'erase' || notByPerson.has(kind)) return [];
  const { procedure, status } = answer ?? { procedure: null, status: 'clerk' };
  return [{ name: kind === 'open' ? 'chat_opened' : 'turn', procedure, detail: { status, input: kind } }];
}

const notByPerson: ReadonlySet<string> = new Set(['clerk-came', 'clerk-gone', 'clerk-said']);
