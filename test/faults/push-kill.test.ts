// kill -9 while messages come in from Zalo and Messenger and go out to them: nothing is lost, the order stays, and a message that was
// just being sent is marked when it is sent again, one at most for each kill and channel.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { giveTokens } from '../platforms/give-tokens.ts';
import { MessengerPlatform } from '../platforms/messenger.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { silent } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { kills, report } from '../support/long-run.ts';
import { startPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';

const script = fileURLToPath(new URL('counting-server.ts', import.meta.url));
const people = ['31', '32', '33'];
/** A kill comes at a random time up to this after the start, ms. */
const latestKill = 500;
const timeLimit = 90_000 + kills.sqlite * 15_000;
/** Retries of a webhook call while the server is away, ms. */
const retryAfter = Array.from({ length: 2_000 }, () => 40);
/** How long the last message may take: it may wait until the claim of a killed sender has run out. */
const patience = 60_000;

interface Platform {
  says(user: string, text: string): void;
  chat(user: string): readonly { readonly text: string }[];
  readonly webhook: { url: string | null; idle(): Promise<void> };
}

async function survive(env: Readonly<Record<string, string>>, rounds: number): Promise<void> {
  const zalo = await ZaloPlatform.start({ retryAfter });
  const messenger = await MessengerPlatform.start({ retryAfter });
  onTestFinished(async () => {
    await Promise.all([zalo.stop(), messenger.stop()]);
  });
  const victim = await ServiceProcess.prepare(script, {
    ...env,
    ...zalo.environment(),
    ...messenger.environment(),
    ZALO_SEND_TIMEOUT_SECONDS: '1',
    MESSENGER_SEND_TIMEOUT_SECONDS: '1',
    MESSENGER_TYPING: '0',
  });
  onTestFinished(() => victim.remove());
  const { DATABASE_URL: databaseUrl } = env;
  const place = databaseUrl === undefined ? { directory: victim.dataDir } : { databaseUrl };
  const storage = await openStorage(place, silent);
  onTestFinished(() => storage.close());
  await giveTokens(zalo, { storage });
  await victim.start();
  zalo.webhook.url = `${victim.url}/api/zalo/webhook`;
  messenger.webhook.url = `${victim.url}/api/messenger/webhook`;
  const stop = new AbortController();
  const talking = [talk(zalo, stop.signal), talk(messenger, stop.signal)];
  for (let round = 0; round < rounds; round += 1) {
    await setTimeout(Math.random() * latestKill);
    await victim.kill();
    await victim.start();
  }
  stop.abort();
  const [toZalo = 0, toMessenger = 0] = await Promise.all(talking);
  await expectWhole(zalo, storage, { channel: 'zalo', count: toZalo, rounds });
  await expectWhole(messenger, storage, { channel: 'messenger', count: toMessenger, rounds });
  expect(await victim.stop()).toBe(0);
}

/** @returns how many messages each person has sent; all were acknowledged */
async function talk(platform: Platform, stop: AbortSignal): Promise<number> {
  let count = 0;
  while (!stop.aborted) {
    count += 1;
    for (const user of people) platform.says(user, `tin ${count}`);
    await platform.webhook.idle();
  }
  return count;
}

async function expectWhole(
  platform: Platform,
  storage: Storage,
  { channel, count, rounds }: { readonly channel: string; readonly count: number; readonly rounds: number },
): Promise<void> {
  const expected = Array.from({ length: count }, (_, index) => `${index + 1}: tin ${index + 1}`);
  let doubled = 0;
  for (const user of people) {
    const answers = (): string[] =>
      platform.chat(user).flatMap(({ text }) => /^\d+: tin \d+/.exec(text)?.[0] ?? []);
    const once = (): string[] => answers().filter((text, index, all) => text !== all[index - 1]);
    await eventually(() => (once().length >= count ? true : null), patience, once);
    expect(once()).toEqual(expected);
    doubled += answers().length - count;
  }
  await eventually(
    async () => ((await storage.outbox.overview(channel)).waiting === 0 ? true : null),
    patience,
  );
  const { maybeTwice, dead } = await storage.outbox.overview(channel);
  expect(dead).toEqual([]);
  expect(doubled).toBeLessThanOrEqual(maybeTwice);
  expect(maybeTwice).toBeLessThanOrEqual(rounds);
  report(
    `${channel}: ${rounds} kills, ${count * people.length} messages, ${maybeTwice} marked, ${doubled} doubled`,
  );
}

it('SQLite', { timeout: timeLimit }, async () => {
  await survive({}, kills.sqlite);
});

it('PostgreSQL', { timeout: timeLimit }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  await survive({ DATABASE_URL: await postgres.createDatabase() }, kills.postgresql);
});
