import { beforeAll, describe, expect, it } from 'vitest';
import { describeDatabases } from '../../test/support/databases.ts';
import { event, later, start } from '../../test/support/push-events.ts';
import type { Storage } from './types/storage.ts';

let counter = 0;
const fresh = (): string => `p${(counter += 1)}`;

describeDatabases('what push channels keep', (databases) => {
  let storage: Storage;
  let other: Storage;

  beforeAll(async () => {
    const place = await databases.place();
    [storage, other] = await Promise.all([databases.open(place), databases.open(place)]);
  });

  /** Answers everything that waits with the same words to the outbox. */
  async function answer(id: string, ...outbox: string[]): Promise<string[]> {
    const run: string[] = [];
    for (;;) {
      const pending = await storage.turns.next(id);
      if (pending === null) return run;
      run.push(pending.eventId);
      await storage.turns.commit({
        seq: pending.seq,
        conversationId: id,
        version: pending.conversation.version,
        state: {},
        at: start,
        transcript: [],
        outbox,
        events: [{ name: 'counted', procedure: null, detail: id }],
        answers: [],
      });
    }
  }

  it('runs events that wait together in the order in which they were sent', async () => {
    const id = fresh();
    for (const [name, second] of [
      ['c', 3],
      ['a', 1],
      ['b', 2],
    ] as const) {
      await storage.turns.accept(event(id, `${id}/${name}`, { sentAt: later(second) }));
    }
    expect(await answer(id)).toEqual([`${id}/a`, `${id}/b`, `${id}/c`]);
  });

  it('knows how to reach a person by the newest event, and when they were heard', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`, { address: { user: '1' } }));
    await answer(id, 'chào');
    await storage.turns.accept(event(id, `${id}/b`, { address: { user: '2' }, sentAt: later(5) }));
    await storage.turns.accept(event(id, `${id}/c`, { sentAt: later(6) }));
    // What comes late closes no window early.
    await storage.turns.accept(event(id, `${id}/d`, { sentAt: later(4) }));
    const [message] = await storage.outbox.claim('zalo', later(7), { by: 'x', until: later(9) }, 10);
    expect(message).toMatchObject({
      payload: 'chào',
      address: { user: '2' },
      heardAt: later(6),
      createdAt: start,
    });
    await storage.outbox.sent(message?.id ?? 0, later(8));
    expect((await storage.conversations.find(id))?.address).toEqual({ user: '2' });
  });

  it('keeps quiet where a human answers, also before the first message', async () => {
    const id = fresh();
    await storage.conversations.quieten(id, later(60));
    expect(await storage.conversations.find(id)).toBeNull();
    const opens = { channel: 'zalo', userId: 'someone', at: start };
    await storage.conversations.quieten(id, later(60), opens);
    expect((await other.conversations.find(id))?.quietUntil).toEqual(later(60));
    await storage.conversations.quieten(id, later(90), opens);
    expect((await other.conversations.find(id))?.quietUntil).toEqual(later(90));
    await storage.conversations.quieten(id, null);
    expect((await other.conversations.find(id))?.quietUntil).toBeNull();
  });

  it('forgets a person: nothing said is left, and what was counted names nobody', async () => {
    const id = fresh();
    const channel = fresh();
    await storage.turns.accept(event(id, `${id}/a`, { channel }));
    await answer(id, 'một', 'hai');
    await storage.turns.accept(event(id, `${id}/b`, { channel }));
    await other.conversations.forget(id);
    expect(await storage.conversations.find(id)).toBeNull();
    expect(await storage.turns.next(id)).toBeNull();
    expect(await storage.transcript.read(id, 0, 10)).toEqual([]);
    expect((await storage.outbox.overview(channel)).waiting).toBe(0);
    const counted = (await storage.facts.read(0, 1000)).filter(({ detail }) => detail === id);
    expect(counted.map(({ conversationId }) => conversationId)).toEqual([
      expect.stringMatching(/^forgotten-/),
    ]);
  });

  it('shows an operator what waits, what was given up and what may have come twice', async () => {
    const channel = fresh();
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`, { channel }));
    await answer(id, 'một', 'hai', 'ba', 'bốn');
    const claim = async (second: number): Promise<number> => {
      const until = later(second + 5);
      const [message] = await storage.outbox.claim(channel, later(second), { by: 'x', until }, 10);
      return message?.id ?? 0;
    };
    await claim(1);
    // Claimed again past its time: its first sender was killed.
    await storage.outbox.sent(await claim(10), later(11));
    await storage.outbox.bury(await claim(20), 'x', later(21), '-213');
    await storage.outbox.retry(await claim(30), 'x', later(40), 'timeout', true);
    expect(await other.outbox.overview(channel)).toEqual({
      waiting: 2,
      oldestWaiting: start,
      held: [{ reason: 'timeout', count: 1 }],
      sent: 1,
      maybeTwice: 2,
      dead: [{ reason: '-213', count: 1, newest: later(21) }],
    });
    expect(await other.outbox.revive(channel, '-230', later(50))).toBe(0);
    expect(await other.outbox.revive(channel, '-213', later(50))).toBe(1);
    expect((await storage.outbox.overview(channel)).dead).toEqual([]);
  });

  it('remembers of what was given up, and put back by an operator, that it may have arrived', async () => {
    const channel = fresh();
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`, { channel }));
    await answer(id, 'một');
    const claim = { by: 'x', until: later(5) };
    const [message] = await storage.outbox.claim(channel, later(1), claim, 1);
    await storage.outbox.bury(message?.id ?? 0, 'x', later(2), 'timeout', true);
    await other.outbox.revive(channel, 'timeout', later(3));
    expect(await storage.outbox.claim(channel, later(4), claim, 1)).toMatchObject([{ maybeSent: true }]);
    expect((await other.outbox.overview(channel)).maybeTwice).toBe(1);
  });

  describe('tokens', () => {
    const pair = (name: string) => ({
      accessToken: `access-${name}`,
      refreshToken: `refresh-${name}`,
      expiresAt: later(90_000),
    });

    it('are renewed by one process at a time, and never in place of a newer pair', async () => {
      const name = fresh();
      expect(await storage.tokens.read(name)).toBeNull();
      await storage.tokens.put(name, pair('a'), start);
      const claim = { by: 'one', until: later(30) };
      const locks = await Promise.all(
        [storage, other, storage, other].map((one) => one.tokens.lock(name, 1, claim, later(1))),
      );
      expect(locks.filter(Boolean)).toHaveLength(1);
      expect(await other.tokens.replace(name, 1, pair('b'), later(2))).toBe(true);
      expect(await storage.tokens.replace(name, 1, pair('c'), later(3))).toBe(false);
      expect(await storage.tokens.lock(name, 1, claim, later(3))).toBe(false);
      expect(await storage.tokens.read(name)).toEqual({
        ...pair('b'),
        renewedAt: later(2),
        generation: 2,
        refused: null,
      });
    });

    it('can be renewed by another when the first never comes back, and say when the platform refuses', async () => {
      const name = fresh();
      await storage.tokens.put(name, pair('a'), start);
      expect(await storage.tokens.lock(name, 1, { by: 'one', until: later(30) }, start)).toBe(true);
      expect(await other.tokens.lock(name, 1, { by: 'two', until: later(60) }, later(29))).toBe(false);
      expect(await other.tokens.lock(name, 1, { by: 'two', until: later(60) }, later(31))).toBe(true);
      await other.tokens.unlock(name, 1, '-14020');
      expect(await storage.tokens.read(name)).toMatchObject({ refused: '-14020', generation: 1 });
      // An operator authorises anew.
      await storage.tokens.put(name, pair('b'), later(40));
      expect(await storage.tokens.read(name)).toMatchObject({ refused: null, generation: 2 });
    });
  });

  it('counts per day', async () => {
    const name = fresh();
    await Promise.all([
      storage.tallies.add('2026-11-19', new Map([[name, 2]])),
      other.tallies.add('2026-11-20', new Map([[name, 3]])),
    ]);
    await storage.tallies.add('2026-11-20', new Map([[name, 4]]));
    expect((await storage.tallies.read('2026-11-20')).get(name)).toBe(7);
    expect((await storage.tallies.read('2026-11-01')).get(name)).toBe(9);
  });
});
