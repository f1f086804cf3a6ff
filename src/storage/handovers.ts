// The queue of those who asked for a clerk: each taken by one clerk only, however many processes and clerks there are.
import { storeEvent } from './accept.ts';
import { handoverColumns, isOpen, toHandover } from './handover-rows.ts';
import { iso, toConversation } from './rows.ts';
import type { Database } from './schema.ts';
import { record } from './staff/audit.ts';
import type { Handovers, QueuedHandover } from './types/handovers.ts';
import type { Acceptance } from './types/turns.ts';

/** Undoes the transaction of a claim that came too late. */
class Taken extends Error {}

export function createHandovers(database: Database): Handovers {
  const { db, durable } = database;
  return {
    queue: async (limit) => {
      const rows = await openOnes(database).orderBy('handovers.id').limit(limit).execute();
      return rows.flatMap(toQueued);
    },
    find: async (id) => {
      const row = await openOnes(database).where('handovers.id', '=', id).executeTakeFirst();
      return (row === undefined ? null : toQueued(row)[0]) ?? null;
    },
    claim: async (id, clerk, event, entry) => {
      const acceptance = await db
        .transaction()
        .execute(async (trx): Promise<Acceptance> => {
          const at = iso(entry.at);
          const { numUpdatedRows } = await trx
            .updateTable('handovers')
            .set({ state: 'claimed', claimed_by: clerk, claimed_at: at, clerk_at: at })
            .where('id', '=', id)
            .where('state', '=', 'waiting')
            .executeTakeFirst();
          if (numUpdatedRows !== 1n) throw new Taken();
          await record(trx, entry);
          return storeEvent(database, trx, event);
        })
        .catch((error: unknown): Acceptance => {
          if (!(error instanceof Taken)) throw error;
          return { outcome: 'duplicate', activitySeq: null };
        });
      await durable();
      return acceptance;
    },
    clerkSeen: async (clerk, at) => {
      await db
        .insertInto('clerks_present')
        .values({ name: clerk, seen_at: iso(at) })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ seen_at: iso(at) }))
        .execute();
    },
    clerkLeft: async (clerk) => {
      await db.deleteFrom('clerks_present').where('name', '=', clerk).execute();
    },
    clerksSince: async (since) => {
      const rows = await db
        .selectFrom('clerks_present')
        .select('name')
        .where('seen_at', '>=', iso(since))
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
    },
  };
}

const openOnes = ({ db }: Database) =>
  db
    .selectFrom('handovers')
    .innerJoin('conversations', 'conversations.id', 'handovers.conversation_id')
    .selectAll('conversations')
    .select(handoverColumns)
    .where('handovers.state', 'in', isOpen);

type OpenRow = Awaited<ReturnType<ReturnType<typeof openOnes>['execute']>>[number];

function toQueued(row: OpenRow): QueuedHandover[] {
  const handover = toHandover(row.id, row);
  return handover === null ? [] : [{ ...handover, conversation: toConversation(row) }];
}
