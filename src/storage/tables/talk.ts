// What is kept of conversations: who is spoken to, what came in, what was said, what goes out.
import type { Generated } from 'kysely';

export interface ConversationRow {
  id: string;
  channel: string;
  user_id: string;
  state: string | null;
  version: number;
  watermark: number;
  created_at: string;
  updated_at: string;
  /** How a push channel reaches the person, JSON. */
  address: string | null;
  /** When the person was heard last: what the windows of platforms count from. */
  heard_at: string | null;
  /** Until then a human answers and the assistant keeps quiet. */
  quiet_until: string | null;
  /** By which a clerk finds the conversation at the wish of the person; null where nobody asked for one. */
  code: string | null;
  code_until: string | null;
}

export interface InboxRow {
  seq: Generated<number>;
  channel: string;
  event_id: string;
  conversation_id: string;
  status: 'new' | 'done';
  /** Emptied when the turn is done: the transcript has what may be kept. */
  payload: string | null;
  received_at: string;
  /** When the platform says it was sent; what waits together runs in this order. */
  sent_at: string | null;
  activity_seq: number | null;
  attempts: number;
  claimed_by: string;
  claimed_until: string;
  done_at: string | null;
}

export interface TranscriptRow {
  conversation_id: string;
  seq: number;
  at: string;
  activity: string;
}

export interface OutboxRow {
  id: Generated<number>;
  channel: string;
  conversation_id: string;
  status: 'ready' | 'sending' | 'sent' | 'dead';
  payload: string | null;
  created_at: string;
  due_at: string;
  attempts: number;
  claimed_by: string | null;
  claimed_until: string | null;
  /** 1 = a sender stopped in the middle, once at least. */
  maybe_sent: number;
  /** Where it goes when the conversation no longer knows: a goodbye takes its address along. */
  address: string | null;
  ended_at: string | null;
  reason: string | null;
}

export interface AnswerRow {
  number: string;
  snapshot: string;
  at: string;
  /** Null for answers of older releases. */
  trail: string | null;
}

export interface FactRow {
  id: Generated<number>;
  conversation_id: string;
  channel: string;
  at: string;
  name: string;
  procedure: string | null;
  detail: string;
}

export interface FiguresRow {
  day: string;
  content: string;
}

export interface TallyRow {
  name: string;
  day: string;
  count: number;
}

/** Somebody asked for a clerk. */
export interface HandoverRow {
  id: Generated<number>;
  conversation_id: string;
  /** At most one of a conversation is not ended. */
  state: 'waiting' | 'claimed' | 'ended';
  asked_at: string;
  claimed_by: string | null;
  claimed_at: string | null;
  /** When the clerk came or wrote last. */
  clerk_at: string | null;
  ended_at: string | null;
  reason: string | null;
}
