// What people are told about how long things are kept is true of the running service, on both databases.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Place } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { bringLearnt } from '../support/learnt.ts';

const start = new Date('2026-11-20T01:00:00Z');
const onDay = (day: number): Date => new Date(start.getTime() + day * 86_400_000);

describeDatabases('keeping only so long', (databases) => {
  let place: Place;
  let dataDir: string;
  let storage: Storage;

  beforeAll(async () => {
    place = await databases.place();
    const own = typeof place === 'object' && 'directory' in place ? place.directory : null;
    dataDir = own ?? (await mkdtemp(join(tmpdir(), 'guidance-keeping-')));
    await bringLearnt(dataDir);
    storage = await databases.open(place);
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  /** One message and its answer, with everything that is stored along. */
  const turn = async (conversationId: string, day: number): Promise<void> => {
    const eventId = `${conversationId}-${day}`;
    await storage.turns.accept({
      channel: 'zalo',
      eventId,
      conversationId,
      payload: { kind: 'text', text: eventId },
      at: onDay(day),
      activity: { type: 'message', text: eventId },
      opensFor: 'someone',
      claim: { by: 'test', until: onDay(day + 1) },
    });
    const pending = await storage.turns.next(conversationId);
    if (pending === null) throw new Error('Nothing is pending');
    await storage.turns.commit({
      seq: pending.seq,
      conversationId,
      version: pending.conversation.version,
      state: { day },
      at: onDay(day),
      transcript: [{ type: 'message', text: `answer ${eventId}` }],
      outbox: [{ text: `answer ${eventId}` }],
      events: [{ name: 'topic', procedure: null, detail: { eventId } }],
      answers: [{ number: `number-${eventId}`, snapshot: {}, trail: null }],
    });
    const [message] = await storage.outbox.claim(
      'zalo',
      onDay(day),
      { by: 'test', until: onDay(day + 1) },
      1,
    );
    await storage.outbox.bury(message?.id ?? 0, 'test', onDay(day), 'blocked');
  };

  /** Runs the service on a day until what is not to be kept is gone, and reads what it tells people. */
  const serveOn = async (day: number, gone: () => Promise<boolean>): Promise<string> => {
    const env =
      typeof place === 'object' && 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
    const config = readConfig({
      ...env,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      KEEP_CONVERSATIONS_DAYS: '60',
      KEEP_ANSWERS_DAYS: '200',
      KEEP_STATISTICS_DAYS: '300',
      KEEP_UNDELIVERED_DAYS: '10',
    });
    const app = await createApp(config, silent, { now: () => onDay(day) });
    const url = await app.start();
    const page = await (await fetch(url)).text();
    await expect.poll(gone, { timeout: 20_000 }).toBe(true);
    await app.stop();
    return page;
  };

  const said = async (id: string): Promise<unknown[]> =>
    (await storage.transcript.read(id, 0, 10)).map(({ activity }) => (activity as { text: string }).text);
  const found = async (id: string): Promise<boolean> => (await storage.conversations.find(id)) !== null;
  const counted = async (): Promise<string[]> =>
    (await storage.facts.read(0, 100))
      .filter(({ name }) => name === 'topic')
      .map(({ conversationId }) => conversationId);
  const givenUp = async (): Promise<number> =>
    (await storage.outbox.overview('zalo')).dead.reduce((sum, { count }) => sum + count, 0);

  it('says how long, and deletes each kind when its time is over', async () => {
    await turn('left', 0);
    await turn('used', 0);
    await turn('used', 50);

    const page = await serveOn(61, async () => (await givenUp()) === 0);
    expect(page).toContain('"keepDays":60');
    expect(await found('left')).toBe(false);
    expect(await said('used')).toEqual(['used-50', 'answer used-50']);
    expect(await storage.conversations.find('used')).toMatchObject({ state: { day: 50 } });
    // Counted as before, but nobody's any more; answers can still be looked up.
    expect(await counted()).toEqual([expect.stringMatching(/^forgotten-/), 'used', 'used']);
    expect(await storage.answers.find('number-left-0')).not.toBeNull();

    await serveOn(301, async () => (await counted()).length === 1);
    expect(await found('used')).toBe(false);
    expect(await storage.answers.find('number-used-50')).toBeNull();
  });
});
