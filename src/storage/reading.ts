// The small stores that only look things up, or keep a value once.
import { fromJson } from './rows.ts';
import type { Database } from './schema.ts';
import type { Answers, Transcript } from './types/conversations.ts';
import type { Secrets } from './types/platform.ts';

/** @param watch - see `Transcript.watch` */
export function createTranscript({ db }: Database, watch: Transcript['watch']): Transcript {
  return {
    read: async (conversationId, after, limit) => {
      const rows = await db
        .selectFrom('transcript')
        .select(['seq', 'at', 'activity'])
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ seq: row.seq, at: new Date(row.at), activity: fromJson(row.activity) }));
    },
    watch,
  };
}

export function createSecrets({ db, durable }: Database): Secrets {
  const find = (name: string): Promise<{ value: string } | undefined> =>
    db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  return {
    getOrCreate: async (name, make) => {
      const known = await find(name);
      if (known !== undefined) return known.value;
      await db
        .insertInto('secrets')
        .values({ name, value: make() })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      await durable();
      // Another process may have been first.
      const kept = await find(name);
      if (kept === undefined) throw new Error(`The secret ${name} was not kept`);
      return kept.value;
    },
  };
}

export function createAnswers({ db }: Database): Answers {
  return {
    find: async (number) => {
      const row = await db.selectFrom('answers').selectAll().where('number', '=', number).executeTakeFirst();
      if (row === undefined) return null;
      const trail: unknown = row.trail === null ? null : fromJson(row.trail);
      return { snapshot: fromJson(row.snapshot), trail, at: new Date(row.at) };
    },
  };
}
