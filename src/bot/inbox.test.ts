// The inbox over real storage: what is taken in is run once and in order, what fails stays, and another process leaves it alone for a while.
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { openStorage } from '../storage/storage.ts';
import type { Storage } from '../storage/types/storage.ts';
import type { PendingTurn } from '../storage/types/turns.ts';
import { Inbox, type Incoming } from './inbox.ts';

const silent = createLog('silent');
const start = new Date('2026-11-24T02:00:00Z');
const opened: { storage: Storage; inbox: Inbox }[] = [];

afterEach(async () => {
  for (const { inbox, storage } of opened.splice(0)) {
    await inbox.stop();
    await storage.close();
  }
});

interface Tried {
  readonly inbox: Inbox;
  readonly storage: Storage;
  /** What happened, in order: «begins 1», «run một», «ended», codes of the log. */
  readonly seen: string[];
  pass: (ms: number) => void;
  take: (text: string) => Promise<string>;
}

/** @param meets - throws, or says that another was faster, before the turn is stored */
async function tried(meets: (pending: PendingTurn) => 'conflict' | null = () => null): Promise<Tried> {
  const kept = await openStorage('memory', silent);
  const seen: string[] = [];
  let at = start;
  const log = createLog('info', {
    write: (line: string) => void seen.push((JSON.parse(line) as { code: string }).code),
  });
  const inbox = new Inbox({
    storage: kept,
    log,
    now: () => at,
    begins: ({ attempts }) => void seen.push(`begins ${attempts}`),
    ended: () => void seen.push('ended'),
    run: async (pending) => {
      seen.push(`run ${String(pending.payload)}`);
      if (meets(pending) === 'conflict') return 'conflict';
      const { seq, conversation } = pending;
      const nothing = { transcript: [], outbox: [], events: [], answers: [] };
      const turn = {
        seq,
        conversationId: conversation.id,
        version: conversation.version,
        state: null,
        at,
        ...nothing,
      };
      return kept.turns.commit(turn);
    },
  });
  opened.push({ inbox, storage: kept });
  return {
    inbox,
    storage: kept,
    seen,
    pass: (ms) => {
      at = new Date(at.getTime() + ms);
    },
    take: async (text) => (await inbox.accept(event(text, at))).outcome,
  };
}

const event = (text: string, at: Date): Incoming => ({
  channel: 'web',
  eventId: text,
  conversationId: 'c',
  payload: text,
  at,
  activity: null,
  opensFor: 'dl_lan',
});

const waiting = async ({ storage }: Tried): Promise<number> => (await storage.turns.backlog()).waiting;

it('runs what it takes in, once, also when it comes twice, and says when a turn begins and ends', async () => {
  const one = await tried();
  expect(await one.take('một')).toBe('stored');
  await expect.poll(() => one.seen).toEqual(['begins 0', 'run một', 'ended']);
  expect(await one.take('một')).toBe('duplicate');
  await one.inbox.stop();
  expect(one.seen).toEqual(['begins 0', 'run một', 'ended']);
  expect(await waiting(one)).toBe(0);
});

it('runs all that waits in a conversation, in order, and a turn that met another’s once more', async () => {
  const conflicts = new Set(['một', 'ba']);
  const one = await tried(({ payload }) => (conflicts.delete(String(payload)) ? 'conflict' : null));
  const claim = { by: 'gone', until: start };
  for (const text of ['một', 'hai', 'ba']) await one.storage.turns.accept({ ...event(text, start), claim });
  await one.inbox.settle('c');
  expect(one.seen.filter((what) => what.startsWith('run'))).toEqual([
    'run một',
    'run một',
    'run hai',
    'run ba',
    'run ba',
  ]);
});

it('keeps what fails for the next to take up, and says so in the log', async () => {
  const one = await tried(() => {
    throw new Error('Told to fail');
  });
  await one.take('một');
  await expect.poll(() => one.seen).toEqual(['begins 0', 'run một', 'turn-postponed', 'ended']);
  expect(await waiting(one)).toBe(1);
  await one.inbox.settle('c');
  // Only what a stopped process left is counted: that may be what stopped it.
  expect(one.seen).not.toContain('begins 1');
});

it('ends what has begun before it stops, and looks for nothing more', async () => {
  const one = await tried();
  await one.take('một');
  await one.inbox.stop();
  expect(await waiting(one)).toBe(0);
  await one.storage.turns.accept({ ...event('hai', start), claim: { by: 'gone', until: start } });
  one.inbox.start();
  await one.inbox.stop();
  await setTimeout(5);
  expect(await waiting(one)).toBe(1);
});

it('leaves an event to the process that took it in for ten seconds', async () => {
  const one = await tried(() => {
    throw new Error('Told to fail');
  });
  await one.take('một');
  await one.inbox.settle('c');
  const other = { by: 'another process', until: new Date(start.getTime() + 60_000) };
  const at = (ms: number): Date => new Date(start.getTime() + ms);
  expect(await one.storage.turns.takeOver(at(9_999), other, 10)).toEqual([]);
  expect(await one.storage.turns.takeOver(at(10_001), other, 10)).toEqual(['c']);
});

it('takes up at its start what others left, whoever claims it, and from then on what claims have run out', async () => {
  const one = await tried();
  const claim = { by: 'gone', until: new Date('2030-01-01T00:00:00Z') };
  await one.storage.turns.accept({ ...event('một', start), claim });
  one.inbox.start();
  await expect.poll(() => waiting(one)).toBe(0);
  await one.storage.turns.accept({ ...event('hai', start), claim: { by: 'gone', until: start } });
  await one.storage.turns.accept({ ...event('ba', start), conversationId: 'd', claim });
  one.pass(1);
  await expect.poll(() => waiting(one), { timeout: 10_000 }).toBe(1);
  expect(one.seen.filter((what) => what.startsWith('run'))).toEqual(['run một', 'run hai']);
});

it('says in the log that it could not look', async () => {
  const one = await tried();
  await one.storage.close();
  one.inbox.start();
  await expect.poll(() => one.seen).toContain('sweep-failed');
  await one.inbox.stop();
});
