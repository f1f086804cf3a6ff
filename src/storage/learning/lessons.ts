// What staff say questions mean, from draft to export: every move is one transaction with its audit entry.
import type { Selectable } from 'kysely';
import { iso } from '../rows.ts';
import type { Database, Tables } from '../schema.ts';
import { record } from '../staff/audit.ts';
import type { Lesson, Lessons, LessonState } from '../types/learning.ts';

export function createLessons({ db }: Database): Lessons {
  return {
    add: (draft, state, normals, entry) =>
      db.transaction().execute(async (trx) => {
        const { id } = await trx
          .insertInto('lessons')
          .values({
            ...draft,
            state,
            labelled_by: entry.actor,
            labelled_at: iso(entry.at),
            reviewed_by: null,
            reviewed_at: null,
            reason: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('questions')
          .set({ lesson_id: id })
          .where('normal', 'in', normals)
          .where('lesson_id', 'is', null)
          .execute();
        await record(trx, { ...entry, subject: String(id) });
        return id;
      }),
    move: (id, from, to, reason, entry) =>
      db.transaction().execute(async (trx) => {
        const moved = await trx
          .updateTable('lessons')
          .set({
            state: to,
            // Whoever exports it has not looked at it: who approved it stays.
            ...(to !== 'exported' && { reason, reviewed_by: entry.actor, reviewed_at: iso(entry.at) }),
          })
          .where('id', '=', id)
          .where('state', '=', from)
          .executeTakeFirst();
        if (moved.numUpdatedRows !== 1n) return false;
        if (to === 'refused')
          await trx.updateTable('questions').set({ lesson_id: null }).where('lesson_id', '=', id).execute();
        await record(trx, entry);
        return true;
      }),
    list: async (states, limit) => {
      const rows = await db
        .selectFrom('lessons')
        .selectAll()
        .where('state', 'in', states)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toLesson);
    },
  };
}

function toLesson(row: Selectable<Tables['lessons']>): Lesson {
  const { id, intent, line, procedure, alias, reason } = row;
  return {
    ...{ id, intent, line, procedure, alias, reason },
    state: row.state as LessonState,
    labelledBy: row.labelled_by,
    labelledAt: new Date(row.labelled_at),
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at === null ? null : new Date(row.reviewed_at),
  };
}
