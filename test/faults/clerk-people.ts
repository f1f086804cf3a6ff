// Somebody on Zalo and the clerk who writes with them while servers are killed: every word of each arrives, once and in order.
import { expect } from 'vitest';
import type { DeskInput } from '../../src/bot/types.ts';
import { askForClerk } from '../support/counting-bot.ts';
import { eventually } from '../support/eventually.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import type { NewEvent } from '../../src/storage/types/turns.ts';
import type { ZaloPlatform } from '../platforms/zalo.ts';

const person = '34';
const clerk = 'lan';
/** As in `push-people.ts`: a killed sender's claim has to run out, and what waits behind it takes its time. */
const patience = 60_000;
const perWord = 500;

/** What the desk of another process stores for a conversation; whichever process finds it runs its turn. */
const fromDesk = (conversationId: string, eventId: string, payload: DeskInput): NewEvent => {
  const at = new Date();
  return {
    ...{ channel: 'zalo', eventId, conversationId, payload, at, sentAt: at },
    ...{ activity: null, opensFor: null, byPerson: false, claim: { by: 'desk', until: at } },
  };
};

/** The person asks for a clerk, and gets one. */
export async function beginTalk(zalo: ZaloPlatform, storage: Storage): Promise<number> {
  zalo.says(person, askForClerk);
  const waiting = await eventually(async () => (await storage.handovers.queue(1))[0] ?? null, patience);
  await storage.handovers.clerkSeen(clerk, new Date());
  const came = fromDesk(waiting.conversationId, 'came', { kind: 'clerk-came', handover: waiting.id });
  const entry = { at: new Date(), actor: clerk, action: 'handover-claimed', subject: '', detail: null };
  expect((await storage.handovers.claim(waiting.id, clerk, came, entry)).outcome).toBe('stored');
  return waiting.id;
}

/** @returns how many words each of the two has written */
export async function talkTogether(
  id: number,
  zalo: ZaloPlatform,
  storage: Storage,
  stop: AbortSignal,
): Promise<number> {
  const { conversationId } = (await storage.handovers.find(id)) ?? { conversationId: '' };
  let count = 0;
  while (!stop.aborted) {
    count += 1;
    zalo.says(person, `hỏi ${count}`);
    await zalo.webhook.idle();
    await storage.handovers.clerkSeen(clerk, new Date());
    const said: DeskInput = { kind: 'clerk-said', handover: id, text: `lời ${count}.` };
    await storage.turns.accept(fromDesk(conversationId, `said ${count}`, said));
  }
  return count;
}

export async function expectTalk(
  id: number,
  zalo: ZaloPlatform,
  storage: Storage,
  count: number,
): Promise<void> {
  const words = (kind: string): string[] => Array.from({ length: count }, (_, at) => `${kind} ${at + 1}`);
  const heard = (): string[] => [
    ...new Set(zalo.chat(person).flatMap(({ text }) => /lời \d+(?=\.)/.exec(text)?.[0] ?? [])),
  ];
  let queues = '';
  const look = async (): Promise<true | null> => {
    const [{ waiting, dead }, inbox] = await Promise.all([
      storage.outbox.overview('zalo'),
      storage.turns.backlog(),
      // A clerk who leaves the desk gives the talk back.
      storage.handovers.clerkSeen(clerk, new Date()),
    ]);
    queues = `${inbox.waiting} in the inbox, ${waiting} to send, ${dead.length} kinds given up`;
    return heard().length >= count ? true : null;
  };
  await eventually(look, patience + count * perWord, () => {
    const missing = words('lời').filter((one) => !heard().includes(one));
    return `of ${count} words ${missing.length} not heard, the first ${missing[0] ?? ''}; ${queues}`;
  });
  expect(heard()).toEqual(words('lời'));
  const handover = await storage.handovers.find(id);
  expect(handover).toMatchObject({ state: 'claimed', claimedBy: clerk });
  const kept = await storage.personal.kept(handover?.conversationId ?? '');
  const asked = JSON.stringify(kept?.transcript).match(/hỏi \d+/g) ?? [];
  expect(asked).toEqual(words('hỏi'));
}
