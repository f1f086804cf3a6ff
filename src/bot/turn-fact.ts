// What is counted of every turn: that somebody said something, on what, and how it ended; never what was said.
import type { Answer } from '../dialogs/types.ts';
import type { NewFact } from '../storage/types/turns.ts';
import type { IncomingInput } from './types.ts';

/**
 * @returns `turn` where a person did something, `chat_opened` where a chat was only opened; nothing for a wish to be deleted, which has its own
 */
export function turnFact({ kind }: IncomingInput, { procedure, status }: Answer): readonly NewFact[] {
  if (kind === 'erase') return [];
  return [{ name: kind === 'open' ? 'chat_opened' : 'turn', procedure, detail: { status, input: kind } }];
}
