// kill -9 in the middle of turns, again and again: nothing acknowledged is lost, nothing is said twice, the order stays.
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { kills, report } from '../support/long-run.ts';
import { startPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { Talker } from '../support/talker.ts';
import { expectTold } from './web-people.ts';

const script = fileURLToPath(new URL('counting-server.ts', import.meta.url));
const people = 4;
/** A kill comes at a random time up to this after the start, ms. */
const latestKill = 600;
const timeLimit = 60_000 + kills.sqlite * 15_000;

async function survive(env: Record<string, string>, rounds: number): Promise<void> {
  const victim = await ServiceProcess.prepare(script, env);
  onTestFinished(() => victim.remove());
  await victim.start();
  const talkers = await Promise.all(Array.from({ length: people }, () => Talker.open(victim.url)));
  const stop = new AbortController();
  const talking = talkers.map((talker) => talker.talkUntil(stop.signal));
  for (let round = 0; round < rounds; round += 1) {
    await setTimeout(Math.random() * latestKill);
    await victim.kill();
    await victim.start();
  }
  stop.abort();
  await Promise.all(talking);
  const messages = await expectTold(talkers);
  report(`web: ${rounds} kills, ${messages} messages, 0 doubled`);
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
