// Kysely on PostgreSQL, for many processes: any of them serves any request, and NOTIFY wakes the streams of the others.
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from '../../log.ts';
import type { Database, Tables } from '../schema.ts';

const channel = 'guidance_transcript';
const int8 = pg.types.builtins.INT8;
/** How long to wait for a connection before a request fails, in ms. */
const connectTimeout = 5_000;
const reconnectAfter = 1_000;
/**
 * How long a transaction may stand still before the database ends it: a process that was stopped in the middle holds the conversation
 * of somebody whom another process is to answer. And how long to wait for such a one, which is longer; ms.
 */
const idleInTransaction = 5_000;
const lockWait = 10_000;

/**
 * Opens a pool; connects at the first query.
 *
 * @param url - postgresql://user:password@host:port/name
 */
export function openPostgresql(url: string, log: Logger): Database {
  const types: pg.CustomTypesConfig = {
    // Sequence numbers stay far below 2^53.
    getTypeParser: (oid, format) =>
      oid === int8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
  };
  const settings: pg.PoolConfig = {
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    idle_in_transaction_session_timeout: idleInTransaction,
    lock_timeout: lockWait,
    types,
  };
  const pool = new pg.Pool(settings);
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => {
    log.warn({ err: error }, 'An idle database connection broke');
  });
  // One that breaks between two statements of a transaction tells the next statement; here too, silence would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  const sender = randomUUID();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgresql',
    db,
    durable: async () => {},
    scrub: async () => {},
    tidy: async () => {
      await sql`vacuum conversations, inbox, transcript, outbox, facts`.execute(db);
    },
    announce: async (queries, conversationId) => {
      await sql`select pg_notify(${channel}, ${`${sender} ${conversationId}`})`.execute(queries);
    },
    listen: (listener) => listen(settings, sender, listener, log),
    alone: (name, job) => alone(db, name, job),
  };
}

/** Holds a lock as long as the job runs and the process lives: the database lets go of it with the connection. */
function alone(db: Kysely<Tables>, name: string, job: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${name}, 0)`;
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(
      connection,
    );
    if (rows[0]?.mine !== true) return false;
    try {
      await job();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
    return true;
  });
}

/** Holds one connection that listens, and replaces it when it breaks; what was said meanwhile is made up for by looking at everything. */
async function listen(
  settings: pg.ClientConfig,
  sender: string,
  listener: (conversationId: string | null) => void,
  log: Logger,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const again = (error: unknown): void => {
    if (stopped || timer !== null) return;
    log.warn({ code: 'listen-lost', err: error }, 'Listening for notifications broke; trying again');
    timer = setTimeout(() => {
      timer = null;
      connect().then(() => {
        listener(null);
      }, again);
    }, reconnectAfter);
  };

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(settings);
    fresh.on('error', again);
    fresh.on('end', () => {
      again(new Error('The connection ended'));
    });
    fresh.on('notification', ({ payload = '' }) => {
      const [from, conversationId] = payload.split(' ', 2);
      if (from !== sender && conversationId !== undefined) listener(conversationId);
    });
    client = fresh;
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
  };

  await connect();
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await client?.end();
  };
}
