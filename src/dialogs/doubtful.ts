// Picks the questions the assistant was not sure about, so that people can look at them and teach it: masked words, never a secret.
import type { ConversationState, Input, StepResult } from './types.ts';

/** Words the assistant was not sure about, with what it took them for. */
export interface Doubtful {
  /** Masked, as typed. */
  readonly text: string;
  /** In standard spelling. */
  readonly normal: string;
  readonly band: 'confirm' | 'choose' | 'stop';
  readonly intent: string | null;
  /** Codes of the procedures it may have meant, likeliest first. */
  readonly candidates: readonly string[];
}

/** So likely a move («vâng», «tiếp») answers what was pending. */
const moveFrom = 0.5;
const mostCandidates = 3;

/**
 * @param before the conversation in which it was said: what answers a question of the assistant or takes a guide one step on is none
 * @returns null for taps, for what was clear, for words with a password in them, and for English, which nothing is trained on
 */
export function doubtfulIn(before: ConversationState, input: Input, played: StepResult): Doubtful | null {
  if (input.kind !== 'text' || input.masked === 'secret' || before.language !== 'vi') return null;
  const { text: normal, band, intent, candidates, moves } = input.understanding;
  if (band === 'answer' || normal.trim() === '') return null;
  const pending = before.asked ?? before.journey ?? before.flow;
  const answers = played.answer.status === 'step' || (moves[0]?.confidence ?? 0) >= moveFrom;
  if (pending !== null && answers) return null;
  const codes = candidates.slice(0, mostCandidates).map(({ code }) => code);
  return { text: input.text, normal, band, intent, candidates: codes };
}
