// Kysely on the SQLite that Node brings: nothing to install, and one file to back up.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  Kysely,
  sql,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { CodedError } from '../../errors.ts';
import type { Database, Tables } from '../schema.ts';
import { troubleOf } from '../trouble.ts';
import { Checkpointing } from './checkpointing.ts';
import { GroupedSync } from './grouped-sync.ts';

/** How long another process may hold the file before a write gives up, and how often we look; ms. */
const longestWait = 10_000;
const lookAgain = 5;
/** SQLite's result code for a file that another connection is writing to. */
const busyCode = 5;
/** Prepared statements kept; there are about 30 different ones. */
const keptStatements = 200;

/**
 * Opens the file `guidance.sqlite` in a directory, which is made if needed.
 *
 * `synchronous=NORMAL` makes a commit in WAL mode safe against a killed process, not against a power cut. What FULL would add is one
 * fsync per commit, in the only thread. `durable` does that fsync outside the thread and once for all commits that wait for it.
 *
 * @param directory - or null: in memory, for tools and tests
 * @throws CodedError `data-directory-unusable`
 */
export function openSqlite(directory: string | null): Database {
  const path = directory === null ? ':memory:' : join(directory, 'guidance.sqlite');
  let file: DatabaseSync;
  try {
    if (directory !== null) mkdirSync(directory, { recursive: true });
    file = new DatabaseSync(path, { timeout: longestWait });
    file.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;');
    // What is deleted is overwritten: people are told that it is gone.
    file.exec('pragma secure_delete = on');
    // From here on we wait ourselves: SQLite's own waiting would stop the only thread.
    file.exec('pragma busy_timeout = 0');
  } catch (cause) {
    if (troubleOf(cause) === 'database-damaged')
      throw new CodedError('database-damaged', `Tệp ${path} bị hỏng: khôi phục bản sao lưu.`, cause);
    throw new CodedError(
      'data-directory-unusable',
      `Không ghi được vào thư mục dữ liệu ${String(directory)}.`,
      cause,
    );
  }
  const checkpoints =
    directory === null
      ? null
      : new Checkpointing(path, (pages) => {
          file.exec(`pragma wal_autocheckpoint = ${pages}`);
        });
  const log = directory === null ? null : new GroupedSync(`${path}-wal`);
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(file, async () => {
      await Promise.all([checkpoints?.close(), log?.close()]);
    }),
  });
  /** The log of changes still holds the pages as they were before. */
  const scrub = async (): Promise<void> => {
    await checkpoints?.cut();
  };
  return {
    kind: 'sqlite',
    db,
    scrub,
    tidy: async () => {
      // Rows that moved between pages leave copies that overwriting does not reach: about one deletion in fifteen.
      await sql`vacuum`.execute(db);
      await scrub();
    },
    durable: async () => {
      checkpoints?.committed();
      await log?.sync();
    },
    announce: async () => {},
    listen: () => Promise.resolve(async () => {}),
    // One process serves a file.
    alone: async (_, job) => {
      await job();
      return true;
    },
  };
}

class PatientDriver extends SqliteDriver {
  readonly #file: DatabaseSync;
  readonly #closing: () => Promise<void>;
  #connection: DatabaseConnection | null = null;

  constructor(file: DatabaseSync, closing: () => Promise<void>) {
    super({ database: forKysely(file) });
    this.#file = file;
    this.#closing = closing;
  }

  override async destroy(): Promise<void> {
    await this.#closing();
    await super.destroy();
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= patient(await super.acquireConnection());
    return this.#connection;
  }

  /** Takes the write lock when a transaction begins: a reader that turns writer later would fail against another process. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk ends the transaction by itself: that there is none left to end must not hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** Waits for other writers without stopping the thread. A statement that met one has done nothing and can be run again. */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async (query) => {
      const giveUp = Date.now() + longestWait;
      for (;;) {
        try {
          return await connection.executeQuery(query);
        } catch (error) {
          if (!isBusy(error) || Date.now() > giveUp) throw error;
          await setTimeout(lookAgain);
        }
      }
    },
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}

/** The lower byte is the code, the upper one says why. */
function isBusy(error: unknown): boolean {
  return (((error as { errcode?: number }).errcode ?? 0) & 0xff) === busyCode;
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #file: DatabaseSync;
  readonly #closing: () => Promise<void>;

  /** @param closing - what has to end before the file is closed */
  constructor(file: DatabaseSync, closing: () => Promise<void>) {
    super({ database: forKysely(file) });
    this.#file = file;
    this.#closing = closing;
  }

  override createDriver(): Driver {
    return new PatientDriver(this.#file, this.#closing);
  }
}

/** Shows node:sqlite the way Kysely wants to see SQLite, and keeps prepared statements. */
function forKysely(file: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      file.close();
    },
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const statement = statementForKysely(file.prepare(sql));
      if (kept.size >= keptStatements) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

function statementForKysely(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
