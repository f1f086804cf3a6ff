import { beforeAll, expect, it } from 'vitest';
import { describeDatabases } from '../../test/support/databases.ts';
import type { Storage } from './types/storage.ts';
import type { TurnCommit } from './types/turns.ts';

const start = new Date('2026-11-20T01:00:00Z');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const account = { user: '7000001' };
const claim = { by: 'one', until: later(10) };

let counter = 0;
const fresh = (): string => `own${(counter += 1)}`;

describeDatabases('what is kept of one person', (databases) => {
  let storage: Storage;

  beforeAll(async () => {
    storage = await databases.open(await databases.place());
  });

  const hear = (id: string, text: string): Promise<unknown> =>
    storage.turns.accept({
      channel: 'zalo',
      eventId: `${id}/${text}`,
      conversationId: id,
      payload: { kind: 'text', text },
      at: start,
      activity: { type: 'message', text },
      opensFor: account.user,
      address: account,
      claim,
    });
  const answer = async (id: string, changes: Partial<TurnCommit> = {}): Promise<void> => {
    const pending = await storage.turns.next(id);
    if (pending === null) throw new Error('Nothing is pending');
    await storage.turns.commit({
      seq: pending.seq,
      conversationId: id,
      version: pending.conversation.version,
      state: null,
      at: later(1),
      transcript: [{ type: 'message', from: { id: 'bot' }, text: 'answer' }],
      outbox: [{ text: 'answer' }],
      events: [{ name: 'counted', procedure: '1.001193', detail: {} }],
      answers: [],
      ...changes,
    });
  };
  /** The one message that waits, taken to be sent. */
  const take = async (): Promise<{ id: number; address: unknown }> => {
    const [message] = await storage.outbox.claim('zalo', later(2), { by: 'one', until: later(20) }, 1);
    if (message === undefined) throw new Error('Nothing waits');
    return message;
  };
  const knows = async (id: string): Promise<unknown> => {
    const { address, userId } = (await storage.conversations.find(id)) ?? {};
    return { address, userId };
  };

  it('is found by a code for as long as that holds, and nothing by another', async () => {
    const id = fresh();
    await hear(id, 'một');
    await answer(id, { code: { code: `code-${id}`, until: later(60) } });
    expect(await storage.personal.byCode(`code-${id}`, later(59))).toBe(id);
    expect(await storage.personal.byCode(`code-${id}`, later(60))).toBeNull();
    expect(await storage.personal.byCode('code', later(1))).toBeNull();
    await hear(id, 'hai');
    await answer(id, { code: { code: `new-${id}`, until: later(60) } });
    expect(await storage.personal.byCode(`code-${id}`, later(1))).toBeNull();
    await storage.conversations.forget(id);
    expect(await storage.personal.byCode(`new-${id}`, later(1))).toBeNull();
  });

  it('comes whole: words, ids received, what was not delivered, questions, counts', async () => {
    const id = fresh();
    await hear(id, 'một');
    const question = {
      day: '2026-11-20',
      text: 'một',
      normal: 'mot',
      band: 'stop' as const,
      intent: null,
      candidates: [],
    };
    await answer(id, { question, state: { at: 1 }, handover: { kind: 'ask' } });
    expect(await storage.personal.kept(id)).toEqual({
      conversationId: id,
      channel: 'zalo',
      userId: account.user,
      createdAt: start,
      usedAt: later(1),
      state: { at: 1 },
      transcript: [
        { at: start, activity: { type: 'message', text: 'một' } },
        { at: later(1), activity: { type: 'message', from: { id: 'bot' }, text: 'answer' } },
      ],
      received: [{ eventId: `${id}/một`, at: start }],
      undelivered: [{ at: later(1), message: { text: 'answer' } }],
      questions: [{ day: '2026-11-20', text: 'một' }],
      handovers: [{ askedAt: later(1), claimedAt: null, endedAt: null, reason: null }],
      counted: [{ at: later(1), name: 'counted', procedure: '1.001193' }],
    });
    expect(await storage.personal.kept('nobody')).toBeNull();
    await storage.outbox.sent((await take()).id, later(3));
    expect((await storage.personal.kept(id))?.undelivered).toEqual([]);
  });

  it('goes with its account on the platform: the goodbye takes the address along and then loses it', async () => {
    const id = fresh();
    await hear(id, 'một');
    await answer(id, { code: { code: `bye-${id}`, until: later(60) }, outbox: [] });
    await hear(id, 'xóa');
    await answer(id, { erase: true });
    expect(await knows(id)).toEqual({ address: null, userId: '' });
    expect(await storage.personal.byCode(`bye-${id}`, later(1))).toBeNull();
    const goodbye = await take();
    expect(goodbye.address).toEqual(account);
    await storage.outbox.sent(goodbye.id, later(3));
    await hear(id, 'lại là tôi');
    await answer(id);
    expect(await knows(id)).toEqual({ address: account, userId: account.user });
    const next = await take();
    expect(next.address).toEqual(account);
    await storage.outbox.sent(next.id, later(3));
  });

  it('goes whole where the goodbye cannot be delivered', async () => {
    const id = fresh();
    await hear(id, 'xóa');
    await answer(id, { erase: true });
    const goodbye = await take();
    await storage.outbox.bury(goodbye.id, 'one', later(3), 'blocked');
    expect((await storage.personal.kept(id))?.undelivered).toEqual([]);
    expect(await storage.outbox.revive('zalo', 'blocked', later(4))).toBe(0);
  });

  it('keeps the account of somebody who wrote again before it was deleted', async () => {
    const id = fresh();
    await hear(id, 'xóa');
    await hear(id, 'khoan');
    await answer(id, { erase: true, outbox: [] });
    expect(await knows(id)).toEqual({ address: account, userId: account.user });
    await answer(id);
    const next = await take();
    expect(next.address).toEqual(account);
    await storage.outbox.sent(next.id, later(3));
  });

  it('is deleted through a clerk once, and the audit says so once', async () => {
    const id = fresh();
    await hear(id, 'một');
    await answer(id, { outbox: [] });
    const entry = { at: start, actor: 'lan', action: 'own-data-deleted', subject: id, detail: null };
    expect(await storage.personal.forget(id, entry)).toBe(true);
    expect(await storage.personal.forget(id, entry)).toBe(false);
    expect(await storage.personal.kept(id)).toBeNull();
    const told = (await storage.staff.audit.read(10)).filter(({ subject }) => subject === id);
    expect(told).toHaveLength(1);
  });

  it('does not stand in the audit for ever', async () => {
    const entry = { actor: 'lan', action: 'signed-in', subject: 'audit-ends', detail: null };
    await storage.staff.audit.add({ ...entry, at: later(-100) });
    await storage.staff.audit.add({ ...entry, at: later(100) });
    expect(await storage.retention.deleteBefore('audit', start, 10)).toBe(1);
    const left = (await storage.staff.audit.read(10)).filter(({ subject }) => subject === 'audit-ends');
    expect(left.map(({ at }) => at)).toEqual([later(100)]);
  });
});
