// The queue of push channels: in order per conversation, one sender at a time, and honest about what may have been sent twice.
import { sql, type Selectable } from 'kysely';
import { fromJson, iso } from './rows.ts';
import type { Database, Queries, Tables } from './schema.ts';
import { backlog, overview } from './outbox-overview.ts';
import type { Outbox, OutboxMessage } from './types/outbox.ts';
import type { Claim } from './types/turns.ts';

/** As literals: SQLite takes a partial index only if the query itself says what the index says. */
const unsent = sql<'ready' | 'sending'>`('ready', 'sending')`;

/** A message that arrived: nothing of it is kept but that it did. */
const over = { status: 'sent', payload: null, address: null, claimed_by: null, claimed_until: null } as const;

/** @param watch - see `Outbox.watch` */
export function createOutbox(database: Database, watch: Outbox['watch']): Outbox {
  const { db } = database;
  return {
    claim: (channel, now, claim, limit) => claimDue(database, channel, now, claim, limit),
    sent: async (id, at) => {
      await db
        .updateTable('outbox')
        .set({ ...over, ended_at: iso(at) })
        .where('id', '=', id)
        .execute();
      await database.durable();
    },
    retry: async (id, by, dueAt, reason, maybeSent = false) => {
      await letGo(db, { id, by, reason, maybeSent, status: 'ready', due_at: iso(dueAt) });
    },
    bury: async (id, by, at, reason, maybeSent = false) => {
      // A goodbye that nobody takes goes as a whole: the person wanted nothing kept.
      await db
        .deleteFrom('outbox')
        .where('id', '=', id)
        .where('status', '=', 'sending')
        .where('claimed_by', '=', by)
        .where('address', 'is not', null)
        .execute();
      await letGo(db, { id, by, reason, maybeSent, status: 'dead', ended_at: iso(at) });
    },
    watch,
    confirm: async (channel, id, at) => {
      await db
        .updateTable('outbox')
        .set({ ...over, ended_at: iso(at) })
        .where('channel', '=', channel)
        .where('id', '=', id)
        .where('status', 'in', ['ready', 'sending'])
        .execute();
    },
    backlog: (channel) => backlog(database, channel),
    overview: (channel) => overview(database, channel),
    revive: async (channel, reason, at) => {
      const revived = await db
        .updateTable('outbox')
        .set({ status: 'ready', due_at: iso(at), ended_at: null, attempts: 0, created_at: iso(at) })
        .where('channel', '=', channel)
        .where('status', '=', 'dead')
        .where('reason', '=', reason)
        .executeTakeFirst();
      return Number(revived.numUpdatedRows);
    },
  };
}

/** What becomes of a message that could not be sent. */
interface LetGo {
  readonly id: number;
  /** Whose claim it was. */
  readonly by: string;
  readonly status: 'ready' | 'dead';
  readonly due_at?: string;
  readonly ended_at?: string;
  readonly reason: string;
  readonly maybeSent: boolean;
}

/** Unless the platform has confirmed it meanwhile, or this process stood still so long that another took it over. */
async function letGo(db: Queries, { id, by, maybeSent, ...change }: LetGo): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...change, claimed_by: null, claimed_until: null, ...(maybeSent && { maybe_sent: 1 }) })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .where('claimed_by', '=', by)
    .execute();
}

async function claimDue(
  { kind, db, durable }: Database,
  channel: string,
  now: Date,
  claim: Claim,
  limit: number,
): Promise<OutboxMessage[]> {
  const at = iso(now);
  const rows = await db
    .updateTable('outbox')
    .set((row) => ({
      status: 'sending',
      claimed_by: claim.by,
      claimed_until: iso(claim.until),
      attempts: row('attempts', '+', 1),
      // Still «sending» although its time is over: the sender stopped between the platform and us.
      maybe_sent: row.case().when('status', '=', 'sending').then(1).else(row.ref('maybe_sent')).end(),
    }))
    .where('id', 'in', (inner) => {
      const due = inner
        .selectFrom('outbox as mine')
        .select('mine.id')
        .where('mine.channel', '=', channel)
        .where('mine.status', 'in', unsent)
        .where((row) =>
          row.or([
            row.and([row('mine.status', '=', sql.lit('ready')), row('mine.due_at', '<=', at)]),
            row.and([row('mine.status', '=', sql.lit('sending')), row('mine.claimed_until', '<', at)]),
          ]),
        )
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('outbox as earlier')
                .select('earlier.id')
                .whereRef('earlier.conversation_id', '=', 'mine.conversation_id')
                .whereRef('earlier.id', '<', 'mine.id')
                .where('earlier.status', 'in', unsent),
            ),
          ),
        )
        .orderBy('mine.id')
        .limit(limit);
      return kind === 'postgresql' ? due.forUpdate().skipLocked() : due;
    })
    .returningAll()
    .execute();
  if (rows.length === 0) return [];
  await durable();
  const people = await db
    .selectFrom('conversations')
    .select(['id', 'address', 'heard_at'])
    .where(
      'id',
      'in',
      rows.map((row) => row.conversation_id),
    )
    .execute();
  const personOf = new Map(people.map((person) => [person.id, person]));
  return rows
    .map((row) => toMessage(row, personOf.get(row.conversation_id)))
    .sort((earlier, later) => earlier.id - later.id);
}

/** Absent only where the conversation was deleted meanwhile; the message is gone with it. */
type Person = Pick<Selectable<Tables['conversations']>, 'address' | 'heard_at'> | undefined;

function toMessage(row: Selectable<Tables['outbox']>, person: Person): OutboxMessage {
  const heardAt = person?.heard_at ?? null;
  return {
    id: row.id,
    channel: row.channel,
    conversationId: row.conversation_id,
    payload: fromJson(row.payload),
    createdAt: new Date(row.created_at),
    attempts: row.attempts,
    maybeSent: row.maybe_sent === 1,
    address: fromJson(row.address ?? person?.address ?? null),
    heardAt: heardAt === null ? null : new Date(heardAt),
  };
}
