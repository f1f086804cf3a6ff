// Deletes a conversation at the wish of the person: everything that was said, sent or remembered, inside the transaction of the turn.
import { randomUUID } from 'node:crypto';
import type { Queries } from './schema.ts';
import type { TurnCommit } from './types/turns.ts';

/**
 * @param turn - the turn that deletes; what came in after it is still to be answered
 * @returns where its own messages go, now that the conversation no longer knows the person's account; null where it still does
 */
export async function erase(
  trx: Queries,
  { conversationId, seq, outbox }: TurnCommit,
): Promise<string | null> {
  await trx
    .deleteFrom('transcript')
    .where('conversation_id', '=', conversationId)
    .where('seq', 'not in', (later) =>
      later
        .selectFrom('inbox')
        .select('activity_seq')
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', seq)
        .where('activity_seq', 'is not', null)
        .$castTo<{ activity_seq: number }>(),
    )
    .execute();
  await trx
    .deleteFrom('inbox')
    .where('conversation_id', '=', conversationId)
    .where('seq', '<', seq)
    .execute();
  await trx.deleteFrom('outbox').where('conversation_id', '=', conversationId).execute();
  // A clerk who has the conversation open sees that it is gone.
  await trx.deleteFrom('handovers').where('conversation_id', '=', conversationId).execute();
  await trx.deleteFrom('questions').where('conversation_id', '=', conversationId).execute();
  // Counts of one conversation stay together, under a name that leads nowhere.
  await trx
    .updateTable('facts')
    .set({ conversation_id: randomUUID() })
    .where('conversation_id', '=', conversationId)
    .execute();
  await trx
    .updateTable('conversations')
    .set({ code: null, code_until: null })
    .where('id', '=', conversationId)
    .execute();
  return outbox.length === 0 ? null : takeAddress(trx, conversationId);
}

/** Takes the account on the platform out of the conversation, unless the person has written again already. */
async function takeAddress(trx: Queries, conversationId: string): Promise<string | null> {
  const waiting = await trx
    .selectFrom('inbox')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'new')
    .limit(1)
    .executeTakeFirst();
  if (waiting !== undefined) return null;
  const known = await trx
    .selectFrom('conversations')
    .select('address')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('conversations')
    .set({ address: null, user_id: '' })
    .where('id', '=', conversationId)
    .execute();
  return known.address;
}
