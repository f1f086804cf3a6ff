// Notices and switches: two small tables that every process reads every few seconds; each change is one transaction with its audit entry.
import { iso } from '../rows.ts';
import type { Database } from '../schema.ts';
import type { ServiceDesk, Target } from '../types/service.ts';
import { record } from './audit.ts';

export function createServiceDesk({ db }: Database): ServiceDesk {
  return {
    state: async (since) => {
      const notices = await db
        .selectFrom('service_notices')
        .selectAll()
        .where('withdrawn_at', 'is', null)
        .where('ends_at', '>', iso(since))
        .orderBy('id')
        .execute();
      const switches = await db.selectFrom('service_switches').selectAll().orderBy('target').execute();
      return {
        notices: notices.map(({ id, text, why, made_by: by, ...row }) => ({
          ...{ id, text, why, by },
          startsAt: new Date(row.starts_at),
          endsAt: new Date(row.ends_at),
          at: new Date(row.made_at),
        })),
        switches: switches.map(({ target, reason, ask, made_by: by, made_at }) => ({
          ...{ reason, ask, by },
          target: target as Target,
          at: new Date(made_at),
        })),
      };
    },
    announce: ({ text, startsAt, endsAt, why }, entry) =>
      db.transaction().execute(async (trx) => {
        const made = { made_by: entry.actor, made_at: iso(entry.at), withdrawn_at: null };
        await trx
          .insertInto('service_notices')
          .values({ text, why, starts_at: iso(startsAt), ends_at: iso(endsAt), ...made })
          .execute();
        await record(trx, entry);
      }),
    withdraw: (id, entry) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('service_notices')
          .set({ withdrawn_at: iso(entry.at) })
          .where('id', '=', id)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 1n) await record(trx, entry);
        return numUpdatedRows === 1n;
      }),
    switchOff: (target, words, entry) =>
      db.transaction().execute(async (trx) => {
        const row = { ...words, made_by: entry.actor, made_at: iso(entry.at) };
        await trx
          .insertInto('service_switches')
          .values({ target, ...row })
          .onConflict((conflict) => conflict.column('target').doUpdateSet(row))
          .execute();
        await record(trx, entry);
      }),
    switchOn: (target, entry) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('service_switches')
          .where('target', '=', target)
          .executeTakeFirst();
        if (numDeletedRows === 1n) await record(trx, entry);
        return numDeletedRows === 1n;
      }),
  };
}
