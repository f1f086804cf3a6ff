// Keeps what people say of answers, one row for each answer number, and what the owner of the content found.
import type { Selectable } from 'kysely';
import { iso } from '../rows.ts';
import type { Database, Tables } from '../schema.ts';
import { record } from '../staff/audit.ts';
import type {
  Feedback,
  FeedbackReason,
  FeedbackState,
  KeptFeedback,
  NewFeedback,
} from '../types/feedback.ts';

export function createFeedback({ db }: Database): Feedback {
  return {
    give: async (given) => {
      const row = toRow(given);
      await db
        .insertInto('feedback')
        .values({ ...row, number: given.number })
        .onConflict((conflict) =>
          conflict
            .column('number')
            .doUpdateSet(row)
            .where((old) =>
              old.or([
                old('feedback.state', '=', 'noted'),
                // A report by a button may still be told in words.
                old.and([
                  old('feedback.state', '=', 'open'),
                  old('feedback.words', 'is', null),
                  old('excluded.words', 'is not', null),
                ]),
              ]),
            ),
        )
        .execute();
    },
    find: async (number) => {
      const row = await db.selectFrom('feedback').selectAll().where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : toFeedback(row);
    },
    reports: async (states, limit) => {
      const rows = await db
        .selectFrom('feedback')
        .selectAll()
        .where('state', 'in', states)
        .where('state', '!=', 'noted')
        .orderBy('due_on')
        .orderBy('at')
        .limit(limit)
        .execute();
      return rows.map(toFeedback);
    },
    noted: async (limit) => {
      const rows = await db
        .selectFrom('feedback')
        .selectAll()
        .where('state', '=', 'noted')
        .where('helped', '=', 0)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toFeedback);
    },
    counts: async (from, until) => {
      const rows = await db
        .selectFrom('feedback')
        .select(['helped', 'reason'])
        .select((row) => row.fn.countAll().as('count'))
        .where('at', '>=', iso(from))
        .where('at', '<', iso(until))
        .groupBy(['helped', 'reason'])
        .execute();
      const counts = new Map<FeedbackReason | 'helped' | 'no-reason', number>();
      for (const { helped, reason, count } of rows) {
        const key = helped === 1 ? 'helped' : ((reason as FeedbackReason | null) ?? 'no-reason');
        counts.set(key, (counts.get(key) ?? 0) + Number(count));
      }
      return counts;
    },
    answer: (number, state, reply, entry) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('feedback')
          .set({ state, reply, replied_by: entry.actor, replied_at: iso(entry.at) })
          .where('number', '=', number)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (numUpdatedRows === 1n) await record(trx, entry);
        return numUpdatedRows === 1n;
      }),
  };
}

function toRow(given: NewFeedback): Omit<Tables['feedback'], 'number'> {
  const { at, channel, helped, reason, words, procedure, owner, dueOn } = given;
  return {
    ...{ channel, reason, words, procedure, owner },
    at: iso(at),
    helped: helped ? 1 : 0,
    due_on: dueOn,
    state: owner === null ? 'noted' : 'open',
    reply: null,
    replied_by: null,
    replied_at: null,
  };
}

function toFeedback(row: Selectable<Tables['feedback']>): KeptFeedback {
  const { number, channel, words, procedure, owner, reply } = row;
  return {
    ...{ number, channel, words, procedure, owner, reply },
    at: new Date(row.at),
    helped: row.helped === 1,
    reason: row.reason as FeedbackReason | null,
    dueOn: row.due_on,
    state: row.state as FeedbackState,
    repliedBy: row.replied_by,
    repliedAt: row.replied_at === null ? null : new Date(row.replied_at),
  };
}
