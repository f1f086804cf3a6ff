// kill -9 in the middle of turns, again and again: nothing acknowledged is lost, nothing is said twice, the order stays.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { SeenActivity } from '../support/direct-line.ts';
import { startPostgres } from '../support/postgres.ts';
import { Talker } from '../support/talker.ts';
import { Victim } from '../support/victim.ts';

/** More for long runs: KILLS=200. */
const kills = Number(process.env['KILLS'] ?? 5);
const people = 4;
/** A kill comes at a random time up to this after the start, ms. */
const latestKill = 600;
const timeLimit = 60_000 + kills * 15_000;

async function survive(env: Record<string, string>, rounds: number): Promise<void> {
  const victim = await Victim.prepare(env);
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
  for (const talker of talkers) {
    const transcript = await talker.settled();
    expectWhole(transcript.slice(1), talker.acknowledged);
    expect(talker.seen.map(({ id }) => id)).toEqual(transcript.slice(1).map(({ id }) => id));
  }
  expect(await victim.stop()).toBe(0);
}

/** Each message once, and each answered once, in order. */
function expectWhole(transcript: readonly SeenActivity[], acknowledged: readonly string[]): void {
  const said = transcript.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  const answered = transcript
    .filter(({ from }) => from.role === 'bot')
    .map(({ text }) => text?.split('\n')[0]);
  expect(said).toEqual(acknowledged);
  expect(answered).toEqual(acknowledged.map((text, index) => `${index + 1}: ${text}`));
}

it('SQLite', { timeout: timeLimit }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-kill-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await survive({ DATA_DIR: directory }, kills);
});

it('PostgreSQL', { timeout: timeLimit }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  await survive({ DATABASE_URL: await postgres.createDatabase() }, Math.ceil(kills / 2));
});
