// Accounts of the desk: every change is one transaction with the audit entry that says who made it.
import { sql, type Selectable } from 'kysely';
import { iso } from '../rows.ts';
import type { Database, Queries, Tables } from '../schema.ts';
import type { Role, SecondFactor, StaffAccount, StaffAccounts } from '../types/staff.ts';
import { record } from './audit.ts';

export function createAccounts(database: Database): StaffAccounts {
  const { db } = database;
  return {
    find: async (name) => {
      const row = await db
        .selectFrom('staff_accounts')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    findExternal: async (external) => {
      const row = await db
        .selectFrom('staff_accounts')
        .selectAll()
        .where('external', '=', external)
        .executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    list: async () => {
      const rows = await db.selectFrom('staff_accounts').selectAll().orderBy('name').execute();
      return rows.map(toAccount);
    },
    add: (account, entry) =>
      db.transaction().execute(async (trx) => {
        const added = await trx
          .insertInto('staff_accounts')
          .values({
            name: account.name,
            role: account.role,
            password: account.password,
            one_time_until: isoOrNull(account.oneTimeUntil),
            disabled_at: null,
            created_at: iso(entry.at),
            external: account.external ?? null,
          })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (added === undefined) return false;
        await record(trx, entry);
        return true;
      }),
    change: (name, change, entry, keep) =>
      db.transaction().execute(async (trx) => {
        await alone(database, trx);
        const rows = await trx.selectFrom('staff_accounts').selectAll().execute();
        const row = rows.find((one) => one.name === name);
        if (row === undefined) return 'unknown';
        const before = toAccount(row);
        const after = { ...before, ...change };
        const others = rows.filter((one) => one.id !== row.id).map(toAccount);
        if (manages(before) && !manages(after) && !others.some(manages)) return 'last-administrator';
        await trx
          .updateTable('staff_accounts')
          .set({
            role: after.role,
            password: after.password,
            one_time_until: isoOrNull(after.oneTimeUntil),
            disabled_at: isoOrNull(after.disabledAt),
            second_factor: written(after.secondFactor),
          })
          .where('id', '=', row.id)
          .execute();
        await trx
          .deleteFrom('staff_sessions')
          .where('account_id', '=', row.id)
          .where('token_hash', '!=', keep ?? '')
          .execute();
        await record(trx, entry);
        return 'done';
      }),
    useCode: async (account, after) => {
      const used = await db
        .updateTable('staff_accounts')
        .set({ second_factor: written(after) })
        .where('id', '=', account.id)
        .where('second_factor', '=', written(account.secondFactor))
        .returning('id')
        .executeTakeFirst();
      return used !== undefined;
    },
  };
}

const manages = ({ role, disabledAt }: StaffAccount): boolean =>
  role === 'administrator' && disabledAt === null;

/** Two administrators who take the role from one another at the same moment must not both succeed. */
async function alone({ kind }: Database, trx: Queries): Promise<void> {
  if (kind === 'postgresql') await sql`lock table staff_accounts in share row exclusive mode`.execute(trx);
}

/** Always the same for the same: it is compared with what is stored. */
const written = (factor: SecondFactor | null): string | null =>
  factor === null ? null : JSON.stringify([factor.secret, factor.usedStep, factor.spare]);

function readFactor(text: string | null): SecondFactor | null {
  if (text === null) return null;
  const [secret, usedStep, spare] = JSON.parse(text) as [string, number, string[]];
  return { secret, usedStep, spare };
}

const isoOrNull = (at: Date | null): string | null => (at === null ? null : iso(at));

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

export function toAccount(row: Selectable<Tables['staff_accounts']>): StaffAccount {
  return {
    id: row.id,
    name: row.name,
    role: row.role as Role,
    password: row.password,
    oneTimeUntil: dateOrNull(row.one_time_until),
    disabledAt: dateOrNull(row.disabled_at),
    createdAt: new Date(row.created_at),
    external: row.external,
    secondFactor: readFactor(row.second_factor),
  };
}
