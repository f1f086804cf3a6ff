// Keeps the questions the assistant was not sure about until staff look at them or their time is over.
import { fromJson, toJson } from '../rows.ts';
import type { Database, Queries } from '../schema.ts';
import type { NewQuestion, Questions } from '../types/learning.ts';

export function createQuestions({ db }: Database): Questions {
  return {
    waiting: async (limit) => {
      const rows = await db
        .selectFrom('questions')
        .select(['normal', 'channel', 'band'])
        .select((row) => [
          row.fn.max('id').as('id'),
          row.fn.max('text').as('text'),
          row.fn.max('day').as('lastDay'),
          row.fn.countAll().as('count'),
        ])
        // Words that somebody has labelled are not labelled twice, also when they are asked again before the model knows them.
        .where('normal', 'not in', (inner) =>
          inner.selectFrom('questions').select('normal').where('lesson_id', 'is not', null),
        )
        .groupBy(['normal', 'channel', 'band'])
        .orderBy('count', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    find: async (id) => {
      const row = await db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const { channel, day, text, normal, band, intent } = row;
      // Written by `addQuestion`.
      const candidates = fromJson(row.candidates) as string[];
      return { id, channel, day, text, normal, band, intent, candidates };
    },
  };
}

/** Stores a question in the transaction of its turn. */
export async function addQuestion(
  queries: Queries,
  conversationId: string,
  channel: string,
  { text, normal, band, intent, candidates, day }: NewQuestion,
): Promise<void> {
  const values = { conversation_id: conversationId, channel, day, text, normal, band, intent };
  await queries
    .insertInto('questions')
    .values({ ...values, candidates: toJson(candidates), lesson_id: null })
    .execute();
}
