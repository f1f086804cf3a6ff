// The words of a clerk as an answer, so that they go the way of all answers: transcript, outbox, renderer of the channel.
import { clerkTokens } from '../../dialogs/dialogs.ts';
import type { Answer } from '../../dialogs/types.ts';
import type { Language } from '../types.ts';

/** The way back, below all that a clerk writes. */
const assistant: Readonly<Record<Language, string>> = {
  vi: 'Gặp lại trợ lý',
  en: 'Back to the assistant',
};

/** @param language - of the conversation, for what stands around the words */
export function clerkAnswer(words: string, language: Language): Answer {
  return {
    status: 'answered',
    // About no procedure: what a clerk writes is not looked up by number later.
    procedure: null,
    blocks: [{ kind: 'text', text: words }],
    choices: [{ label: assistant[language], token: clerkTokens.assistant }],
    links: [],
    sources: [],
    by: 'clerk',
    ...(language === 'vi' ? {} : { language }),
  };
}
