// The whole of storage, as the rest of the product sees it.
import type { Catalogue } from './catalogue.ts';
import type { Answers, Conversations, Facts, Figures, Transcript } from './conversations.ts';
import type { Feedback } from './feedback.ts';
import type { Handovers } from './handovers.ts';
import type { Lessons, Questions } from './learning.ts';
import type { Outbox } from './outbox.ts';
import type { Personal } from './personal.ts';
import type { Secrets, Tallies, TokenStore } from './platform.ts';
import type { Retention } from './retention.ts';
import type { ServiceDesk } from './service.ts';
import type { Staff } from './staff.ts';
import type { Turns } from './turns.ts';

/** The whole of storage. */
export interface Storage {
  readonly kind: 'sqlite' | 'postgresql';
  readonly turns: Turns;
  readonly conversations: Conversations;
  readonly transcript: Transcript;
  readonly outbox: Outbox;
  readonly tokens: TokenStore;
  readonly tallies: Tallies;
  readonly facts: Facts;
  readonly figures: Figures;
  readonly secrets: Secrets;
  readonly answers: Answers;
  readonly catalogue: Catalogue;
  readonly retention: Retention;
  readonly personal: Personal;
  readonly questions: Questions;
  readonly lessons: Lessons;
  readonly service: ServiceDesk;
  readonly feedback: Feedback;
  readonly handovers: Handovers;
  readonly staff: Staff;
  /**
   * Does something that only one process at a time should do, such as a round of deleting.
   * @returns false if another process is at it: nothing was done
   */
  alone(name: string, job: () => Promise<void>): Promise<boolean>;
  /** Rejects if the database does not take a small write. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
