// Asks the assistant what it would say at the place where somebody stands, beside their conversation and without a trace of it.
import { randomUUID } from 'node:crypto';
import type { BotDoors } from './bot/bot.ts';
import { plainText } from './bot/renderers/plain-text.ts';
import { splitText } from './bot/renderers/split-text.ts';
import { zaloLimits } from './bot/renderers/zalo.ts';
import { pointOf } from './dialogs/dialogs.ts';

export interface RehearsalParts {
  readonly talk: BotDoors['talk'];
  /** Deletes a conversation. */
  readonly forget: (conversationId: string) => Promise<void>;
  readonly now: () => Date;
}

/**
 * @returns what is said to words in a conversation with this state: with its answer number, without buttons, in pieces that every channel takes
 */
export function createRehearsal({ talk, forget, now }: RehearsalParts) {
  return async (state: unknown, words: string): Promise<readonly string[]> => {
    const conversationId = `desk-${randomUUID()}`;
    const at = now();
    const point = pointOf(state);
    try {
      if (point !== null) await talk({ conversationId, input: { kind: 'resume', point }, at });
      const spoken = await talk({ conversationId, input: { kind: 'text', text: words }, at });
      return spoken.flatMap(({ answer }) => {
        const links = answer.links.filter(({ kind }) => kind === 'portal');
        return splitText(plainText({ ...answer, links, choices: [] }), zaloLimits.text);
      });
    } finally {
      await forget(conversationId);
    }
  };
}
