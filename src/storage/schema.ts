// The tables as Kysely sees them: plain types that both databases store alike (times as ISO text in UTC, JSON as text).
import type { Generated, Kysely, Transaction } from 'kysely';

interface ConversationRow {
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
}

interface InboxRow {
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

interface TranscriptRow {
  conversation_id: string;
  seq: number;
  at: string;
  activity: string;
}

interface OutboxRow {
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
  ended_at: string | null;
  reason: string | null;
}

interface PlatformTokenRow {
  name: string;
  access_token: string;
  refresh_token: string;
  expires_at: string;
  renewed_at: string;
  /** Grows with each pair: whoever saw an older one has to read again. */
  generation: number;
  locked_by: string | null;
  locked_until: string | null;
  /** Why the platform refused to renew; null = all is well. */
  refused: string | null;
}

interface TallyRow {
  name: string;
  day: string;
  count: number;
}

interface FactRow {
  id: Generated<number>;
  conversation_id: string;
  channel: string;
  at: string;
  name: string;
  procedure: string | null;
  detail: string;
}

interface FiguresRow {
  day: string;
  content: string;
}

interface SecretRow {
  name: string;
  value: string;
}

interface AnswerRow {
  number: string;
  snapshot: string;
  at: string;
  /** Null for answers of older releases. */
  trail: string | null;
}

interface CatalogueCrawlRow {
  id: Generated<number>;
  source: string;
  crawled_on: string;
  started_at: string;
  finished_at: string | null;
  here: number;
  gone: number;
  set_aside: number;
}

interface CatalogueEntryRow {
  crawl_id: number;
  record_key: string;
  code: string;
  crawled_on: string;
  gone_on: string | null;
  hash: string;
}

interface CatalogueBodyRow {
  hash: string;
  name: string;
  scope: string;
  /** 1 = a commune or the province handles it. */
  local: number;
  /** The record as JSON, deflated. */
  body: Uint8Array;
}

interface StaffAccountRow {
  id: Generated<number>;
  name: string;
  role: string;
  password: string;
  one_time_until: string | null;
  disabled_at: string | null;
  created_at: string;
  external: string | null;
}

interface StaffSessionRow {
  token_hash: string;
  account_id: number;
  created_at: string;
  seen_at: string;
}

interface StaffAttemptRow {
  /** A keyed hash of a name or a network address. */
  key: string;
  failures: number;
  at: string;
  locked_until: string | null;
}

interface StaffAuditRow {
  id: Generated<number>;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

interface ApiKeyRow {
  name: string;
  hash: string;
  created_at: string;
  revoked_at: string | null;
  /** The day on which it was used last. */
  used_on: string | null;
}

interface QuestionRow {
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

interface LessonRow {
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

interface ServiceNoticeRow {
  id: Generated<number>;
  text: string;
  starts_at: string;
  ends_at: string;
  why: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
}

interface ServiceSwitchRow {
  target: string;
  reason: string;
  ask: string;
  made_by: string;
  made_at: string;
}

interface FeedbackRow {
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

interface MigrationRow {
  name: string;
  applied_at: string;
}

/** All tables. */
export interface Tables {
  conversations: ConversationRow;
  inbox: InboxRow;
  transcript: TranscriptRow;
  outbox: OutboxRow;
  facts: FactRow;
  platform_tokens: PlatformTokenRow;
  tallies: TallyRow;
  figures: FiguresRow;
  secrets: SecretRow;
  answers: AnswerRow;
  catalogue_crawls: CatalogueCrawlRow;
  catalogue_entries: CatalogueEntryRow;
  catalogue_bodies: CatalogueBodyRow;
  staff_accounts: StaffAccountRow;
  staff_sessions: StaffSessionRow;
  staff_attempts: StaffAttemptRow;
  staff_audit: StaffAuditRow;
  api_keys: ApiKeyRow;
  questions: QuestionRow;
  lessons: LessonRow;
  service_notices: ServiceNoticeRow;
  service_switches: ServiceSwitchRow;
  feedback: FeedbackRow;
  migrations: MigrationRow;
}

export type Queries = Kysely<Tables> | Transaction<Tables>;

/** A database with what differs between the two kinds. */
export interface Database {
  readonly kind: 'sqlite' | 'postgresql';
  readonly db: Kysely<Tables>;
  /** Resolves when everything committed so far survives a power cut. */
  readonly durable: () => Promise<void>;
  /** Takes what was deleted out of the files too, as far as that is quick. */
  readonly scrub: () => Promise<void>;
  /** Rewrites the files so that nothing deleted is left in them; may stop others for a second. */
  readonly tidy: () => Promise<void>;
  /** Tells all processes, within a transaction, that a conversation got new entries. */
  readonly announce: (queries: Queries, conversationId: string) => Promise<void>;
  /** Calls back for conversations that other processes announced, and with null when some may have been missed; returns how to stop. */
  readonly listen: (listener: (conversationId: string | null) => void) => Promise<() => Promise<void>>;
  /** See `Storage.alone`. */
  readonly alone: (name: string, job: () => Promise<void>) => Promise<boolean>;
}
