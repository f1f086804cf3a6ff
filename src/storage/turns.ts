// Brings conversations forward: accept an event, take the next one, store its turn, take over what others left unfinished.
import { sql } from 'kysely';
import { accept } from './accept.ts';
import { commit } from './commit.ts';
import { handoverColumns, isOpen, toHandover } from './handover-rows.ts';
import { fromJson, iso, toBacklog, toConversation } from './rows.ts';
import type { Database } from './schema.ts';
import type { Tidying } from './tidying.ts';
import type { TranscriptEntry } from './types/conversations.ts';
import type { Backlog, Claim, Turns } from './types/turns.ts';

/** What others want to know of what happens in this process. */
export interface TurnSignals {
  /** The transcript of a conversation grew by these entries. */
  readonly changed: (conversationId: string, entries: readonly TranscriptEntry[]) => void;
  /** Messages wait to be sent. */
  readonly pushed: () => void;
}

export function createTurns(database: Database, { changed, pushed }: TurnSignals, tidying: Tidying): Turns {
  return {
    accept: async (event) => {
      const acceptance = await accept(database, event);
      await database.durable();
      if (acceptance.outcome === 'stored' && acceptance.activitySeq !== null) {
        const { at, activity, conversationId } = event;
        changed(conversationId, [{ seq: acceptance.activitySeq, at, activity }]);
      }
      return acceptance;
    },
    next: createNext(database),
    beginAnew: async (seq) => {
      await database.db
        .updateTable('inbox')
        .set((row) => ({ attempts: row('attempts', '+', 1) }))
        .where('seq', '=', seq)
        .execute();
      await database.durable();
    },
    commit: async (turn) => {
      const entries = await commit(database, turn);
      if (entries === null) return 'conflict';
      await database.durable();
      if (turn.erase) await tidying.deleted();
      if (entries.length > 0) changed(turn.conversationId, entries);
      if (turn.outbox.length > 0) pushed();
      return 'committed';
    },
    backlog: () => backlog(database),
    takeOver: (now, claim, limit) => takeOver(database, now, claim, limit),
  };
}

/** The query is compiled once: it is asked at every turn, and compiling it took longer than its answer. */
function createNext({ db }: Database): Turns['next'] {
  const query = unfinished(db, '').compile();
  return async (conversationId) => {
    const asked: typeof query = { ...query, parameters: [conversationId] };
    const [row, another] = (await db.executeQuery(asked)).rows;
    if (row === undefined) return null;
    return {
      seq: row.seq,
      more: another !== undefined,
      eventId: row.event_id,
      payload: fromJson(row.payload),
      at: new Date(row.received_at),
      attempts: row.attempts,
      activitySeq: row.activity_seq,
      conversation: toConversation(row),
      handover: toHandover(conversationId, row),
    };
  };
}

/** The two oldest unfinished events of a conversation; its id is the only parameter. */
function unfinished(db: Database['db'], conversationId: string) {
  return (
    db
      .selectFrom('inbox')
      .innerJoin('conversations', 'conversations.id', 'inbox.conversation_id')
      .leftJoin('handovers', (join) =>
        join
          .onRef('handovers.conversation_id', '=', 'inbox.conversation_id')
          .on('handovers.state', 'in', isOpen),
      )
      .selectAll('conversations')
      .select(handoverColumns)
      .select([
        'inbox.seq',
        'inbox.event_id',
        'inbox.payload',
        'inbox.received_at',
        'inbox.attempts',
        'inbox.activity_seq',
      ])
      .where('inbox.conversation_id', '=', conversationId)
      // Literally: SQLite takes a partial index only if the query itself says what the index says.
      .where('inbox.status', '=', sql.lit('new'))
      // Only push channels say when something was sent; elsewhere it is the order of arrival.
      .orderBy((row) => row.fn.coalesce('inbox.sent_at', sql<string>`''`))
      .orderBy('inbox.seq')
      // Literally too: SQLite plans a query anew, at ten times its cost, each time the parameter of a limit is given.
      .limit(sql.lit(2))
  );
}

async function backlog({ db }: Database): Promise<Backlog> {
  const { count, oldest } = await db
    .selectFrom('inbox')
    .select((row) => [row.fn.countAll().as('count'), row.fn.min('received_at').as('oldest')])
    .where('status', '=', sql.lit('new'))
    .executeTakeFirstOrThrow();
  return toBacklog(count, oldest);
}

async function takeOver({ kind, db }: Database, now: Date, claim: Claim, limit: number): Promise<string[]> {
  const rows = await db
    .updateTable('inbox')
    .set((row) => ({
      claimed_by: claim.by,
      claimed_until: iso(claim.until),
      attempts: row.case().when('attempts', '=', 0).then(1).else(row.ref('attempts')).end(),
    }))
    .where('seq', 'in', (inner) => {
      const left = inner
        .selectFrom('inbox')
        .select('seq')
        .where('status', '=', sql.lit('new'))
        .where('claimed_until', '<', iso(now))
        // By the index: the inbox keeps what is done, so it is never read from end to end.
        .orderBy('claimed_until')
        .limit(limit);
      return kind === 'postgresql' ? left.forUpdate().skipLocked() : left;
    })
    .returning(['conversation_id', 'attempts'])
    .execute();
  const rarest = rows.sort((one, other) => one.attempts - other.attempts);
  return [...new Set(rarest.map((row) => row.conversation_id))];
}
