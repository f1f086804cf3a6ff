// The tables as Kysely sees them: plain types that both databases store alike (times as ISO text in UTC, JSON as text).
import type { Kysely, Transaction } from 'kysely';
import type {
  ConversationRow,
  InboxRow,
  TranscriptRow,
  OutboxRow,
  AnswerRow,
  FactRow,
  FiguresRow,
  HandoverRow,
  TallyRow,
} from './tables/talk.ts';
import type { CatalogueCrawlRow, CatalogueEntryRow, CatalogueBodyRow } from './tables/catalogue.ts';
import type {
  StaffAccountRow,
  StaffSessionRow,
  StaffAttemptRow,
  StaffAuditRow,
  ApiKeyRow,
  QuestionRow,
  LessonRow,
  FeedbackRow,
  ServiceNoticeRow,
  ServiceSwitchRow,
  ClerkPresentRow,
} from './tables/staff.ts';
import type { PlatformTokenRow, SecretRow, MigrationRow } from './tables/machine.ts';

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
  handovers: HandoverRow;
  clerks_present: ClerkPresentRow;
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
