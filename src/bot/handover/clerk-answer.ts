// The words of a clerk as an answer, so that they go the way of all answers: transcript, outbox, renderer of the channel.
import type { Answer } from '../../dialogs/types.ts';
import type { Language } from '../types.ts';

/** @param language - of the conversation, for what stands around the words */
export function clerkAnswer(words: string, language: Language): Answer {
  return {
    status: 'answered',
    // About no procedure: what a clerk writes is not looked up by number later.
    procedure: null,
    blocks: [{ kind: 'text', text: words }],
    choices: [],
    links: [],
    sources: [],
    by: 'clerk',
    ...(language === 'vi' ? {} : { language }),
  };
}
