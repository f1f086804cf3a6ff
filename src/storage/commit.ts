// The one commit of a turn: inbox row done, new state, transcript, outbox, statistics and answers, all or nothing.
import { erase } from './erase.ts';
import { changeHandover } from './handover-rows.ts';
import { addQuestion } from './learning/questions.ts';
import { iso, toJson } from './rows.ts';
import type { Database, Queries } from './schema.ts';
import type { TranscriptEntry } from './types/conversations.ts';
import type { TurnCommit } from './types/turns.ts';

/** Undoes the transaction of a turn that somebody else finished first. */
class Conflict extends Error {}

/**
 * Optimistic concurrency: the turn is stored only if nobody else has stored one since it began.
 *
 * @returns what the transcript got; null: somebody else was faster
 */
export async function commit(
  database: Database,
  turn: TurnCommit,
): Promise<readonly TranscriptEntry[] | null> {
  try {
    return await database.db.transaction().execute(async (trx) => {
      const row = await advance(trx, turn);
      await finishEvent(trx, turn);
      const goodbye = turn.erase ? await erase(trx, turn) : null;
      if (turn.handover && !(await changeHandover(trx, turn.conversationId, turn.handover, turn.at)))
        throw new Conflict();
      const entries = entriesOf(turn, row.watermark - turn.transcript.length + 1);
      await addTranscript(trx, turn, entries);
      await addOutbox(trx, turn, row.channel, goodbye);
      await addFacts(trx, turn, row.channel);
      await addAnswers(trx, turn);
      if (turn.question) await addQuestion(trx, turn.conversationId, row.channel, turn.question);
      if (turn.transcript.length > 0) await database.announce(trx, turn.conversationId);
      return entries;
    });
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}

async function advance(trx: Queries, turn: TurnCommit): Promise<{ watermark: number; channel: string }> {
  const row = await trx
    .updateTable('conversations')
    .set((current) => ({
      state: toJson(turn.state),
      version: turn.version + 1,
      watermark: current('watermark', '+', turn.transcript.length),
      updated_at: iso(turn.at),
      ...(turn.code !== undefined && { code: turn.code.code, code_until: iso(turn.code.until) }),
    }))
    .where('id', '=', turn.conversationId)
    .where('version', '=', turn.version)
    .returning(['watermark', 'channel'])
    .executeTakeFirst();
  if (row === undefined) throw new Conflict();
  return row;
}

async function finishEvent(trx: Queries, turn: TurnCommit): Promise<void> {
  const finished = await trx
    .updateTable('inbox')
    .set({ status: 'done', payload: null, done_at: iso(turn.at) })
    .where('seq', '=', turn.seq)
    .where('status', '=', 'new')
    .executeTakeFirst();
  if (finished.numUpdatedRows !== 1n) throw new Conflict();
}

function entriesOf({ transcript, at }: TurnCommit, firstSeq: number): readonly TranscriptEntry[] {
  return transcript.map((activity, index) => ({ seq: firstSeq + index, at, activity }));
}

async function addTranscript(
  trx: Queries,
  { conversationId }: TurnCommit,
  entries: readonly TranscriptEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ seq, at, activity }) => ({
    conversation_id: conversationId,
    seq,
    at: iso(at),
    activity: toJson(activity),
  }));
  await trx.insertInto('transcript').values(rows).execute();
}

/** @param address - where it goes when the conversation has just forgotten it */
async function addOutbox(
  trx: Queries,
  turn: TurnCommit,
  channel: string,
  address: string | null,
): Promise<void> {
  if (turn.outbox.length === 0) return;
  const rows = turn.outbox.map((payload) => ({
    channel,
    conversation_id: turn.conversationId,
    status: 'ready' as const,
    payload: toJson(payload),
    created_at: iso(turn.at),
    due_at: iso(turn.at),
    attempts: 0,
    claimed_by: null,
    claimed_until: null,
    maybe_sent: 0,
    address,
    ended_at: null,
    reason: null,
  }));
  await trx.insertInto('outbox').values(rows).execute();
}

async function addFacts(trx: Queries, turn: TurnCommit, channel: string): Promise<void> {
  if (turn.events.length === 0) return;
  const rows = turn.events.map((fact) => ({
    conversation_id: turn.conversationId,
    channel,
    at: iso(turn.at),
    name: fact.name,
    procedure: fact.procedure,
    detail: toJson(fact.detail),
  }));
  await trx.insertInto('facts').values(rows).execute();
}

async function addAnswers(trx: Queries, turn: TurnCommit): Promise<void> {
  for (const { number, snapshot, trail } of turn.answers) {
    const added = await trx
      .insertInto('answers')
      .values({ number, snapshot: toJson(snapshot), trail: toJson(trail), at: iso(turn.at) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirst();
    // Numbers are random: a taken one means drawing again.
    if (added.numInsertedOrUpdatedRows !== 1n) throw new Conflict();
  }
}
