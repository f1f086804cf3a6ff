// Deletes what has been kept long enough, a few rows at a time, so that what people are told about it is true.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { iso } from './rows.ts';
import type { Database } from './schema.ts';
import type { Tidying } from './tidying.ts';
import type { KeptKind, Retention } from './types/retention.ts';

export function createRetention(database: Database, tidying: Tidying): Retention {
  return {
    oldestMessage: async () => {
      const row = await database.db
        .selectFrom('transcript')
        .select('at')
        .orderBy('at')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : new Date(row.at);
    },
    deleteBefore: async (kind, before, limit) => {
      const deleted = await deleters[kind](database, iso(before), limit);
      if (deleted === 0) return 0;
      await database.durable();
      await tidying.deleted();
      return deleted;
    },
  };
}

type Delete = (database: Database, before: string, limit: number) => Promise<number>;

const deleters: Readonly<Record<KeptKind, Delete>> = {
  conversations: deleteConversations,
  messages: deleteMessages,
  answers: deleteAnswers,
  statistics: deleteStatistics,
  undelivered: deleteUndelivered,
  questions: deleteQuestions,
  audit: deleteAudit,
};

/** Conversations that nobody has used since, with all that hangs on them. */
function deleteConversations({ db, kind }: Database, before: string, limit: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('conversations')
      .where('id', 'in', (inner) => {
        const old = inner
          .selectFrom('conversations')
          .select('id')
          .where('updated_at', '<', before)
          .orderBy('updated_at')
          .limit(limit);
        // Somebody may come back at this very moment: then the row is theirs.
        return kind === 'postgresql' ? old.forUpdate().skipLocked() : old;
      })
      .returning('id')
      .execute();
    for (const { id } of gone) {
      await trx
        .updateTable('facts')
        .set({ conversation_id: `forgotten-${randomUUID()}` })
        .where('conversation_id', '=', id)
        .execute();
      await trx
        .updateTable('questions')
        .set({ conversation_id: null })
        .where('conversation_id', '=', id)
        .execute();
    }
    return gone.length;
  });
}

/** What was said long ago in conversations still in use, who was asked into them, and the ids by which a repeated event would be known. */
async function deleteMessages({ db }: Database, before: string, limit: number): Promise<number> {
  await db.deleteFrom('handovers').where('ended_at', '<', before).execute();
  const said = await sql`delete from transcript where (conversation_id, seq) in
    (select conversation_id, seq from transcript where at < ${before} order by at limit ${limit})`.execute(
    db,
  );
  const received = await db
    .deleteFrom('inbox')
    .where('seq', 'in', (inner) =>
      inner.selectFrom('inbox').select('seq').where('done_at', '<', before).orderBy('done_at').limit(limit),
    )
    .executeTakeFirst();
  return Math.max(Number(said.numAffectedRows ?? 0n), Number(received.numDeletedRows));
}

/** Answers, and what was said of them, which leads nowhere without. */
async function deleteAnswers({ db }: Database, before: string, limit: number): Promise<number> {
  await db.deleteFrom('feedback').where('at', '<', before).execute();
  const { numDeletedRows } = await db
    .deleteFrom('answers')
    .where('number', 'in', (inner) =>
      inner.selectFrom('answers').select('number').where('at', '<', before).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Counts of conversations, and those of days. */
async function deleteStatistics({ db }: Database, before: string, limit: number): Promise<number> {
  await db.deleteFrom('tallies').where('day', '<', before.slice(0, 10)).execute();
  await db.deleteFrom('figures').where('day', '<', before.slice(0, 10)).execute();
  const { numDeletedRows } = await db
    .deleteFrom('facts')
    .where('id', 'in', (inner) =>
      inner.selectFrom('facts').select('id').where('at', '<', before).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Messages given up, and the empty rows of those that arrived. */
async function deleteUndelivered({ db }: Database, before: string, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('id', 'in', (inner) =>
      inner.selectFrom('outbox').select('id').where('ended_at', '<', before).orderBy('ended_at').limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Questions for staff to look at; what staff wrote themselves stays. */
async function deleteQuestions({ db }: Database, before: string, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('questions')
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('questions')
        .select('id')
        .where('day', '<', before.slice(0, 10))
        .orderBy('day')
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Who did what at the desk, where it is too old to be asked about. */
async function deleteAudit({ db }: Database, before: string, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_audit')
    .where('id', 'in', (inner) =>
      inner.selectFrom('staff_audit').select('id').where('at', '<', before).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
