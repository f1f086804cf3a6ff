// Conversations as a whole: finding one, letting a human answer in it, and forgetting it.
import { forget } from './personal.ts';
import { iso, newConversation, toConversation } from './rows.ts';
import type { Database } from './schema.ts';
import type { Tidying } from './tidying.ts';
import type { Conversations } from './types/conversations.ts';

export function createConversations({ db, durable }: Database, tidying: Tidying): Conversations {
  return {
    find: async (id) => {
      const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toConversation(row);
    },
    quieten: async (id, until, opens) => {
      const quiet_until = until === null ? null : iso(until);
      if (opens === undefined) {
        await db.updateTable('conversations').set({ quiet_until }).where('id', '=', id).execute();
      } else {
        await db
          .insertInto('conversations')
          .values({ ...newConversation(id, opens.channel, opens.userId, iso(opens.at)), quiet_until })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ quiet_until }))
          .execute();
      }
      await durable();
    },
    forget: async (id) => {
      await db.transaction().execute((trx) => forget(trx, id));
      await durable();
      await tidying.deleted();
    },
  };
}
