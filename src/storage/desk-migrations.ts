// The tables of what the desk does for citizens: lessons, notices and switches, feedback, own data, hand-overs. Never changed once released.
import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Questions to look at, and what staff make of them. */
export async function learning(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const statements = [
    sql`create table lessons (
      id ${counted}, intent text, line text, procedure text, alias text, state text not null,
      labelled_by text not null, labelled_at text not null, reviewed_by text, reviewed_at text, reason text)`,
    sql`create table questions (
      id ${counted}, conversation_id text, channel text not null, day text not null, text text not null,
      normal text not null, band text not null, intent text, candidates text not null,
      lesson_id ${count} references lessons (id))`,
    sql`create index questions_day on questions (day)`,
    sql`create index questions_conversation on questions (conversation_id)`,
    sql`create index questions_normal on questions (normal)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** What staff announce and switch off. */
export async function service(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const statements = [
    sql`create table service_notices (
      id ${counted}, text text not null, starts_at text not null, ends_at text not null, why text not null,
      made_by text not null, made_at text not null, withdrawn_at text)`,
    sql`create table service_switches (
      target text primary key, reason text not null, ask text not null, made_by text not null, made_at text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** What people say of answers. */
export async function feedback(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const statements = [
    sql`create table feedback (
      number text primary key, at text not null, channel text not null, helped ${count} not null, reason text,
      words text, procedure text, owner text, due_on text, state text not null, reply text, replied_by text,
      replied_at text)`,
    sql`create index feedback_at on feedback (at)`,
    sql`create index feedback_state on feedback (state, due_on)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Codes by which a clerk finds a conversation, goodbyes that take their address along, and an audit that is not kept for ever. */
export async function ownData(db: Kysely<Tables>): Promise<void> {
  const statements = [
    sql`alter table conversations add column code text`,
    sql`alter table conversations add column code_until text`,
    sql`create unique index conversations_code on conversations (code)`,
    sql`alter table outbox add column address text`,
    sql`create index staff_audit_at on staff_audit (at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Who asked for a clerk and which clerk came; which clerks have the desk open. */
export async function handovers(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const counted = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
  const statements = [
    sql`create table handovers (
      id ${counted}, conversation_id text not null references conversations (id) on delete cascade,
      state text not null, asked_at text not null, claimed_by text, claimed_at text, clerk_at text, ended_at text,
      reason text)`,
    sql`create unique index handovers_open on handovers (conversation_id) where state in ('waiting', 'claimed')`,
    sql`create index handovers_conversation on handovers (conversation_id)`,
    sql`create index handovers_ended on handovers (ended_at) where ended_at is not null`,
    sql`create table clerks_present (name text primary key, seen_at text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** What an account asks for after the password, and sessions that wait for it. */
export async function secondFactor(db: Kysely<Tables>, kind: 'sqlite' | 'postgresql'): Promise<void> {
  const count = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  await sql`alter table staff_accounts add column second_factor text`.execute(db);
  await sql`alter table staff_sessions add column half ${count} not null default 0`.execute(db);
}
