// What a process leaves behind when it stops, and what the next one makes of it.
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { HandleTurn } from '../../src/bot/types.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { countingBot } from '../support/counting-bot.ts';
import { describeDatabases } from '../support/databases.ts';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { startServer } from '../support/server.ts';
import { openSocket } from '../support/socket.ts';

/** Stores a message as a process does that is killed right after. */
async function leave(storage: Storage, conversationId: string, text: string): Promise<void> {
  await storage.turns.accept({
    channel: 'web',
    eventId: `${conversationId}/${text}`,
    conversationId,
    payload: { kind: 'text', text, masked: false },
    at: new Date(),
    activity: { type: 'message', text },
    opensFor: null,
    claim: { by: 'a process that is gone', until: new Date(Date.now() + 3_600_000) },
  });
}

/** What ten processes leave that the oldest message of a conversation stops. */
async function stopTenTimes(storage: Storage, conversationId: string): Promise<void> {
  const poison = (await storage.turns.next(conversationId))?.seq ?? 0;
  for (let round = 0; round < 10; round += 1) {
    await storage.turns.takeOver(new Date('9999-01-01'), { by: 'x', until: new Date() }, 10);
    await storage.turns.beginAnew(poison);
  }
}

describeDatabases('unfinished turns', (databases) => {
  it('are taken up when a process starts, in order, whoever claims them', async () => {
    const place = await databases.place();
    const first = await startServer({ place });
    const session = await openChat(first.url);
    const storage = await databases.open(place);
    await first.stop();
    for (const text of ['một', 'hai', 'ba']) await leave(storage, session.conversationId, text);
    const second = await startServer({ place });
    const activities = await readUntil(second.url, session, 7);
    expect(activities.slice(4).map(({ text }) => text?.split('\n')[0])).toEqual([
      '1: một',
      '2: hai',
      '3: ba',
    ]);
  });

  it('are answered with an apology when they have stopped ten processes; others are not', async () => {
    const place = await databases.place();
    const first = await startServer({ place });
    const session = await openChat(first.url);
    const neighbour = await openChat(first.url);
    const storage = await databases.open(place);
    await first.stop();
    await leave(storage, session.conversationId, 'độc');
    await leave(storage, neighbour.conversationId, 'lành');
    await stopTenTimes(storage, session.conversationId);
    const second = await startServer({ place });
    const [, , apology] = await readUntil(second.url, session, 3);
    expect(apology?.text).toContain('18001096');
    // What waited in another conversation has nothing to do with it, however often it was taken over.
    expect((await readUntil(second.url, neighbour, 3))[2]?.text).toContain('1: lành');
    await say(second.url, session, 'một');
    expect((await readUntil(second.url, session, 5))[4]?.text).toContain('1: một');
  });

  it('are finished and delivered before a stop ends', async () => {
    const place = await databases.place();
    const { promise, resolve: finish } = Promise.withResolvers<undefined>();
    const count = countingBot();
    const handleTurn: HandleTurn = async (turn, adapter) => {
      if (turn.input.kind === 'text') await promise;
      return count(turn, adapter);
    };
    const first = await startServer({ place, handleTurn });
    const session = await openChat(first.url);
    const stream = openSocket(session.streamUrl);
    await new Promise((resolve) => stream.socket.once('open', resolve));
    await say(first.url, session, 'một');
    const stopped = first.stop();
    await setTimeout(20);
    finish(undefined);
    await stopped;
    await stream.closed;
    expect(stream.activities.map(({ text }) => text?.split('\n')[0])).toEqual(['một', '1: một']);
  });
});
