// Counts per day for what belongs to no conversation, such as webhook calls that nobody signed.
import type { Database } from './schema.ts';
import type { Tallies } from './types/platform.ts';

export function createTallies({ db }: Database): Tallies {
  return {
    add: async (day, counts) => {
      for (const [name, count] of counts) {
        await db
          .insertInto('tallies')
          .values({ name, day, count })
          .onConflict((conflict) =>
            conflict
              .columns(['name', 'day'])
              .doUpdateSet((row) => ({ count: row('tallies.count', '+', count) })),
          )
          .execute();
      }
    },
    read: async (sinceDay) => {
      const rows = await db
        .selectFrom('tallies')
        .select((row) => ['name', row.fn.sum('count').as('total')])
        .where('day', '>=', sinceDay)
        .groupBy('name')
        .orderBy('name')
        .execute();
      return new Map(rows.map(({ name, total }) => [name, Number(total)]));
    },
  };
}
