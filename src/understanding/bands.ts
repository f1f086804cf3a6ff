// Decides how sure the assistant may sound: a confident wrong answer is the failure that ends a government bot.
import type { Band } from './types.ts';

/** Probability of everything being right at which a band begins; measured so that at most 3 % of the answers are wrong. */
const answerFrom = 0.85;
const confirmFrom = 0.4;
const chooseFrom = 0.15;
/** Below this, the message is taken to name no procedure. */
export const meantFrom = 0.3;

/** What a band is decided from. */
export interface Sureness {
  /** Probability that the intent is right. */
  readonly intent: number;
  /** Probability that what is taken for the procedure (one, or none) is right. */
  readonly procedure: number;
  /** The intent says that this is not the assistant's business. */
  readonly outOfScope: boolean;
}

/** The band of a message. What is out of scope is never answered: the assistant says so, or asks when it doubts. */
export function bandOf(sureness: Sureness): Band {
  const sure = sureness.intent * sureness.procedure;
  if (sureness.outOfScope) return sureness.intent >= confirmFrom || sure < chooseFrom ? 'stop' : 'choose';
  if (sure >= answerFrom) return 'answer';
  if (sure >= confirmFrom) return 'confirm';
  return sure >= chooseFrom ? 'choose' : 'stop';
}
