// Finds out whether the database takes writes: one that only reads tells nobody that a message could not be stored.
import { randomUUID } from 'node:crypto';
import type { Database } from './schema.ts';

/** Enough to need new pages; nothing stays. Characters. */
const size = 16_000;

/** Rejects as a write would. */
export async function probe({ db }: Database): Promise<void> {
  const name = `probe-${randomUUID()}`;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('secrets')
      .values({ name, value: ' '.repeat(size) })
      .execute();
    await trx.deleteFrom('secrets').where('name', '=', name).execute();
  });
}
