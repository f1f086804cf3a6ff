// A process that stands still longer than a claim lasts: whatever it does when it wakes, nobody reads a message twice unless it is marked.
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { silent } from '../../../test/support/databases.ts';
import { createMetrics } from '../../operations/operations.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Storage } from '../../storage/types/storage.ts';
import type { PushChannel } from '../channels/push-channel.ts';
import { Tally } from '../tally.ts';
import { Deliveries } from './deliveries.ts';
import type { Verdict } from './verdict.ts';

const start = new Date('2026-11-20T01:00:00Z');
/** Longer than any claim, ms. */
const pause = 60_000;

let shift = 0;
const now = (): Date => new Date(start.getTime() + shift);

/** Moves both clocks, the one people set and the one nobody sets; ms. */
function pass(ms: number): void {
  shift += ms;
  vi.advanceTimersByTime(ms);
}

beforeEach(() => {
  shift = 0;
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Send = PushChannel['send'];

async function storageWithOneMessage(): Promise<Storage> {
  const storage = await openStorage('memory', silent);
  onTestFinished(() => storage.close());
  await storage.turns.accept({
    channel: 'zalo',
    eventId: 'e',
    conversationId: 'c',
    payload: null,
    at: start,
    activity: null,
    opensFor: 'someone',
    claim: { by: 'x', until: start },
  });
  await storage.turns.commit({
    seq: (await storage.turns.next('c'))?.seq ?? 0,
    conversationId: 'c',
    version: 0,
    state: {},
    at: start,
    transcript: [],
    outbox: ['chào'],
    events: [],
    answers: [],
  });
  return storage;
}

function deliver(storage: Storage, sendsAtOnce: number, send: Send): Deliveries {
  const channel: PushChannel = {
    name: 'zalo',
    sendsPerMinute: 100_000,
    sendsAtOnce,
    timeoutMs: 1_000,
    send,
    render: () => ({ transcript: [], outbox: [] }),
    routes: () => [],
    begins: () => {},
    start: () => {},
    stop: () => Promise.resolve(),
    run: () => Promise.resolve([]),
  };
  const parts = { storage, now, log: silent, metrics: createMetrics() };
  const deliveries = new Deliveries({ ...parts, channel, tally: new Tally(storage, silent, now) });
  onTestFinished(() => deliveries.stop());
  deliveries.start();
  return deliveries;
}

const notSent: Verdict = { kind: 'again', reason: 'not sent in time', maybeSent: false };

it('sends nothing that another process has taken over', async () => {
  const storage = await storageWithOneMessage();
  const sent: string[] = [];
  const asleep = Promise.withResolvers<undefined>();
  const began = Promise.withResolvers<undefined>();
  const woke = Promise.withResolvers<boolean>();
  deliver(storage, 1, async (_, mayLeave) => {
    began.resolve(undefined);
    await asleep.promise;
    const may = mayLeave();
    woke.resolve(may);
    if (!may) return notSent;
    sent.push('the sleeper');
    return { kind: 'sent' };
  });
  await began.promise;
  pass(pause);
  deliver(storage, 1, () => {
    sent.push('the other');
    return Promise.resolve({ kind: 'sent' });
  });
  await eventually(() => (sent.length > 0 ? true : null));
  asleep.resolve(undefined);
  expect(await woke.promise).toBe(false);
  await setTimeout(50);
  expect(sent).toEqual(['the other']);
  expect(await storage.outbox.overview('zalo')).toMatchObject({ waiting: 0, sent: 1, maybeTwice: 1 });
});

it('puts nothing back into the queue that another worker of the same process is just sending', async () => {
  const storage = await storageWithOneMessage();
  const calls: (() => void)[] = [];
  deliver(storage, 2, async (_, mayLeave) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    calls.push(() => {
      resolve(undefined);
    });
    await promise;
    return mayLeave() ? { kind: 'sent' } : notSent;
  });
  onTestFinished(() => {
    for (const finish of calls) finish();
  });
  await eventually(() => (calls.length === 1 ? true : null));
  pass(pause);
  await eventually(() => (calls.length === 2 ? true : null));
  calls[0]?.();
  await setTimeout(50);
  pass(4_000);
  // It would be due again by now; and in real time, more than the time after which the queue is looked at again.
  await setTimeout(1_200);
  expect(calls).toHaveLength(2);
  calls[1]?.();
  await eventually(async () => ((await storage.outbox.overview('zalo')).sent === 1 ? true : null));
  expect(await storage.outbox.overview('zalo')).toMatchObject({ waiting: 0, maybeTwice: 1 });
});
