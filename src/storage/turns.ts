// Brings conversations forward: accept an event, take the next one, store its turn, take over what others left unfinished.
import { sql } from 'kysely';
import { accept } from './accept.ts';
import { commit } from './commit.ts';
import { fromJson, iso, toConversation } from './rows.ts';
import type { Database } from './schema.ts';
import type { Tidying } from './tidying.ts';
import type { Claim, PendingTurn, Turns } from './types.ts';

/**
 * @param changed - called for a conversation whose transcript grew in this process
 */
export function createTurns(
  database: Database,
  changed: (conversationId: string) => void,
  tidying: Tidying,
): Turns {
  return {
    accept: async (event) => {
      const acceptance = await accept(database, event);
      await database.durable();
      if (acceptance.outcome === 'stored' && acceptance.activitySeq !== null) changed(event.conversationId);
      return acceptance;
    },
    next: (conversationId) => next(database, conversationId),
    commit: async (turn) => {
      const outcome = await commit(database, turn);
      await database.durable();
      if (outcome === 'committed' && turn.erase) await tidying.deleted();
      if (outcome === 'committed' && turn.transcript.length > 0) changed(turn.conversationId);
      return outcome;
    },
    takeOver: (now, claim, limit) => takeOver(database, now, claim, limit),
  };
}

async function next({ db }: Database, conversationId: string): Promise<PendingTurn | null> {
  const row = await db
    .selectFrom('inbox')
    .innerJoin('conversations', 'conversations.id', 'inbox.conversation_id')
    .selectAll('conversations')
    .select([
      'inbox.seq',
      'inbox.event_id',
      'inbox.payload',
      'inbox.received_at',
      'inbox.attempts',
      'inbox.activity_seq',
    ])
    .where('inbox.conversation_id', '=', conversationId)
    .where('inbox.status', '=', 'new')
    // Only push channels say when something was sent; elsewhere it is the order of arrival.
    .orderBy((row) => row.fn.coalesce('inbox.sent_at', sql<string>`''`))
    .orderBy('inbox.seq')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    seq: row.seq,
    eventId: row.event_id,
    payload: fromJson(row.payload),
    at: new Date(row.received_at),
    attempts: row.attempts,
    activitySeq: row.activity_seq,
    conversation: toConversation(row),
  };
}

async function takeOver({ kind, db }: Database, now: Date, claim: Claim, limit: number): Promise<string[]> {
  const rows = await db
    .updateTable('inbox')
    .set((row) => ({
      claimed_by: claim.by,
      claimed_until: iso(claim.until),
      attempts: row('attempts', '+', 1),
    }))
    .where('seq', 'in', (inner) => {
      const left = inner
        .selectFrom('inbox')
        .select('seq')
        .where('status', '=', 'new')
        .where('claimed_until', '<', iso(now))
        .orderBy('seq')
        .limit(limit);
      return kind === 'postgresql' ? left.forUpdate().skipLocked() : left;
    })
    .returning('conversation_id')
    .execute();
  return [...new Set(rows.map((row) => row.conversation_id))];
}
