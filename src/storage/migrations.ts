// The shape of the database, release by release: applied forwards, recorded, and never changed once released.
import { sql, type Kysely } from 'kysely';
import { feedback, handovers, learning, ownData, secondFactor, service } from './desk-migrations.ts';
import type { Tables } from './schema.ts';

/** One step forward. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<Tables>, kind: 'sqlite' | 'postgresql') => Promise<void>;
}

export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first },
  { name: '0002-catalogue', up: catalogue },
  { name: '0003-push-channels', up: pushChannels },
  { name: '0004-outbox-queue', up: outboxQueue },
  { name: '0005-retention', up: retention },
  { name: '0006-staff', up: staff },
  { name: '0007-learning', up: learning },
  { name: '0008-reference', up: reference },
  { name: '0009-service', up: service },
  { name: '0010-figures', up: figures },
  { name: '0011-single-sign-on', up: singleSignOn },
  { name: '0012-feedback', up: feedback },
  { name: '0013-own-data', up: ownData },
  { name: '0014-handovers', up: handovers },
  { name: '0015-second-factor', up: secondFactor },
];

async function first(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  // In fact SQLite keeps both as 64 bit; PostgreSQL's integer would end at 2^31.
  const statements = [
    sql`create table conversations (
      id text primary key, channel text not null, user_id text not null, state text,
      version ${count} not null, watermark ${count} not null, created_at text not null, updated_at text not null)`,
    sql`create table inbox (
      seq ${counted}, channel text not null, event_id text not null,
      conversation_id text not null references conversations (id) on delete cascade,
      status text not null, payload text, received_at text not null, activity_seq ${count},
      attempts ${count} not null, claimed_by text not null, claimed_until text not null, done_at text,
      unique (channel, event_id))`,
    sql`create index inbox_unfinished on inbox (conversation_id, seq) where status = 'new'`,
    sql`create index inbox_claims on inbox (claimed_until) where status = 'new'`,
    sql`create table transcript (
      conversation_id text not null references conversations (id) on delete cascade,
      seq ${count} not null, at text not null, activity text not null, primary key (conversation_id, seq))`,
    sql`create table outbox (
      id ${counted}, channel text not null,
      conversation_id text not null references conversations (id) on delete cascade,
      status text not null, payload text, created_at text not null, due_at text not null, attempts ${count} not null,
      claimed_by text, claimed_until text, maybe_sent ${count} not null, ended_at text, reason text)`,
    sql`create index outbox_unsent on outbox (conversation_id, id) where status in ('ready', 'sending')`,
    sql`create index outbox_due on outbox (channel, due_at) where status in ('ready', 'sending')`,
    sql`create table facts (
      id ${counted}, conversation_id text not null, channel text not null, at text not null,
      name text not null, procedure text, detail text not null)`,
    sql`create index facts_at on facts (at)`,
    sql`create table secrets (name text primary key, value text not null)`,
    sql`create table answers (number text primary key, snapshot text not null, at text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function catalogue(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
  const statements = [
    sql`create table catalogue_crawls (
      id ${counted}, source text not null, crawled_on text not null, started_at text not null, finished_at text,
      here ${count} not null, gone ${count} not null, set_aside ${count} not null)`,
    sql`create table catalogue_bodies (
      hash text primary key, name text not null, scope text not null, local ${count} not null, body ${bytes} not null)`,
    sql`create table catalogue_entries (
      crawl_id ${count} not null references catalogue_crawls (id), record_key text not null, code text not null,
      crawled_on text not null, gone_on text, hash text not null references catalogue_bodies (hash),
      primary key (crawl_id, record_key))`,
    sql`create index catalogue_entries_code on catalogue_entries (crawl_id, code)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function pushChannels(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const statements = [
    sql`alter table conversations add column address text`,
    sql`alter table conversations add column heard_at text`,
    sql`alter table conversations add column quiet_until text`,
    sql`alter table inbox add column sent_at text`,
    sql`create index outbox_ended on outbox (channel, status)`,
    sql`create table platform_tokens (
      name text primary key, access_token text not null, refresh_token text not null, expires_at text not null,
      renewed_at text not null, generation ${count} not null, locked_by text, locked_until text, refused text)`,
    sql`create table tallies (name text not null, day text not null, count ${count} not null, primary key (name, day))`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** The next message of a channel is found without looking at all that wait: after an outage there may be very many. */
async function outboxQueue(db: Kysely<Tables>): Promise<void> {
  await sql`create index outbox_queue on outbox (channel, id) where status in ('ready', 'sending')`.execute(
    db,
  );
}

/** What is old is found without reading what is not. */
async function retention(db: Kysely<Tables>): Promise<void> {
  const statements = [
    sql`create index conversations_used on conversations (updated_at)`,
    sql`create index transcript_at on transcript (at)`,
    sql`create index inbox_done on inbox (done_at) where done_at is not null`,
    sql`create index outbox_over on outbox (ended_at) where ended_at is not null`,
    sql`create index answers_at on answers (at)`,
    sql`create index facts_conversation on facts (conversation_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** The clerks' desk. Keys of attempts are keyed hashes: neither a name that was tried nor an address is kept. */
async function staff(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const statements = [
    sql`create table staff_accounts (
      id ${counted}, name text not null unique, role text not null, password text not null,
      one_time_until text, disabled_at text, created_at text not null)`,
    sql`create table staff_sessions (
      token_hash text primary key, account_id ${count} not null references staff_accounts (id) on delete cascade,
      created_at text not null, seen_at text not null)`,
    sql`create index staff_sessions_account on staff_sessions (account_id)`,
    sql`create table staff_attempts (
      key text primary key, failures ${count} not null, at text not null, locked_until text)`,
    sql`create table staff_audit (
      id ${counted}, at text not null, actor text not null, action text not null, subject text not null,
      detail text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** What led to an answer, and the keys of programs that ask: only their hashes are kept. */
async function reference(db: Kysely<Tables>): Promise<void> {
  const statements = [
    sql`alter table answers add column trail text`,
    sql`create table api_keys (
      name text primary key, hash text not null unique, created_at text not null, revoked_at text, used_on text)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Sums of days that are over. */
async function figures(db: Kysely<Tables>): Promise<void> {
  await sql`create table figures (day text primary key, content text not null)`.execute(db);
}

/** Accounts that a single sign-on knows. */
async function singleSignOn(db: Kysely<Tables>): Promise<void> {
  await sql`alter table staff_accounts add column external text`.execute(db);
  await sql`create unique index staff_accounts_external on staff_accounts (external)`.execute(db);
}
