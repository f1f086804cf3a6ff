// Three processes on one PostgreSQL behind a balancer, under load from pages, Zalo and Messenger: one is killed and one stands still
// again and again, and the database is restarted once. Nothing is lost, the order stays, nothing is said twice on the web.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { giveTokens } from '../platforms/give-tokens.ts';
import { MessengerPlatform } from '../platforms/messenger.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { startBalancer } from '../support/balancer.ts';
import { silent } from '../support/databases.ts';
import { report, trouble } from '../support/long-run.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { Talker } from '../support/talker.ts';
import { expectWhole, retryAfter, talk } from './push-people.ts';
import { expectTold } from './web-people.ts';

const script = fileURLToPath(new URL('counting-server.ts', import.meta.url));
const machines = 3;
const pages = 4;
/** Between two messages of a page: people read. ms. */
const breath = 20;
const timeLimit = 120_000 + trouble.rounds * 40_000;

interface Platforms {
  readonly zalo: ZaloPlatform;
  readonly messenger: MessengerPlatform;
}

async function startPlatforms(): Promise<Platforms> {
  const zalo = await ZaloPlatform.start({ retryAfter });
  const messenger = await MessengerPlatform.start({ retryAfter });
  onTestFinished(async () => {
    await Promise.all([zalo.stop(), messenger.stop()]);
  });
  return { zalo, messenger };
}

async function startMachines(databaseUrl: string, { zalo, messenger }: Platforms): Promise<ServiceProcess[]> {
  const env = {
    ...zalo.environment(),
    ...messenger.environment(),
    DATABASE_URL: databaseUrl,
    ZALO_SEND_TIMEOUT_SECONDS: '1',
    MESSENGER_SEND_TIMEOUT_SECONDS: '1',
    MESSENGER_TYPING: '0',
    // What is expected here would fill the screen.
    LOG_LEVEL: 'silent',
  };
  const all = await Promise.all(Array.from({ length: machines }, () => ServiceProcess.prepare(script, env)));
  onTestFinished(async () => {
    await Promise.all(all.map((machine) => machine.remove()));
  });
  await Promise.all(all.map((machine) => machine.start()));
  return all;
}

/** Kills one and stops another for a while, round by round; restarts the database in the middle. */
async function makeTrouble(all: readonly ServiceProcess[], postgres: Postgres): Promise<void> {
  for (let round = 0; round < trouble.rounds; round += 1) {
    const [killed, paused] = [...all].sort(() => Math.random() - 0.5);
    if (killed === undefined || paused === undefined) throw new Error('There are too few machines');
    paused.pause();
    await setTimeout(Math.random() * 500);
    await killed.kill();
    if (round === Math.floor(trouble.rounds / 2)) await postgres.restart();
    await Promise.all([killed.start(), setTimeout(Math.random() * trouble.longestPause)]);
    paused.goOn();
    await setTimeout(Math.random() * 500);
  }
}

async function openPlace(databaseUrl: string, zalo: ZaloPlatform): Promise<Storage> {
  const storage = await openStorage({ databaseUrl }, silent);
  onTestFinished(() => storage.close());
  await giveTokens(zalo, { storage });
  return storage;
}

it('many machines on one PostgreSQL', { timeout: timeLimit }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase();
  const platforms = await startPlatforms();
  const storage = await openPlace(databaseUrl, platforms.zalo);
  const all = await startMachines(databaseUrl, platforms);
  const balancer = await startBalancer(all.map(({ url }) => url));
  onTestFinished(() => balancer.stop());
  platforms.zalo.webhook.url = `${balancer.url}/api/zalo/webhook`;
  platforms.messenger.webhook.url = `${balancer.url}/api/messenger/webhook`;
  const talkers = await Promise.all(Array.from({ length: pages }, () => Talker.open(balancer.url)));
  const stop = new AbortController();
  const writing = [talk(platforms.zalo, stop.signal), talk(platforms.messenger, stop.signal)];
  const talking = talkers.map((talker) => talker.talkUntil(stop.signal, breath));
  await makeTrouble(all, postgres);
  stop.abort();
  await Promise.all(talking);
  const [toZalo = 0, toMessenger = 0] = await Promise.all(writing);
  const messages = await expectTold(talkers);
  // Each round a kill and a pause; and each machine may lose its word about one message with the database.
  const stops = 2 * trouble.rounds + machines;
  await expectWhole(platforms.zalo, storage, { channel: 'zalo', count: toZalo, stops });
  await expectWhole(platforms.messenger, storage, { channel: 'messenger', count: toMessenger, stops });
  report(`web: ${trouble.rounds} kills and pauses of ${machines} machines, ${messages} messages, 0 doubled`);
  expect(await Promise.all(all.map((machine) => machine.stop()))).toEqual(all.map(() => 0));
});
