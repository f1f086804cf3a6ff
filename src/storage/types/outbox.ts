// Messages that wait to be sent through a push channel, and how they stand.
import type { Backlog, Claim } from './turns.ts';

/** A message that waits to be sent through a push channel. */
export interface OutboxMessage {
  readonly id: number;
  readonly channel: string;
  readonly conversationId: string;
  readonly payload: unknown;
  readonly createdAt: Date;
  readonly attempts: number;
  /** A sender stopped between sending and saying so: the platform may have it already. */
  readonly maybeSent: boolean;
  /** How to reach the person, as the newest event told. */
  readonly address: unknown;
  /** When the person was heard last. */
  readonly heardAt: Date | null;
}

/** How a push channel stands, for an operator. */
export interface OutboxOverview {
  readonly waiting: number;
  readonly oldestWaiting: Date | null;
  /** Of those that wait: tried before, and why it went wrong, most frequent first. */
  readonly held: readonly { readonly reason: string; readonly count: number }[];
  readonly sent: number;
  /** Sent once more because a sender stopped in the middle: the person may have seen these twice. */
  readonly maybeTwice: number;
  /** Given up, by reason, most frequent first. */
  readonly dead: readonly { readonly reason: string; readonly count: number; readonly newest: Date }[];
}

/** Sending through push channels, in order per conversation. */
export interface Outbox {
  /** Takes messages that are due, at most the first unsent one of each conversation. */
  claim(channel: string, now: Date, claim: Claim, limit: number): Promise<OutboxMessage[]>;
  /** The platform has it, whoever claims it now. */
  sent(id: number, at: Date): Promise<void>;
  /** Tries again later, unless somebody else has taken it over; `maybeSent`: the platform may have taken it all the same. */
  retry(id: number, by: string, dueAt: Date, reason: string, maybeSent?: boolean): Promise<void>;
  /** Gives up, unless somebody else has taken it over; an operator sees it, and may put it back: then `maybeSent` counts too. */
  bury(id: number, by: string, at: Date, reason: string, maybeSent?: boolean): Promise<void>;
  /** Calls back when a turn in this process has left messages; returns how to stop. Those of other processes are found by looking. */
  watch(listener: () => void): () => void;
  /** The platform itself says that it has a message, whatever we heard when we sent it. */
  confirm(channel: string, id: number, at: Date): Promise<void>;
  backlog(channel: string): Promise<Backlog>;
  overview(channel: string): Promise<OutboxOverview>;
  /** Puts what was given up for a reason back into the queue; returns how many. */
  revive(channel: string, reason: string, at: Date): Promise<number>;
}
