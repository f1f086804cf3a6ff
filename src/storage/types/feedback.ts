// What people say of answers: whether they helped, why not, and what became of a report that something is wrong.
import type { AuditEntry } from './staff.ts';

/** Why an answer did not help. A report that it is wrong goes to the owner of the content, who has to answer it. */
export const feedbackReasons = ['wrong', 'unclear', 'missing', 'other'] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

/** `noted` is only counted; `open` waits for its owner; `fixed` and `right` are what the owner found. */
export type FeedbackState = 'noted' | 'open' | 'fixed' | 'right';

export interface NewFeedback {
  /** The answer number it is about. */
  readonly number: string;
  readonly at: Date;
  readonly channel: string;
  readonly helped: boolean;
  readonly reason: FeedbackReason | null;
  /** The person's own words, masked. */
  readonly words: string | null;
  readonly procedure: string | null;
  /** Id of the owner and the day by which they answer, YYYY-MM-DD; null for what is only counted. */
  readonly owner: string | null;
  readonly dueOn: string | null;
}

export interface KeptFeedback extends NewFeedback {
  readonly state: FeedbackState;
  /** What the owner answered; everybody may read it. */
  readonly reply: string | null;
  readonly repliedBy: string | null;
  readonly repliedAt: Date | null;
}

export interface Feedback {
  /** Stores it; the last word of a person counts, but a report stays a report. */
  give(feedback: NewFeedback): Promise<void>;
  find(number: string): Promise<KeptFeedback | null>;
  /** Reports in these states, the soonest due first. */
  reports(states: readonly FeedbackState[], limit: number): Promise<KeptFeedback[]>;
  /** What was said without being a report, newest first. */
  noted(limit: number): Promise<KeptFeedback[]>;
  /** How often each was said from a moment until another: helped, or the reason why not. */
  counts(from: Date, until: Date): Promise<ReadonlyMap<FeedbackReason | 'helped' | 'no-reason', number>>;
  /** The owner's answer, audited; false if it does not wait any more. */
  answer(number: string, state: 'fixed' | 'right', reply: string, entry: AuditEntry): Promise<boolean>;
}
