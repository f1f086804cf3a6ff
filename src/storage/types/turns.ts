// What a conversation is made of and what one turn reads and changes, in words that know neither SQL nor a chat channel.
import type { Handover, HandoverChange } from './handover.ts';
import type { NewQuestion } from './learning.ts';

/** A conversation and what the assistant remembers of it. */
export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  /** The memory as JSON; null before the first turn. */
  readonly state: unknown;
  /** Grows by one with each turn; a turn that saw an older one is not stored. */
  readonly version: number;
  /** Sequence number of the newest transcript entry; 0 = empty. */
  readonly watermark: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** How a push channel reaches the person, JSON; null on other channels. */
  readonly address: unknown;
  /** Until then a human answers; null = the assistant does. */
  readonly quietUntil: Date | null;
}

/** Something that came in and wants one turn. */
export interface NewEvent {
  readonly channel: string;
  /** The channel's own id: the same id is the same event. */
  readonly eventId: string;
  readonly conversationId: string;
  /** Masked content, JSON. */
  readonly payload: unknown;
  readonly at: Date;
  /** Masked echo for the transcript, JSON; null = nothing to show. */
  readonly activity: unknown;
  /** Begins the conversation for this user if it does not exist. */
  readonly opensFor: string | null;
  /** Who is going to run the turn, and until when others leave it alone. */
  readonly claim: Claim;
  /** How to reach the person from now on, JSON; absent = as before. */
  readonly address?: unknown;
  /** When the platform says it was sent: events that wait together run in this order, however they arrived. */
  readonly sentAt?: Date | null;
  /** false = a clerk or a clock; the person was not heard. */
  readonly byPerson?: boolean;
}

/** A hint that somebody is at work; that nothing is done twice rests on versions, not on this. */
export interface Claim {
  readonly by: string;
  readonly until: Date;
}

/** What became of an event. `activitySeq` is the transcript entry of its echo. */
export type Acceptance =
  | { readonly outcome: 'stored' | 'duplicate'; readonly activitySeq: number | null }
  | { readonly outcome: 'unknown-conversation' };

/** The oldest unfinished event of a conversation, with the conversation as it is now. */
export interface PendingTurn {
  readonly seq: number;
  readonly eventId: string;
  readonly payload: unknown;
  readonly at: Date;
  /** 0: it was not taken over from another process. Else one more than how often it was begun anew since. */
  readonly attempts: number;
  readonly activitySeq: number | null;
  readonly conversation: Conversation;
  /** The person waits for a clerk or has one; null = neither. */
  readonly handover: Handover | null;
  /** Others wait behind it. */
  readonly more: boolean;
}

/** Everything one turn changes; stored whole or not at all. */
export interface TurnCommit {
  readonly seq: number;
  readonly conversationId: string;
  /** The version the turn started from. */
  readonly version: number;
  readonly state: unknown;
  readonly at: Date;
  /** Activities for the transcript, in order, JSON. */
  readonly transcript: readonly unknown[];
  /** Messages for a push channel, in order, JSON. */
  readonly outbox: readonly unknown[];
  readonly events: readonly NewFact[];
  readonly answers: readonly AnswerRecord[];
  /** What was asked, where the assistant was not sure; staff look at it. */
  readonly question?: NewQuestion | null;
  /**
   * The person wants everything gone that was said before. What this turn adds stays, and so does what waits behind it; what was counted
   * stays counted, but no longer belongs to a conversation.
   */
  readonly erase?: boolean;
  /** What becomes of asking for a clerk. */
  readonly handover?: HandoverChange | null;
  /** A code by which a clerk finds the conversation until then; it takes the place of an older one. */
  readonly code?: ConversationCode;
}

/** What a person reads out to a clerk, so that it is known whose data they ask for. */
export interface ConversationCode {
  readonly code: string;
  readonly until: Date;
}

/** Something to count. */
export interface NewFact {
  readonly name: string;
  readonly procedure: string | null;
  readonly detail: unknown;
}

/** What was answered under a number, so that a clerk sees exactly that. */
export interface AnswerRecord {
  readonly number: string;
  readonly snapshot: unknown;
  /** The choices that led there, JSON; null where there were none. Nothing a person typed. */
  readonly trail: unknown;
}

/** What waits. */
export interface Backlog {
  readonly waiting: number;
  readonly oldest: Date | null;
}

/** The rows of one conversation's life that bring it forward. */
export interface Turns {
  /** Stores an event once. Returns after it is safe on disk. */
  accept(event: NewEvent): Promise<Acceptance>;
  /** The next turn to run in a conversation, or null. */
  next(conversationId: string): Promise<PendingTurn | null>;
  /** A turn that was taken over is run: kept before it begins, since it may be what stopped the process before. */
  beginAnew(seq: number): Promise<void>;
  /** Stores a turn; `conflict` if somebody else was faster or an answer number is taken: begin again with `next`. */
  commit(turn: TurnCommit): Promise<'committed' | 'conflict'>;
  /** How many events wait for their turn, and since when the oldest does. */
  backlog(): Promise<Backlog>;
  /** Takes over events whose claim has run out; returns their conversations, those first that were begun least often. */
  takeOver(now: Date, claim: Claim, limit: number): Promise<string[]>;
}
