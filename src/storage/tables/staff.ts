// What the desk keeps: accounts, sessions, keys, what was labelled, said of answers, announced and switched off.
import type { Generated } from 'kysely';

export interface StaffAccountRow {
  id: Generated<number>;
  name: string;
  role: string;
  password: string;
  one_time_until: string | null;
  disabled_at: string | null;
  created_at: string;
  external: string | null;
  /** JSON: secret, newest used step, hashes of spare codes. */
  second_factor: string | null;
}

export interface StaffSessionRow {
  token_hash: string;
  account_id: number;
  created_at: string;
  seen_at: string;
  /** 1 = waits for the second factor. */
  half: number;
}

export interface StaffAttemptRow {
  /** A keyed hash of a name or a network address. */
  key: string;
  failures: number;
  at: string;
  locked_until: string | null;
}

export interface StaffAuditRow {
  id: Generated<number>;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

export interface ApiKeyRow {
  name: string;
  hash: string;
  created_at: string;
  revoked_at: string | null;
  /** The day on which it was used last. */
  used_on: string | null;
}

export interface QuestionRow {
  id: Generated<number>;
  /** Null when the conversation is gone. */
  conversation_id: string | null;
  channel: string;
  day: string;
  text: string;
  normal: string;
  band: string;
  intent: string | null;
  candidates: string;
  lesson_id: number | null;
}

export interface LessonRow {
  id: Generated<number>;
  intent: string | null;
  line: string | null;
  procedure: string | null;
  alias: string | null;
  state: string;
  labelled_by: string;
  labelled_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
  reason: string | null;
}

export interface FeedbackRow {
  number: string;
  at: string;
  channel: string;
  /** 1 = it helped. */
  helped: number;
  reason: string | null;
  words: string | null;
  procedure: string | null;
  owner: string | null;
  due_on: string | null;
  state: string;
  reply: string | null;
  replied_by: string | null;
  replied_at: string | null;
}

export interface ServiceNoticeRow {
  id: Generated<number>;
  text: string;
  starts_at: string;
  ends_at: string;
  why: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
}

export interface ServiceSwitchRow {
  target: string;
  reason: string;
  ask: string;
  made_by: string;
  made_at: string;
}

/** A clerk who has the queue or a conversation open. */
export interface ClerkPresentRow {
  name: string;
  seen_at: string;
}
