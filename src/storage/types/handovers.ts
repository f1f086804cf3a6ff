// Conversations that a clerk is asked into: who waits, who was taken, and which clerks have the desk open.
import type { AuditEntry } from './staff.ts';
import type { Acceptance, Conversation, NewEvent } from './turns.ts';

/** Why one ended: nobody came, the clerk gave it back, the clerk fell silent or left, the person called the assistant back. */
export type HandoverEnd = 'late' | 'given_back' | 'silent' | 'called_back';

/** A conversation that waits for a clerk or has one. */
export interface Handover {
  readonly id: number;
  readonly conversationId: string;
  readonly state: 'waiting' | 'claimed';
  readonly askedAt: Date;
  /** Name of the account. */
  readonly claimedBy: string | null;
  /** When the clerk came or wrote last. */
  readonly clerkAt: Date | null;
}

/** One with the conversation as it is now. */
export interface QueuedHandover extends Handover {
  readonly conversation: Conversation;
}

/** What a turn does to it, in the commit of the turn. */
export type HandoverChange =
  /** Nothing happens where one is open already. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'clerk-spoke'; readonly id: number }
  | {
      readonly kind: 'end';
      readonly id: number;
      /** The turn is not stored if it is in another state by now. */
      readonly from: Handover['state'];
      readonly reason: HandoverEnd;
    };

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
