// The door of storage: opens SQLite or PostgreSQL, brings it to the shape of this release, and hands out the stores.
import { EventEmitter } from 'node:events';
import { CodedError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { openPostgresql } from './dialects/postgresql.ts';
import { openSqlite } from './dialects/sqlite.ts';
import { createCatalogue } from './catalogue.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createHandovers } from './handovers.ts';
import { createLessons } from './learning/lessons.ts';
import { createQuestions } from './learning/questions.ts';
import { inspect, type Inspection } from './inspection.ts';
import { migrate } from './migrate.ts';
import { createConversations } from './conversations.ts';
import { createOutbox } from './outbox.ts';
import { createPersonal } from './personal.ts';
import { createTokenStore } from './platform-tokens.ts';
import { createFacts, createFigures } from './facts.ts';
import { createAnswers, createSecrets, createTranscript } from './reading.ts';
import { createRetention } from './retention.ts';
import type { Database } from './schema.ts';
import { createAccounts } from './staff/accounts.ts';
import { createApiKeys } from './staff/api-keys.ts';
import { createAudit } from './staff/audit.ts';
import { createServiceDesk } from './staff/service.ts';
import { createAttempts, createSessions } from './staff/sessions.ts';
import { createTallies } from './tallies.ts';
import { Tidying } from './tidying.ts';
import { createTurns } from './turns.ts';
import { probe } from './probe.ts';
import type { TranscriptEntry } from './types/conversations.ts';
import type { Storage } from './types/storage.ts';

export { backUp, restore } from './backup-places.ts';
export { troubleOf } from './trouble.ts';

/** Which database: PostgreSQL, a SQLite file in a directory, or one in memory that is gone when the process ends. */
export type Place = { readonly databaseUrl: string } | { readonly directory: string } | 'memory';

/** Tells who watches that transcripts grew. */
type Changed = (conversationId: string | null, entries?: readonly TranscriptEntry[]) => void;

/**
 * Opens storage.
 *
 * @throws CodedError `database-unreachable`, `database-newer`, `migration-failed`, `data-directory-unusable`
 */
export async function openStorage(place: Place, log: Logger): Promise<Storage> {
  const database = openDatabase(place, log);
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const changed: Changed = (conversationId, entries = []) => {
    emitter.emit('changed', conversationId, entries);
  };
  try {
    await migrate(database);
    const stopListening = await database.listen(changed);
    return assemble(database, emitter, changed, stopListening, new Tidying(database, log));
  } catch (error) {
    await database.db.destroy();
    if (error instanceof CodedError) throw error;
    throw new CodedError('database-unreachable', `Không dùng được cơ sở dữ liệu: ${reason(error)}.`, error);
  }
}

/**
 * Looks at a database without changing it, where there is one.
 *
 * @throws as the driver does when it does not answer
 */
export async function inspectStorage(place: Exclude<Place, 'memory'>, log: Logger): Promise<Inspection> {
  const database = openDatabase(place, log);
  try {
    return await inspect(database);
  } finally {
    await database.db.destroy();
  }
}

function openDatabase(place: Place, log: Logger): Database {
  if (place === 'memory') return openSqlite(null);
  return 'databaseUrl' in place ? openPostgresql(place.databaseUrl, log) : openSqlite(place.directory);
}

function assemble(
  database: Database,
  emitter: EventEmitter,
  changed: Changed,
  stopListening: () => Promise<void>,
  tidying: Tidying,
): Storage {
  return {
    kind: database.kind,
    turns: createTurns(database, { changed, pushed: () => emitter.emit('pushed') }, tidying),
    conversations: createConversations(database, tidying),
    transcript: createTranscript(database, (listener) => listening(emitter, 'changed', listener)),
    outbox: createOutbox(database, (listener) => listening(emitter, 'pushed', listener)),
    tokens: createTokenStore(database),
    tallies: createTallies(database),
    facts: createFacts(database),
    figures: createFigures(database),
    secrets: createSecrets(database),
    answers: createAnswers(database),
    catalogue: createCatalogue(database),
    retention: createRetention(database, tidying),
    personal: createPersonal(database, tidying),
    questions: createQuestions(database),
    lessons: createLessons(database),
    service: createServiceDesk(database),
    feedback: createFeedback(database),
    handovers: createHandovers(database),
    staff: {
      accounts: createAccounts(database),
      sessions: createSessions(database),
      attempts: createAttempts(database),
      audit: createAudit(database),
      keys: createApiKeys(database),
    },
    alone: database.alone,
    ping: () => probe(database),
    close: async () => {
      await stopListening();
      await tidying.now();
      await database.db.destroy();
    },
  };
}

/** @returns how to stop */
function listening(
  emitter: EventEmitter,
  name: string,
  listener: Parameters<EventEmitter['on']>[1],
): () => void {
  emitter.on(name, listener);
  return () => {
    emitter.off(name, listener);
  };
}

/** What a database driver says, without the address and password it may have been given. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
