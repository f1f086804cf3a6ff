// Sessions of the desk, by the hash of their token, and the counting of attempts to get one.
import { iso } from '../rows.ts';
import type { Database } from '../schema.ts';
import type { LockRule, StaffAttempts, StaffSessions } from '../types/staff.ts';
import { toAccount } from './accounts.ts';

/** Failures older than this are forgotten, ms. */
const memory = 24 * 3_600_000;

export function createSessions({ db }: Database): StaffSessions {
  return {
    open: async (tokenHash, accountId, at, half = false) => {
      await db
        .insertInto('staff_sessions')
        .values({
          token_hash: tokenHash,
          account_id: accountId,
          created_at: iso(at),
          seen_at: iso(at),
          half: half ? 1 : 0,
        })
        .execute();
    },
    find: async (tokenHash) => {
      const session = await db
        .selectFrom('staff_sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (session === undefined) return null;
      const account = await db
        .selectFrom('staff_accounts')
        .selectAll()
        .where('id', '=', session.account_id)
        .executeTakeFirst();
      if (account === undefined) return null;
      return {
        account: toAccount(account),
        createdAt: new Date(session.created_at),
        seenAt: new Date(session.seen_at),
        half: session.half === 1,
      };
    },
    touch: async (tokenHash, at) => {
      await db
        .updateTable('staff_sessions')
        .set({ seen_at: iso(at) })
        .where('token_hash', '=', tokenHash)
        .execute();
    },
    close: async (tokenHash) => {
      await db.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute();
    },
    sweep: async (begunBefore, seenBefore) => {
      await db
        .deleteFrom('staff_sessions')
        .where((row) =>
          row.or([row('created_at', '<', iso(begunBefore)), row('seen_at', '<', iso(seenBefore))]),
        )
        .execute();
    },
  };
}

export function createAttempts({ db }: Database): StaffAttempts {
  return {
    take: (key, rule, at) =>
      db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('staff_attempts')
          .where('at', '<', iso(new Date(at.getTime() - memory)))
          .execute();
        // Writing first holds the row: attempts at the same moment pass one after the other.
        const row = await trx
          .insertInto('staff_attempts')
          .values({ key, failures: 1, at: iso(at), locked_until: null })
          .onConflict((conflict) =>
            conflict
              .column('key')
              .doUpdateSet((old) => ({ failures: old('staff_attempts.failures', '+', 1) })),
          )
          .returningAll()
          .executeTakeFirstOrThrow();
        const locked = row.locked_until === null ? null : new Date(row.locked_until);
        if (locked !== null && locked > at) {
          // Who only waits is not made to wait longer.
          await trx
            .updateTable('staff_attempts')
            .set({ failures: row.failures - 1 })
            .where('key', '=', key)
            .execute();
          return locked;
        }
        const wait = waitAfter(row.failures, rule);
        await trx
          .updateTable('staff_attempts')
          .set({ at: iso(at), locked_until: wait === 0 ? null : iso(new Date(at.getTime() + wait)) })
          .where('key', '=', key)
          .execute();
        return null;
      }),
    forgive: async (key, what) => {
      if (what === 'all') await db.deleteFrom('staff_attempts').where('key', '=', key).execute();
      else
        await db
          .updateTable('staff_attempts')
          .set((row) => ({ failures: row('failures', '-', 1), locked_until: null }))
          .where('key', '=', key)
          .where('failures', '>', 0)
          .execute();
    },
  };
}

/** ms that the next attempt has to wait. */
function waitAfter(failures: number, { free, first, longest }: LockRule): number {
  return failures < free ? 0 : Math.min(longest, first * 2 ** Math.min(failures - free, 30));
}
