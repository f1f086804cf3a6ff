// Backup and restore: a copy is made while people talk, put back, and the conversations go on where they were.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { backUp, restore, type Place } from '../../src/storage/storage.ts';
import { silent } from '../support/databases.ts';
import { call, openChat, post, readUntil, say, type ActivitySet } from '../support/direct-line.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';

type Lasting = Exclude<Place, 'memory'>;
let postgres: Postgres;
let directory = '';

beforeAll(async () => {
  postgres = await startPostgres();
  directory = await mkdtemp(join(tmpdir(), 'guidance-backup-'));
});
afterAll(async () => {
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Talks, backs up in the middle, loses everything, and goes on from the copy. */
async function survive(before: Lasting, after: Lasting, file: string): Promise<void> {
  const first = await startServer({ place: before });
  const session = await openChat(first.url);
  await say(first.url, session, 'một', 'id-1');
  await readUntil(first.url, session, 3);
  await backUp(before, file, silent);
  await say(first.url, session, 'quên', 'id-2');
  await readUntil(first.url, session, 5);
  await first.stop();
  await restore(after, file, silent);
  const second = await startServer({ place: after });
  expect((await readUntil(second.url, session, 3)).map(({ text }) => text?.split('\n')[0])).toEqual([
    'Chào bạn',
    'một',
    '1: một',
  ]);
  // What was answered before stays answered, and the count goes on.
  await post(second.url, session, {
    type: 'message',
    text: 'một',
    channelData: { clientActivityID: 'id-1' },
  });
  await say(second.url, session, 'hai', 'id-3');
  const all = await readUntil(second.url, session, 5);
  expect(all.slice(3).map(({ text }) => text?.split('\n')[0])).toEqual(['hai', '2: hai']);
  const again = await openChat(second.url);
  const path = `${second.directLine}/conversations/${again.conversationId}/activities`;
  expect((await call<ActivitySet>('GET', path, { token: again.token })).body.activities).toHaveLength(1);
}

it('SQLite: in place of what is there, which is put aside', async () => {
  const place = { directory: join(directory, 'one') };
  await survive(place, place, join(directory, 'copy.sqlite'));
});

it('PostgreSQL: into an empty database', async () => {
  const before = { databaseUrl: await postgres.createDatabase() };
  const after = { databaseUrl: await postgres.createDatabase() };
  const file = join(directory, 'copy.jsonl.gz');
  await survive(before, after, file);
  await expect(restore(after, file, silent)).rejects.toMatchObject({ code: 'restore-refused' });
});

it('refuses a file that is no whole copy, and leaves everything as it was', async () => {
  const place = { directory: join(directory, 'two') };
  const server = await startServer({ place });
  const session = await openChat(server.url);
  await server.stop();
  const half = join(directory, 'half.sqlite');
  await writeFile(half, 'SQLite format 3\0 and then the disk was full');
  await expect(restore(place, half, silent)).rejects.toMatchObject({ code: 'restore-refused' });
  const again = await startServer({ place });
  onTestFinished(() => again.stop());
  expect(await readUntil(again.url, session, 1)).toHaveLength(1);
});
