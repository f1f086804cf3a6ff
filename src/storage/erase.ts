// Deletes a conversation at the wish of the person: everything that was said, sent or remembered, inside the transaction of the turn.
import { randomUUID } from 'node:crypto';
import type { Queries } from './schema.ts';

/**
 * @param seq - inbox number of the turn that deletes; what came in after it is still to be answered
 */
export async function erase(trx: Queries, conversationId: string, seq: number): Promise<void> {
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
}
