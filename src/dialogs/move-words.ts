// Tells moves of the conversation from words: «quay lại» is certain, a guess of the model needs a word that speaks for it.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import type { MoveWords } from '../knowledge/types.ts';
import { words } from './phrases.ts';

/** A message longer than this says more than a move; only whole phrases and the model decide then. */
const shortWords = 9;
const politeBefore =
  /^(?:(?:thoi|a|u|da|vang|ok|oke|the|vay|cho|em|toi|minh|tui|chau|bac|ban|oi|muon|ma|nay) )+/;
const politeAfter =
  /(?: (?:di|nha|nhe|a|voi|giup|ad|ban|nao|em|oi|do|dum|gium|cai|nhi|vay|the|ha|hi|coi|da|bot|chau|toi|minh|tui))+$/;

/** Words in which a message may be compared: folded, as typed and in standard spelling. */
type Spellings = readonly string[];

/**
 * The move that the words say by themselves, or null.
 * @param text as typed
 * @param standard the same in standard spelling
 */
export function spokenMove(kb: KnowledgeBase, text: string, standard: string): string | null {
  const said = spellings(text, standard);
  const cores = [...said, ...said.map(core)];
  for (const move of kb.moves.values()) {
    if (move.says.some((s) => cores.includes(words(s).join(' ')))) return move.id;
  }
  for (const move of kb.moves.values()) {
    if (said.some((s) => s.split(' ').length <= shortWords) && stands(move.holds, said)) return move.id;
  }
  return null;
}

/** True when the words hold one of the cues of a move; moves without an entry need none. */
export function speaksFor(kb: KnowledgeBase, move: string, text: string, standard: string): boolean {
  const entry: MoveWords | undefined = kb.moves.get(move);
  return entry === undefined || stands(entry.cues, spellings(text, standard));
}

/** True when one of the phrases stands in the message, whatever its length. */
export function stands(phrases: readonly string[], said: Spellings): boolean {
  return phrases.some((p) => said.some((s) => ` ${s} `.includes(` ${words(p).join(' ')} `)));
}

/** The message folded, as typed and in standard spelling. */
export function spellings(text: string, standard: string): Spellings {
  return [words(text).join(' '), words(standard).join(' ')];
}

/** Without the small words of politeness around it: «cho em quay lại với ạ» is «quay lại». */
function core(said: string): string {
  return said.replace(politeBefore, '').replace(politeAfter, '');
}
