// kill -9 while messages come in from Zalo and Messenger and go out to them: nothing is lost, the order stays, and a message that was
// just being sent is marked when it is sent again, one at most for each kill and channel. A clerk who writes with somebody loses no word.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { giveTokens } from '../platforms/give-tokens.ts';
import { MessengerPlatform } from '../platforms/messenger.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { silent } from '../support/databases.ts';
import { kills } from '../support/long-run.ts';
import { startPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { beginTalk, expectTalk, talkTogether } from './clerk-people.ts';
import { expectWhole, retryAfter, talk } from './push-people.ts';

const script = fileURLToPath(new URL('counting-server.ts', import.meta.url));
/** A kill comes at a random time up to this after the start, ms. */
const latestKill = 500;
const timeLimit = 90_000 + kills.sqlite * 15_000;
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
  const handover = await beginTalk(zalo, storage);
  const talking = [
    talk(zalo, stop.signal),
    talk(messenger, stop.signal),
    talkTogether(handover, zalo, storage, stop.signal),
  ];
  for (let round = 0; round < rounds; round += 1) {
    await setTimeout(Math.random() * latestKill);
    await victim.kill();
    await victim.start();
  }
  stop.abort();
  const [toZalo = 0, toMessenger = 0, together = 0] = await Promise.all(talking);
  await expectTalk(handover, zalo, storage, together);
  await expectWhole(zalo, storage, { channel: 'zalo', count: toZalo, stops: rounds });
  await expectWhole(messenger, storage, { channel: 'messenger', count: toMessenger, stops: rounds });
  expect(await victim.stop()).toBe(0);
}

it('SQLite', { timeout: timeLimit }, async () => {
  await survive({}, kills.sqlite);
});

it('PostgreSQL', { timeout: timeLimit }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  await survive({ DATABASE_URL: await postgres.createDatabase() }, kills.postgresql);
});
