// Hand-overs to clerks as rows: how they are joined to what else is read, and what a turn changes of them in its commit.
import { sql } from 'kysely';
import { iso } from './rows.ts';
import type { Queries } from './schema.ts';
import type { Handover, HandoverChange } from './types/handover.ts';

/** As a literal: SQLite takes a partial index only if the query itself says what the index says. */
export const isOpen = sql<'waiting' | 'claimed'>`('waiting', 'claimed')`;

/** Under names that stand in no other table. */
export const handoverColumns = [
  'handovers.id as handover_id',
  'handovers.state as handover_state',
  'handovers.asked_at as handover_asked_at',
  'handovers.claimed_by as handover_clerk',
  'handovers.clerk_at as handover_clerk_at',
] as const;

interface Joined {
  readonly handover_id: number | null;
  readonly handover_state: string | null;
  readonly handover_asked_at: string | null;
  readonly handover_clerk: string | null;
  readonly handover_clerk_at: string | null;
}

/** @returns null where nothing was joined */
export function toHandover(conversationId: string, row: Joined): Handover | null {
  const { handover_id: id, handover_asked_at: askedAt, handover_clerk_at: clerkAt } = row;
  if (id === null || askedAt === null) return null;
  return {
    id,
    conversationId,
    state: row.handover_state === 'claimed' ? 'claimed' : 'waiting',
    askedAt: new Date(askedAt),
    claimedBy: row.handover_clerk,
    clerkAt: clerkAt === null ? null : new Date(clerkAt),
  };
}

/** @returns false if it is no longer as the turn saw it */
export async function changeHandover(
  trx: Queries,
  conversationId: string,
  change: HandoverChange,
  at: Date,
): Promise<boolean> {
  switch (change.kind) {
    case 'ask':
      await trx
        .insertInto('handovers')
        .values({
          conversation_id: conversationId,
          state: 'waiting',
          asked_at: iso(at),
          claimed_by: null,
          claimed_at: null,
          clerk_at: null,
          ended_at: null,
          reason: null,
        })
        // One is open already.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    case 'clerk-spoke':
      await trx
        .updateTable('handovers')
        .set({ clerk_at: iso(at) })
        .where('id', '=', change.id)
        .execute();
      return true;
    case 'end': {
      const ended = await trx
        .updateTable('handovers')
        .set({ state: 'ended', ended_at: iso(at), reason: change.reason })
        .where('id', '=', change.id)
        .where('state', '=', change.from)
        .executeTakeFirst();
      return ended.numUpdatedRows === 1n;
    }
  }
}
