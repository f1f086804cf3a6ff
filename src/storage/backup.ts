// Backs a database up while it is used, and restores one: a SQLite file by SQLite itself, PostgreSQL as one packed file of rows.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { backup as backUpFile, DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { CodedError } from '../errors.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import type { Database, Queries } from './schema.ts';

/** Rows of one statement. */
const batch = 200;
/** Tables that others refer to come first. */
const first = ['conversations', 'staff_accounts', 'catalogue_crawls', 'catalogue_bodies'];

/** Copies a SQLite file while it is written to; the copy is whole and of one moment. */
export async function backUpSqlite(path: string, target: string): Promise<void> {
  const source = new DatabaseSync(path, { readOnly: true });
  try {
    // Under another name until it is whole.
    await backUpFile(source, `${target}.part`);
    await rename(`${target}.part`, target);
  } finally {
    source.close();
  }
}

/** Writes all rows, of one moment, as a packed file of JSON lines. */
export async function backUpPostgresql({ db }: Database, target: string): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
      await pipeline(Readable.from(linesOf(trx)), createGzip(), createWriteStream(`${target}.part`));
    });
  await rename(`${target}.part`, target);
}

async function* linesOf(trx: Queries): AsyncIterable<string> {
  const applied = await trx.selectFrom('migrations').select('name').orderBy('name').execute();
  yield `${JSON.stringify({ migrations: applied.map(({ name }) => name) })}\n`;
  for (const table of await tablesOf(trx)) {
    for await (const row of rowsOf(trx, table)) yield `${JSON.stringify({ table, row })}\n`;
  }
}

/** A page at a time by the place of the row in its table, which stands still inside the transaction. */
async function* rowsOf(trx: Queries, table: string): AsyncIterable<unknown> {
  await sql`declare pages no scroll cursor for select * from ${sql.table(table)}`.execute(trx);
  for (;;) {
    const { rows } = await sql`fetch ${sql.raw(String(batch))} from pages`.execute(trx);
    for (const row of rows) yield packed(row as Record<string, unknown>);
    if (rows.length < batch) break;
  }
  await sql`close pages`.execute(trx);
}

/** Bytes as text. */
function packed(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? { bytes: value.toString('base64') } : value,
    ]),
  );
}

async function tablesOf(db: Queries): Promise<string[]> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const others = tables.filter((name) => name !== 'migrations' && !first.includes(name)).sort();
  return [...first, ...others];
}

/**
 * Puts rows back into an empty database, in the shape they had, and brings it to the shape of this release. All or nothing.
 *
 * @throws CodedError `restore-refused` when there is something in the database, `database-newer` for a backup of a newer release
 */
export async function restorePostgresql(database: Database, source: string): Promise<void> {
  if (!existsSync(source)) throw new CodedError('restore-refused', `Không có tệp ${source}.`);
  const lines = createInterface({ input: createReadStream(source).pipe(createGunzip()) })[
    Symbol.asyncIterator
  ]();
  const head = await lines.next();
  const { migrations: names } = JSON.parse(String(head.value)) as { migrations: string[] };
  const steps = migrations.filter(({ name }) => names.includes(name));
  if (steps.length < names.length)
    throw new CodedError('database-newer', 'Bản sao lưu là của bản mới hơn; hãy khôi phục bằng bản đó.');
  await migrate(database, steps);
  await database.db.transaction().execute(async (trx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
    for (const table of await tablesOf(trx)) {
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
      if (rows.length > 0)
        throw new CodedError(
          'restore-refused',
          'Cơ sở dữ liệu đích đã có dữ liệu; hãy tạo một cơ sở dữ liệu trống.',
        );
    }
    await insertAll(trx, lines);
    await resetSequences(trx);
  });
  await migrate(database);
}

async function insertAll(trx: Queries, lines: AsyncIterator<string>): Promise<void> {
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    const { table, row } = JSON.parse(line.value) as { table: string; row: Record<string, unknown> };
    const names = Object.keys(row);
    const values = Object.values(row).map((value) => sql`${unpacked(value)}`);
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      values (${sql.join(values)})`.execute(trx);
  }
}

function unpacked(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'bytes' in value
    ? Buffer.from(String(value.bytes), 'base64')
    : value;
}

/** Numbers go on after the highest. */
async function resetSequences(trx: Queries): Promise<void> {
  for (const { name, columns } of await trx.introspection.getTables()) {
    for (const column of columns.filter(({ isAutoIncrementing }) => isAutoIncrementing)) {
      await sql`select setval(pg_get_serial_sequence(${name}, ${column.name}),
        (select coalesce(max(${sql.ref(column.name)}), 0) + 1 from ${sql.table(name)}), false)`.execute(trx);
    }
  }
}
