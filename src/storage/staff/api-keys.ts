// Keys of programs that ask the assistant, by the hash of each; what is done with them is audited.
import type { Selectable } from 'kysely';
import { iso } from '../rows.ts';
import type { Database, Tables } from '../schema.ts';
import type { ApiKey, ApiKeys } from '../types/staff.ts';
import { record } from './audit.ts';

export function createApiKeys({ db }: Database): ApiKeys {
  return {
    add: (name, hash, entry) =>
      db.transaction().execute(async (trx) => {
        const added = await trx
          .insertInto('api_keys')
          .values({ name, hash, created_at: iso(entry.at), revoked_at: null, used_on: null })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('name')
          .executeTakeFirst();
        if (added === undefined) return false;
        await record(trx, entry);
        return true;
      }),
    use: async (hash, day) => {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('hash', '=', hash)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (row.used_on !== day)
        await db.updateTable('api_keys').set({ used_on: day }).where('hash', '=', hash).execute();
      return toKey(row);
    },
    list: async () => (await db.selectFrom('api_keys').selectAll().orderBy('name').execute()).map(toKey),
    revoke: (name, entry) =>
      db.transaction().execute(async (trx) => {
        const revoked = await trx
          .updateTable('api_keys')
          .set({ revoked_at: iso(entry.at) })
          .where('name', '=', name)
          .where('revoked_at', 'is', null)
          .returning('name')
          .executeTakeFirst();
        if (revoked === undefined) return false;
        await record(trx, entry);
        return true;
      }),
  };
}

function toKey(row: Selectable<Tables['api_keys']>): ApiKey {
  return {
    name: row.name,
    createdAt: new Date(row.created_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
    usedOn: row.used_on,
  };
}
