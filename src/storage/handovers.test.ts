import { beforeAll, expect, it } from 'vitest';
import { describeDatabases } from '../../test/support/databases.ts';
import { event, later, start } from '../../test/support/push-events.ts';
import type { AuditEntry } from './types/staff.ts';
import type { HandoverChange } from './types/handover.ts';
import type { Storage } from './types/storage.ts';

let counter = 0;
const fresh = (): string => `h${(counter += 1)}`;

const entry = (actor: string): AuditEntry => ({
  at: later(30),
  actor,
  action: 'handover-claimed',
  subject: 'x',
  detail: null,
});

describeDatabases('asking for a clerk', (databases) => {
  let storage: Storage;
  let other: Storage;

  beforeAll(async () => {
    const place = await databases.place();
    [storage, other] = await Promise.all([databases.open(place), databases.open(place)]);
  });

  async function turn(
    id: string,
    handover: HandoverChange | null,
    seconds = 0,
    erase = false,
  ): Promise<'committed' | 'conflict'> {
    await storage.turns.accept(event(id, `${id}/${Math.random()}`));
    const pending = await storage.turns.next(id);
    if (pending === null) throw new Error('Nothing is pending');
    const outcome = await storage.turns.commit({
      seq: pending.seq,
      conversationId: id,
      version: pending.conversation.version,
      state: {},
      at: later(seconds),
      transcript: [],
      outbox: [],
      events: [],
      answers: [],
      handover,
      erase,
    });
    return outcome;
  }

  const openOf = async (id: string) =>
    (await other.handovers.queue(1_000)).find(({ conversationId }) => conversationId === id) ?? null;

  const asked = async (id: string): Promise<number> => {
    await turn(id, { kind: 'ask' });
    const open = await openOf(id);
    if (open === null) throw new Error('Nobody waits');
    return open.id;
  };

  it('puts a conversation into the queue once, the longest waiting first', async () => {
    const [first, second] = [fresh(), fresh()];
    const earlier = await asked(first);
    await turn(second, { kind: 'ask' }, 5);
    await turn(first, { kind: 'ask' }, 10);
    const mine = (await other.handovers.queue(1_000)).filter(({ conversationId }) =>
      [first, second].includes(conversationId),
    );
    expect(mine.map(({ conversationId }) => conversationId)).toEqual([first, second]);
    expect(mine[0]).toMatchObject({ id: earlier, state: 'waiting', askedAt: start, claimedBy: null });
    expect(mine[0]?.conversation).toMatchObject({ id: first, channel: 'zalo' });
  });

  it('gives it to one clerk only, tells the conversation once, and writes down who took it', async () => {
    const id = fresh();
    const waiting = await asked(id);
    const clerks = ['an', 'binh', 'chi', 'dung', 'en', 'giang'];
    const took = await Promise.all(
      clerks.map((clerk, index) =>
        (index % 2 === 0 ? storage : other).handovers.claim(
          waiting,
          clerk,
          event(id, `handover/${waiting}/came/${clerk}`, { activity: null, opensFor: null, byPerson: false }),
          entry(clerk),
        ),
      ),
    );
    expect(took.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array<string>(clerks.length - 1).fill('duplicate'),
      'stored',
    ]);
    const winner = clerks[took.findIndex(({ outcome }) => outcome === 'stored')] ?? '';
    expect(await openOf(id)).toMatchObject({ state: 'claimed', claimedBy: winner, clerkAt: later(30) });
    const audited = await storage.staff.audit.read(1_000);
    expect(audited.filter(({ actor }) => clerks.includes(actor)).map(({ actor }) => actor)).toEqual([winner]);
    const told = await other.turns.next(id);
    expect(told).toMatchObject({
      eventId: `handover/${waiting}/came/${winner}`,
      handover: { id: waiting, state: 'claimed', claimedBy: winner },
    });
  });

  it('ends only from the state that the turn saw', async () => {
    const id = fresh();
    const waiting = await asked(id);
    await storage.handovers.claim(waiting, 'an', event(id, `${id}/came`, { byPerson: false }), entry('an'));
    const late = { kind: 'end', id: waiting, from: 'waiting', reason: 'late' } as const;
    expect(await turn(id, late)).toBe('conflict');
    expect(await turn(id, { kind: 'clerk-spoke', id: waiting }, 40)).toBe('committed');
    expect(await openOf(id)).toMatchObject({ clerkAt: later(40) });
    expect(await turn(id, { ...late, from: 'claimed', reason: 'given_back' })).toBe('committed');
    expect(await storage.handovers.find(waiting)).toBeNull();
    expect(await asked(id)).not.toBe(waiting);
  });

  it('is deleted with what was said', async () => {
    const id = fresh();
    const waiting = await asked(id);
    await turn(id, null, 0, true);
    expect(await storage.handovers.find(waiting)).toBeNull();
    const claim = await storage.handovers.claim(waiting, 'an', event(id, `${id}/came`), entry('an'));
    expect(claim).toEqual({ outcome: 'duplicate', activitySeq: null });
  });

  it('does not take the words of a clerk for those of the person', async () => {
    const id = fresh();
    await storage.turns.accept(event(id, `${id}/a`));
    await storage.turns.accept(
      event(id, `${id}/clerk`, { at: later(3_600), sentAt: later(3_600), byPerson: false, activity: null }),
    );
    for (const outbox of [['to the person'], []]) {
      const pending = await storage.turns.next(id);
      if (pending === null) throw new Error('Nothing is pending');
      const { version } = pending.conversation;
      const rest = { state: {}, at: later(3_600), transcript: [], events: [], answers: [] };
      await storage.turns.commit({ seq: pending.seq, conversationId: id, version, outbox, ...rest });
    }
    const sent = await storage.outbox.claim('zalo', later(3_600), { by: 'one', until: later(3_700) }, 100);
    expect(sent.find(({ conversationId }) => conversationId === id)?.heardAt).toEqual(start);
  });

  it('knows which clerks are there', async () => {
    await storage.handovers.clerkSeen('lan', start);
    await storage.handovers.clerkSeen('lan', later(60));
    await storage.handovers.clerkSeen('nga', later(10));
    expect(await other.handovers.clerksSince(later(30))).toEqual(['lan']);
    expect(await other.handovers.clerksSince(start)).toEqual(['lan', 'nga']);
    await other.handovers.clerkLeft('lan');
    expect(await storage.handovers.clerksSince(later(30))).toEqual([]);
  });
});
