// How a push channel stands, for an operator: what waits, what was given up and why, what may have been sent twice.
import { sql } from 'kysely';
import { toBacklog } from './rows.ts';
import type { Database } from './schema.ts';
import type { OutboxOverview } from './types/outbox.ts';
import type { Backlog } from './types/turns.ts';

/** What waits, without looking at what is over. */
export async function backlog({ db }: Pick<Database, 'db'>, channel: string): Promise<Backlog> {
  const { count, oldest } = await db
    .selectFrom('outbox')
    .select((row) => [row.fn.countAll().as('count'), row.fn.min('created_at').as('oldest')])
    .where('channel', '=', channel)
    .where('status', 'in', sql<'ready' | 'sending'>`('ready', 'sending')`)
    .executeTakeFirstOrThrow();
  return toBacklog(count, oldest);
}

export async function overview({ db }: Database, channel: string): Promise<OutboxOverview> {
  const mine = db.selectFrom('outbox').where('channel', '=', channel);
  const [{ waiting, oldest }, held, ended, twice, dead] = await Promise.all([
    backlog({ db }, channel),
    mine
      .where('status', '=', 'ready')
      .where('reason', 'is not', null)
      .select((row) => ['reason', row.fn.countAll().as('count')])
      .groupBy('reason')
      .execute(),
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
  return {
    waiting,
    oldestWaiting: oldest,
    held: held
      .map((row) => ({ reason: row.reason ?? '', count: Number(row.count) }))
      .sort((one, other) => other.count - one.count),
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
