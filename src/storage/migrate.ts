// Brings a database to the shape of this release, once, however many processes start at the same moment.
import { sql } from 'kysely';
import { CodedError } from '../errors.ts';
import { migrations, type Migration } from './migrations.ts';
import type { Database } from './schema.ts';

/** Any number nobody else uses as an advisory lock on the same PostgreSQL database. */
const lockNumber = 717_390_211;

/**
 * Applies what is missing in one transaction.
 *
 * @param steps - all migrations there are, oldest first
 * @throws CodedError `database-newer` if the database knows a migration that this release does not; `migration-failed`
 */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    // SQLite's transactions begin with the write lock; PostgreSQL has to be asked for one.
    if (database.kind === 'postgresql') {
      // Another process may take its time with a large table.
      await sql`set local lock_timeout = 0`.execute(trx);
      await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx);
    }
    await sql`create table if not exists migrations (name text primary key, applied_at text not null)`.execute(
      trx,
    );
    const applied = await trx.selectFrom('migrations').select('name').orderBy('name').execute();
    const known = new Set(steps.map(({ name }) => name));
    const strange = applied.find(({ name }) => !known.has(name));
    if (strange !== undefined) {
      throw new CodedError(
        'database-newer',
        `Cơ sở dữ liệu đã được bản mới hơn nâng cấp («${strange.name}»); hãy chạy bản mới hơn đó.`,
      );
    }
    const done = new Set(applied.map(({ name }) => name));
    for (const step of steps.filter(({ name }) => !done.has(name))) {
      await step.up(trx, database.kind).catch((cause: unknown) => {
        throw new CodedError('migration-failed', `Không áp dụng được thay đổi «${step.name}».`, cause);
      });
      await trx
        .insertInto('migrations')
        .values({ name: step.name, applied_at: new Date().toISOString() })
        .execute();
    }
  });
}
