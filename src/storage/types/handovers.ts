// The queue of those who asked for a clerk, and which clerks have the desk open.
import type { Handover } from './handover.ts';
import type { AuditEntry } from './staff.ts';
import type { Acceptance, Conversation, NewEvent } from './turns.ts';

/** One with the conversation as it is now. */
export interface QueuedHandover extends Handover {
  readonly conversation: Conversation;
}

export interface Handovers {
  /** All that are open, the longest waiting first. */
  queue(limit: number): Promise<QueuedHandover[]>;
  /** One that is open; null when it is over. */
  find(id: number): Promise<QueuedHandover | null>;
  /**
   * Gives a waiting one to a clerk, audited, and stores the event that tells the conversation; `duplicate` if somebody else has it or
   * nobody waits any more.
   */
  claim(id: number, clerk: string, event: NewEvent, entry: AuditEntry): Promise<Acceptance>;
  /** A clerk has the queue or a conversation open. */
  clerkSeen(clerk: string, at: Date): Promise<void>;
  /** A clerk has left. */
  clerkLeft(clerk: string): Promise<void>;
  /** The clerks seen since. */
  clerksSince(since: Date): Promise<readonly string[]>;
}
