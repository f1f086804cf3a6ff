// What has been counted, one by one, and the sums of days that are over.
import type { Selectable } from 'kysely';
import { fromJson, iso, toJson } from './rows.ts';
import type { Database, Tables } from './schema.ts';
import type { Fact, Facts, Figures } from './types/conversations.ts';

export function createFacts({ db }: Database): Facts {
  return {
    read: async (afterId, limit) => {
      const rows = await db
        .selectFrom('facts')
        .selectAll()
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toFact);
    },
    between: async (from, to, after, limit) => {
      const all = db
        .selectFrom('facts')
        .selectAll()
        .where('at', '>=', iso(after?.at ?? from))
        .where('at', '<', iso(to))
        .orderBy('at')
        .orderBy('id')
        .limit(limit);
      const rows = await (
        after === null
          ? all
          : all.where((row) => row.or([row('at', '>', iso(after.at)), row('id', '>', after.id)]))
      ).execute();
      return rows.map(toFact);
    },
    conversations: async (name, from, to) => {
      const rows = await db
        .selectFrom('facts')
        .select(['conversation_id', 'channel'])
        .distinct()
        .where('at', '>=', iso(from))
        .where('at', '<', iso(to))
        .where('name', '=', name)
        .execute();
      return rows.map((row) => ({ conversationId: row.conversation_id, channel: row.channel }));
    },
    add: async ({ conversationId, at, name, procedure, detail }) => {
      await db
        .insertInto('facts')
        .columns(['conversation_id', 'channel', 'at', 'name', 'procedure', 'detail'])
        .expression((from) =>
          from
            .selectFrom('conversations')
            .select((row) => [
              'id',
              'channel',
              row.val(iso(at)).as('at'),
              row.val(name).as('name'),
              row.val(procedure).as('procedure'),
              row.val(toJson(detail)).as('detail'),
            ])
            .where('id', '=', conversationId),
        )
        .execute();
    },
  };
}

export function createFigures({ db }: Database): Figures {
  return {
    read: async (days) => {
      if (days.length === 0) return new Map();
      const rows = await db.selectFrom('figures').selectAll().where('day', 'in', days).execute();
      return new Map(rows.map(({ day, content }) => [day, fromJson(content)]));
    },
    keep: async (day, content) => {
      await db
        .insertInto('figures')
        .values({ day, content: toJson(content) })
        .onConflict((conflict) => conflict.column('day').doUpdateSet({ content: toJson(content) }))
        .execute();
    },
  };
}

function toFact(row: Selectable<Tables['facts']>): Fact {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    channel: row.channel,
    at: new Date(row.at),
    name: row.name,
    procedure: row.procedure,
    detail: fromJson(row.detail),
  };
}
