// Tells which language a conversation goes on in: as asked for («English please», «tiếng Việt»), or as the words themselves show.
import type { KnowledgeBase, Language } from '../knowledge/knowledge.ts';
import { fromToken } from './tokens.ts';
import { words } from './phrases.ts';

type EnglishWords = KnowledgeBase['english']['words'];

/** So many English words that no Vietnamese syllable looks like make a message English. */
const enough = 2;

/**
 * The language after what came in.
 * @param before the language so far
 */
export function languageOf(
  english: EnglishWords,
  input: { readonly kind: string; readonly text?: string; readonly token?: string },
  before: Language,
): Language {
  const tap = input.token === undefined ? null : fromToken(input.token);
  const said = input.kind === 'text' ? (input.text ?? '') : tap?.kind === 'say' ? tap.text : '';
  const asked = languageAsked(english, said);
  if (asked) return asked;
  const telling = new Set(words(said).filter((w) => english.telling.includes(w)));
  return telling.size >= enough ? 'en' : before;
}

/** The language that a whole message asks for; null when it asks for something else. */
export function languageAsked({ switches }: EnglishWords, said: string): Language | null {
  const core = words(said).join(' ');
  const asks = (phrases: readonly string[]): boolean => phrases.some((p) => words(p).join(' ') === core);
  return asks(switches.en) ? 'en' : asks(switches.vi) ? 'vi' : null;
}
