// Gathers all that is kept of one conversation for the person it belongs to, and deletes it when a clerk is asked to.
import { randomUUID } from 'node:crypto';
import { fromJson, iso } from './rows.ts';
import type { Database, Queries } from './schema.ts';
import { record } from './staff/audit.ts';
import type { Tidying } from './tidying.ts';
import type { Kept, Personal } from './types/personal.ts';

export function createPersonal({ db, durable }: Database, tidying: Tidying): Personal {
  return {
    byCode: async (code, at) => {
      const row = await db
        .selectFrom('conversations')
        .select('id')
        .where('code', '=', code)
        .where('code_until', '>', iso(at))
        .executeTakeFirst();
      return row?.id ?? null;
    },
    kept: (id) => kept(db, id),
    forget: async (id, entry) => {
      const gone = await db.transaction().execute(async (trx) => {
        const found = await forget(trx, id);
        if (found) await record(trx, entry);
        return found;
      });
      await durable();
      await tidying.deleted();
      return gone;
    },
  };
}

/** Deletes a conversation with all that hangs on it; what was counted leads nowhere then. */
export async function forget(trx: Queries, id: string): Promise<boolean> {
  await trx.deleteFrom('questions').where('conversation_id', '=', id).execute();
  // Inbox, transcript and outbox go with it.
  const deleted = await trx.deleteFrom('conversations').where('id', '=', id).executeTakeFirst();
  await trx
    .updateTable('facts')
    .set({ conversation_id: `forgotten-${randomUUID()}` })
    .where('conversation_id', '=', id)
    .execute();
  return deleted.numDeletedRows > 0n;
}

async function kept(db: Queries, id: string): Promise<Kept | null> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const said = await db
    .selectFrom('transcript')
    .select(['at', 'activity'])
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .execute();
  const received = await db
    .selectFrom('inbox')
    .select(['event_id', 'received_at'])
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .execute();
  const unsent = await db
    .selectFrom('outbox')
    .select(['created_at', 'payload'])
    .where('conversation_id', '=', id)
    .where('payload', 'is not', null)
    .orderBy('id')
    .execute();
  const questions = await db
    .selectFrom('questions')
    .select(['day', 'text'])
    .where('conversation_id', '=', id)
    .orderBy('id')
    .execute();
  const handovers = await db
    .selectFrom('handovers')
    .select(['asked_at', 'claimed_at', 'ended_at', 'reason'])
    .where('conversation_id', '=', id)
    .orderBy('id')
    .execute();
  const counted = await db
    .selectFrom('facts')
    .select(['at', 'name', 'procedure'])
    .where('conversation_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    conversationId: id,
    channel: row.channel,
    userId: row.user_id,
    createdAt: new Date(row.created_at),
    usedAt: new Date(row.updated_at),
    state: fromJson(row.state),
    transcript: said.map(({ at, activity }) => ({ at: new Date(at), activity: fromJson(activity) })),
    received: received.map((event) => ({ eventId: event.event_id, at: new Date(event.received_at) })),
    undelivered: unsent.map(({ created_at, payload }) => ({
      at: new Date(created_at),
      message: fromJson(payload),
    })),
    questions,
    // Which clerk it was is of the clerk.
    handovers: handovers.map(({ asked_at, claimed_at, ended_at, reason }) => ({
      askedAt: new Date(asked_at),
      claimedAt: claimed_at === null ? null : new Date(claimed_at),
      endedAt: ended_at === null ? null : new Date(ended_at),
      reason,
    })),
    counted: counted.map((fact) => ({ ...fact, at: new Date(fact.at) })),
  };
}
