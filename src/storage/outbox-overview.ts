// How a push channel stands, for an operator: what waits, what was given up and why, what may have been sent twice.
import type { Database } from './schema.ts';
import type { OutboxOverview } from './types/outbox.ts';

export async function overview({ db }: Database, channel: string): Promise<OutboxOverview> {
  const mine = db.selectFrom('outbox').where('channel', '=', channel);
  const [waiting, ended, twice, dead] = await Promise.all([
    mine
      .where('status', 'in', ['ready', 'sending'])
      .select((row) => [row.fn.countAll().as('count'), row.fn.min('created_at').as('oldest')])
      .executeTakeFirstOrThrow(),
    mine
      .where('status', '=', 'sent')
      .select((row) => row.fn.countAll().as('count'))
      .executeTakeFirstOrThrow(),
    mine
      .where('maybe_sent', '=', 1)
      .select((row) => row.fn.countAll().as('count'))
      .executeTakeFirstOrThrow(),
    mine
      .where('status', '=', 'dead')
      .select((row) => ['reason', row.fn.countAll().as('count'), row.fn.max('ended_at').as('newest')])
      .groupBy('reason')
      .execute(),
  ]);
  // The types cannot know that there is always a smallest of something: it is null where nothing waits.
  const oldest = waiting.oldest as string | null;
  return {
    waiting: Number(waiting.count),
    oldestWaiting: oldest === null ? null : new Date(oldest),
    sent: Number(ended.count),
    maybeTwice: Number(twice.count),
    dead: dead
      .map((row) => ({
        reason: row.reason ?? '',
        count: Number(row.count),
        newest: new Date(row.newest ?? 0),
      }))
      .sort((one, other) => other.count - one.count),
  };
}
