// Reading and changing what is kept of conversations outside of a turn: transcript, counted facts, answers, deletion.
import type { AnswerRecord, Conversation, NewFact } from './turns.ts';

/** Conversations as a whole. */
export interface Conversations {
  find(id: string): Promise<Conversation | null>;
  /**
   * The assistant keeps quiet until then; null = it answers again.
   * @param opens begins the conversation where there is none; else nothing happens there
   */
  quieten(
    id: string,
    until: Date | null,
    opens?: { readonly channel: string; readonly userId: string; readonly at: Date },
  ): Promise<void>;
  /** Deletes a conversation and all that was said in it; what was counted stays, without saying whose it was. */
  forget(id: string): Promise<void>;
}

/** A line of a transcript. */
export interface TranscriptEntry {
  readonly seq: number;
  readonly at: Date;
  readonly activity: unknown;
}

/** Reading what was said. */
export interface Transcript {
  /** Entries after a sequence number, oldest first. */
  read(conversationId: string, after: number, limit: number): Promise<TranscriptEntry[]>;
  /**
   * Calls back when a conversation got new entries, in this process or another; null: word of others was lost, so any may have got some.
   * Returns how to stop.
   *
   * @param listener - is given the entries where this process added them; else they have to be read
   */
  watch(listener: (conversationId: string | null, entries: readonly TranscriptEntry[]) => void): () => void;
}

/** A counted thing, as stored. */
export interface Fact extends NewFact {
  readonly id: number;
  readonly conversationId: string;
  readonly channel: string;
  readonly at: Date;
}

/** Where a page of facts begins: after the last one of the page before. */
export type FactCursor = Pick<Fact, 'at' | 'id'>;

/** Statistics as they are written down, one by one. */
export interface Facts {
  read(afterId: number, limit: number): Promise<Fact[]>;
  /** In the order of time, from a moment on and before another; `after` goes on behind a page. */
  between(from: Date, to: Date, after: FactCursor | null, limit: number): Promise<Fact[]>;
  /** The conversations in which a fact of this name stands in that time, each once. */
  conversations(
    name: string,
    from: Date,
    to: Date,
  ): Promise<readonly Pick<Fact, 'conversationId' | 'channel'>[]>;
  /** Adds one outside of a turn; nothing where the conversation is gone. */
  add(fact: Omit<Fact, 'id' | 'channel'>): Promise<void>;
}

/** Sums of days that are over, JSON; they hold nothing of a conversation. */
export interface Figures {
  read(days: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  keep(day: string, content: unknown): Promise<void>;
}

/** Looking up what was answered. */
export interface Answers {
  find(number: string): Promise<(Omit<AnswerRecord, 'number'> & { readonly at: Date }) | null>;
}
