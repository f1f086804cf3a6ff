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
   */
  watch(listener: (conversationId: string | null) => void): () => void;
}

/** A counted thing, as stored. */
export interface Fact extends NewFact {
  readonly id: number;
  readonly conversationId: string;
  readonly channel: string;
  readonly at: Date;
}

/** Reading statistics. */
export interface Facts {
  read(afterId: number, limit: number): Promise<Fact[]>;
}

/** Looking up what was answered. */
export interface Answers {
  find(number: string): Promise<(Omit<AnswerRecord, 'number'> & { readonly at: Date }) | null>;
}
