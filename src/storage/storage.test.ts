import { beforeAll, describe, expect, it } from 'vitest';
import { describeDatabases, silent } from '../../test/support/databases.ts';
import { CodedError } from '../errors.ts';
import { openStorage, type Place } from './storage.ts';
import type { Storage } from './types/storage.ts';
import type { NewEvent, TurnCommit } from './types/turns.ts';

const start = new Date('2026-11-20T01:00:00Z');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

let counter = 0;
const fresh = (): string => `c${(counter += 1)}`;

const event = (conversationId: string, eventId: string, changes: Partial<NewEvent> = {}): NewEvent => ({
  channel: 'web',
  eventId,
  conversationId,
  payload: { kind: 'text', text: eventId },
  at: start,
  activity: { type: 'message', text: eventId },
  opensFor: 'dl_someone',
  claim: { by: 'one', until: later(10) },
  ...changes,
});

const turn = (conversationId: string, seq: number, changes: Partial<TurnCommit> = {}): TurnCommit => ({
  seq,
  conversationId,
  version: 0,
  state: { step: 1 },
  at: later(1),
  transcript: [{ type: 'message', text: 'answer' }],
  outbox: [],
  events: [],
  answers: [],
  ...changes,
});

async function nextSeq(storage: Storage, conversationId: string): Promise<number> {
  const pending = await storage.turns.next(conversationId);
  if (pending === null) throw new Error('Nothing is pending');
  return pending.seq;
}

describeDatabases('storage', (databases) => {
  let place: Place;
  let storage: Storage;
  /** As another process sees it. */
  let other: Storage;

  beforeAll(async () => {
    place = await databases.place();
    // Two processes that start at the same moment on an empty database.
    [storage, other] = await Promise.all([databases.open(place), databases.open(place)]);
  });

  it('answers a ping and finds nothing that is not there', async () => {
    await storage.ping();
    expect(await storage.conversations.find('nobody')).toBeNull();
    expect(await storage.turns.next('nobody')).toBeNull();
    expect(await storage.answers.find('nothing')).toBeNull();
  });

  it('stores an event with its echo, and the same event once', async () => {
    const id = fresh();
    expect(await storage.turns.accept(event(id, `${id}/a`))).toEqual({ outcome: 'stored', activitySeq: 1 });
    expect(await storage.turns.accept(event(id, `${id}/b`, { activity: null }))).toEqual({
      outcome: 'stored',
      activitySeq: null,
    });
    expect(await other.turns.accept(event(id, `${id}/a`))).toEqual({ outcome: 'duplicate', activitySeq: 1 });
    const entries = await storage.transcript.read(id, 0, 10);
    expect(entries).toEqual([{ seq: 1, at: start, activity: { type: 'message', text: `${id}/a` } }]);
    expect((await storage.conversations.find(id))?.watermark).toBe(1);
  });

  it('erases what was said, sent and remembered, and keeps what waits behind', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    const outbox = [{ text: 'pushed' }];
    const events = [{ name: 'counted', procedure: null, detail: {} }];
    await storage.turns.commit(turn(id, await nextSeq(storage, id), { outbox, events }));
    await storage.turns.accept(event(id, `${id}/erase`, { activity: null }));
    await storage.turns.accept(event(id, `${id}/later`));
    const seq = await nextSeq(storage, id);
    await storage.turns.commit(
      turn(id, seq, { version: 1, state: null, transcript: [{ text: 'gone' }], erase: true }),
    );
    const left = await other.transcript.read(id, 0, 10);
    expect(left.map(({ activity }) => activity)).toEqual([
      { type: 'message', text: `${id}/later` },
      { text: 'gone' },
    ]);
    expect(await other.conversations.find(id)).toMatchObject({ state: null, watermark: 4 });
    expect(await other.turns.next(id)).toMatchObject({ eventId: `${id}/later`, activitySeq: 3 });
    const facts = await other.facts.read(0, 1_000);
    expect(facts.some(({ conversationId }) => conversationId === id)).toBe(false);
    const claimed = await other.outbox.claim('web', later(60), { by: 'two', until: later(70) }, 100);
    expect(claimed.some(({ conversationId }) => conversationId === id)).toBe(false);
  });

  it('stores an event once when many processes get it at the same time', async () => {
    const id = fresh();
    const outcomes = await Promise.all(
      [storage, other, storage, other, storage, other].map((one) =>
        one.turns.accept(event(id, `${id}/same`)),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array<string>(5).fill('duplicate'),
      'stored',
    ]);
    expect(await storage.transcript.read(id, 0, 10)).toHaveLength(1);
  });

  it('does not begin conversations by itself', async () => {
    const unknown = await storage.turns.accept(event('nobody', 'x', { opensFor: null }));
    expect(unknown).toEqual({ outcome: 'unknown-conversation' });
  });

  it('keeps one order for inbox and transcript when many write', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/first`));
    const texts = Array.from({ length: 20 }, (_, index) => `${id}/${index}`);
    await Promise.all(
      texts.map((text, index) => (index % 2 === 0 ? storage : other).turns.accept(event(id, text))),
    );
    const shown = (await storage.transcript.read(id, 0, 100)).map(
      ({ activity }) => (activity as { text: string }).text,
    );
    const run: string[] = [];
    for (let version = 0; ; version += 1) {
      const pending = await storage.turns.next(id);
      if (pending === null) break;
      run.push(pending.eventId);
      await storage.turns.commit(turn(id, pending.seq, { version, transcript: [] }));
    }
    expect(shown).toHaveLength(21);
    expect(run).toEqual(shown);
  });

  it('commits a turn whole', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    const pending = await storage.turns.next(id);
    expect(pending).toMatchObject({
      eventId: `${id}/a`,
      payload: { kind: 'text', text: `${id}/a` },
      at: start,
      attempts: 0,
      activitySeq: 1,
      conversation: { id, channel: 'web', userId: 'dl_someone', state: null, version: 0, watermark: 1 },
    });
    const outcome = await storage.turns.commit(
      turn(id, pending?.seq ?? 0, {
        state: { step: 'tiếng Việt', deep: [1, null] },
        transcript: [{ text: 'một' }, { text: 'hai' }],
        events: [{ name: `told-${id}`, procedure: '1.001193', detail: { method: 'post' } }],
        answers: [{ number: `N-${id}`, snapshot: { text: 'một' }, trail: null }],
      }),
    );
    expect(outcome).toBe('committed');
    expect(await other.turns.next(id)).toBeNull();
    expect(await other.conversations.find(id)).toEqual({
      id,
      channel: 'web',
      userId: 'dl_someone',
      state: { step: 'tiếng Việt', deep: [1, null] },
      version: 1,
      watermark: 3,
      createdAt: start,
      updatedAt: later(1),
      address: null,
      quietUntil: null,
    });
    const entries = await other.transcript.read(id, 1, 10);
    expect(entries.map(({ seq, activity }) => [seq, activity])).toEqual([
      [2, { text: 'một' }],
      [3, { text: 'hai' }],
    ]);
    expect(await other.answers.find(`N-${id}`)).toEqual({
      snapshot: { text: 'một' },
      trail: null,
      at: later(1),
    });
    const facts = await other.facts.read(0, 1000);
    expect(facts.filter(({ name }) => name === `told-${id}`)).toMatchObject([
      { conversationId: id, channel: 'web', procedure: '1.001193', detail: { method: 'post' }, at: later(1) },
    ]);
  });

  it('lets one of many runs of the same turn win', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    const seq = await nextSeq(storage, id);
    const outcomes = await Promise.all(
      [storage, other, storage, other].map((one) => one.turns.commit(turn(id, seq))),
    );
    expect(outcomes.sort()).toEqual(['committed', 'conflict', 'conflict', 'conflict']);
    expect(await storage.transcript.read(id, 1, 10)).toHaveLength(1);
  });

  it('stores nothing of a turn that began from an older state', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    await storage.turns.accept(event(id, `${id}/b`));
    const first = await nextSeq(storage, id);
    await storage.turns.commit(turn(id, first));
    const second = await nextSeq(storage, id);
    const stale = turn(id, second, {
      version: 0,
      state: 'stale',
      answers: [{ number: `S-${id}`, snapshot: 1, trail: null }],
    });
    expect(await storage.turns.commit(stale)).toBe('conflict');
    expect(await storage.conversations.find(id)).toMatchObject({
      state: { step: 1 },
      version: 1,
      watermark: 3,
    });
    expect(await storage.answers.find(`S-${id}`)).toBeNull();
    expect(await nextSeq(storage, id)).toBe(second);
  });

  it('stores nothing of a turn whose answer number is taken', async () => {
    const id = fresh();
    const answers = [{ number: `T-${id}`, snapshot: 'first', trail: null }];
    await storage.turns.accept(event(id, `${id}/a`));
    await storage.turns.accept(event(id, `${id}/b`));
    await storage.turns.commit(turn(id, await nextSeq(storage, id), { answers }));
    const again = turn(id, await nextSeq(storage, id), { version: 1, answers });
    expect(await storage.turns.commit(again)).toBe('conflict');
    expect(await storage.turns.commit({ ...again, answers: [] })).toBe('committed');
    expect((await storage.answers.find(`T-${id}`))?.snapshot).toBe('first');
  });

  it('does not keep what came in once it has been answered', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    const seq = await nextSeq(storage, id);
    await storage.turns.commit(turn(id, seq));
    expect(await storage.turns.accept(event(id, `${id}/a`))).toEqual({
      outcome: 'duplicate',
      activitySeq: 1,
    });
    expect(await storage.turns.next(id)).toBeNull();
  });

  it('hands over unfinished events when a claim has run out, each to one process', async () => {
    const ids = [fresh(), fresh(), fresh()];
    for (const id of ids) await storage.turns.accept(event(id, `${id}/a`));
    const claim = { by: 'two', until: later(40) };
    expect((await storage.turns.takeOver(later(9), claim, 100)).filter((id) => ids.includes(id))).toEqual([]);
    const taken = await Promise.all([
      storage.turns.takeOver(later(20), claim, 100),
      other.turns.takeOver(later(20), claim, 100),
    ]);
    expect(
      taken
        .flat()
        .filter((id) => ids.includes(id))
        .sort(),
    ).toEqual([...ids].sort());
    expect((await storage.turns.next(ids[0] ?? ''))?.attempts).toBe(1);
  });

  it('tells watchers about new entries, also in other processes', async () => {
    const id = fresh();
    const seen = new Promise<string>((resolve) => {
      const stop = storage.transcript.watch((changed) => {
        if (changed !== id) return;
        stop();
        resolve(changed);
      });
    });
    // SQLite has one serving process, so only PostgreSQL has to tell others.
    await (storage.kind === 'postgresql' ? other : storage).turns.accept(event(id, `${id}/a`));
    expect(await seen).toBe(id);
  });

  it('makes a secret once for everybody', async () => {
    const made = await Promise.all(
      [storage, other, storage].map((one, index) => one.secrets.getOrCreate('key', () => `made-${index}`)),
    );
    expect(new Set(made).size).toBe(1);
    expect(await storage.secrets.getOrCreate('key', () => 'another')).toBe(made[0]);
  });

  describe('the outbox', () => {
    const claimFor = (seconds: number): { by: string; until: Date } => ({
      by: 'sender',
      until: later(seconds),
    });

    async function push(channel: string, payloads: readonly string[]): Promise<string> {
      const id = fresh();
      await storage.turns.accept(event(id, `${id}/a`, { channel, activity: null }));
      await storage.turns.commit(
        turn(id, await nextSeq(storage, id), { at: start, transcript: [], outbox: payloads }),
      );
      return id;
    }

    it('gives one message per conversation at a time, in order', async () => {
      const id = await push('zalo-1', ['một', 'hai']);
      const second = await push('zalo-1', ['ba']);
      const claimed = await Promise.all([
        storage.outbox.claim('zalo-1', later(1), claimFor(30), 10),
        other.outbox.claim('zalo-1', later(1), claimFor(30), 10),
      ]);
      const first = claimed.flat().sort((a, b) => a.id - b.id);
      expect(first).toMatchObject([
        { conversationId: id, payload: 'một', attempts: 1, maybeSent: false },
        { conversationId: second, payload: 'ba', attempts: 1, maybeSent: false },
      ]);
      expect(await storage.outbox.claim('zalo-1', later(2), claimFor(30), 10)).toEqual([]);
      await storage.outbox.sent(first[0]?.id ?? 0, later(2));
      expect(await storage.outbox.claim('zalo-1', later(3), claimFor(30), 10)).toMatchObject([
        { payload: 'hai' },
      ]);
    });

    it('waits before it tries again, and lets the next one through when one is buried', async () => {
      await push('zalo-2', ['một', 'hai']);
      const [one] = await storage.outbox.claim('zalo-2', later(1), claimFor(30), 10);
      await storage.outbox.retry(one?.id ?? 0, 'sender', later(60), 'busy');
      expect(await storage.outbox.claim('zalo-2', later(59), claimFor(90), 10)).toEqual([]);
      const [again] = await storage.outbox.claim('zalo-2', later(61), claimFor(90), 10);
      expect(again).toMatchObject({ payload: 'một', attempts: 2, maybeSent: false });
      await storage.outbox.bury(again?.id ?? 0, 'sender', later(62), 'blocked');
      expect(await storage.outbox.claim('zalo-2', later(63), claimFor(90), 10)).toMatchObject([
        { payload: 'hai' },
      ]);
    });

    it('marks a message whose sender stopped in the middle', async () => {
      await push('zalo-3', ['một']);
      await storage.outbox.claim('zalo-3', later(1), claimFor(30), 10);
      expect(await other.outbox.claim('zalo-3', later(29), claimFor(60), 10)).toEqual([]);
      expect(await other.outbox.claim('zalo-3', later(31), claimFor(60), 10)).toMatchObject([
        { payload: 'một', attempts: 2, maybeSent: true },
      ]);
    });

    it('lets nobody change a message that another has taken over, except by having sent it', async () => {
      await push('zalo-4', ['một']);
      const [slow] = await storage.outbox.claim('zalo-4', later(1), { by: 'paused', until: later(5) }, 10);
      const id = slow?.id ?? 0;
      await other.outbox.claim('zalo-4', later(6), claimFor(30), 10);
      await storage.outbox.retry(id, 'paused', later(7), 'timeout');
      await storage.outbox.bury(id, 'paused', later(7), 'blocked');
      expect(await storage.outbox.claim('zalo-4', later(8), claimFor(60), 10)).toEqual([]);
      await storage.outbox.sent(id, later(9));
      expect(await other.outbox.overview('zalo-4')).toMatchObject({ waiting: 0, sent: 1, dead: [] });
    });
  });

  it('lets one at a time do what is to be done once', async () => {
    const { promise, resolve: finish } = Promise.withResolvers<undefined>();
    const began = Promise.withResolvers<undefined>();
    const first = storage.alone('tests', async () => {
      began.resolve(undefined);
      await promise;
    });
    await began.promise;
    // SQLite has one serving process, so there is nobody to keep out.
    if (storage.kind === 'postgresql') expect(await other.alone('tests', () => promise)).toBe(false);
    expect(await other.alone('other tests', async () => {})).toBe(true);
    finish(undefined);
    expect(await first).toBe(true);
    expect(await other.alone('tests', async () => {})).toBe(true);
  });

  it('keeps everything when it is closed and opened again', async () => {
    const id = fresh();
    const again = await openStorage(place, silent);
    await again.turns.accept(event(id, `${id}/a`));
    await again.close();
    expect((await storage.turns.next(id))?.eventId).toBe(`${id}/a`);
  });
});

describe('openStorage', () => {
  it('says which directory it cannot use', async () => {
    const error: unknown = await openStorage({ directory: '/dev/null/data' }, silent).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ code: 'data-directory-unusable' });
    expect(String(error)).toContain('/dev/null/data');
  });

  it('says that the database does not answer, without its password', async () => {
    const databaseUrl = 'postgresql://someone:geheim@127.0.0.1:1/none';
    const error: unknown = await openStorage({ databaseUrl }, silent).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'database-unreachable' });
    expect(String(error)).not.toContain('geheim');
  });
});
