// Stores an incoming event once, with its echo, before the channel is told that it arrived.
import { sql } from 'kysely';
import { iso, newConversation, toJson } from './rows.ts';
import type { Database, Queries } from './schema.ts';
import type { Acceptance, NewEvent } from './types/turns.ts';

/** Undoes the transaction of an event that is there already. */
class Duplicate extends Error {}

/**
 * @returns `duplicate` with the first echo's number if the channel has sent this id before
 */
export async function accept(database: Database, event: NewEvent): Promise<Acceptance> {
  try {
    return await database.db.transaction().execute((trx) => storeEvent(database, trx, event));
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error;
    const first = await database.db
      .selectFrom('inbox')
      .select('activity_seq')
      .where('channel', '=', event.channel)
      .where('event_id', '=', event.eventId)
      .executeTakeFirstOrThrow();
    return { outcome: 'duplicate', activitySeq: first.activity_seq };
  }
}

/**
 * Stores an event inside a transaction of the caller's.
 *
 * @throws where it is there already
 */
export async function storeEvent(database: Database, trx: Queries, event: NewEvent): Promise<Acceptance> {
  const at = iso(event.at);
  const sentAt = event.sentAt ? iso(event.sentAt) : null;
  if (event.opensFor !== null) await open(trx, event, event.opensFor);
  const echoed = event.activity !== null;
  // Counting first also takes the conversation's row lock, so that in one conversation inbox order is transcript order.
  const counted = await trx
    .updateTable('conversations')
    .set((row) => ({
      watermark: row('watermark', '+', echoed ? 1 : 0),
      updated_at: at,
      // What a clerk or a clock says must not open the windows of platforms again, and what comes late must not close them.
      ...(event.byPerson !== false && { heard_at: laterOf(sentAt ?? at) }),
      // Whoever had everything deleted and writes again is known again by their account.
      ...(event.address !== undefined && {
        address: toJson(event.address),
        ...(event.opensFor !== null && { user_id: event.opensFor }),
      }),
    }))
    .where('id', '=', event.conversationId)
    .returning('watermark')
    .executeTakeFirst();
  if (counted === undefined) return { outcome: 'unknown-conversation' };
  const activitySeq = echoed ? counted.watermark : null;
  const inserted = await trx
    .insertInto('inbox')
    .values({
      channel: event.channel,
      event_id: event.eventId,
      conversation_id: event.conversationId,
      status: 'new',
      payload: toJson(event.payload),
      received_at: at,
      sent_at: sentAt,
      activity_seq: activitySeq,
      attempts: 0,
      claimed_by: event.claim.by,
      claimed_until: iso(event.claim.until),
      done_at: null,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'event_id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw new Duplicate();
  if (activitySeq !== null) {
    await trx
      .insertInto('transcript')
      .values({
        conversation_id: event.conversationId,
        seq: activitySeq,
        at,
        activity: toJson(event.activity),
      })
      .execute();
    await database.announce(trx, event.conversationId);
  }
  return { outcome: 'stored', activitySeq };
}

/** The last word of the person, in whatever order the words come in. Moments are written alike, so that text compares as time. */
const laterOf = (moment: string) =>
  sql<string>`case when heard_at is null or heard_at < ${moment} then ${moment} else heard_at end`;

async function open(trx: Queries, event: NewEvent, userId: string): Promise<void> {
  const at = iso(event.at);
  await trx
    .insertInto('conversations')
    .values(newConversation(event.conversationId, event.channel, userId, at))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
