// PostgreSQL that drops its connections: requests go on, and processes hear of each other again.
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { startPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';
import { openSocket } from '../support/socket.ts';

async function dropConnections(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  await client.end();
}

async function listeners(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
  );
  await client.end();
  return Number(rows[0]?.count);
}

it('dropped connections are made again, and nothing is lost', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase();
  const place = { databaseUrl };
  const [one, two] = [await startServer({ place }), await startServer({ place })];
  const session = await openChat(one.url);
  const stream = openSocket(session.streamUrl);
  await say(one.url, session, 'một');
  await stream.until(2);
  await dropConnections(databaseUrl);
  while ((await listeners(databaseUrl)) < 2) await setTimeout(50);
  // The stream is at one process and the message goes to the other: only a notification brings it at once.
  while ((await say(two.url, session, 'hai', 'id-2')).status !== 200) await setTimeout(50);
  expect((await stream.until(4)).map(({ text }) => text?.split('\n')[0])).toEqual([
    'một',
    '1: một',
    'hai',
    '2: hai',
  ]);
  expect(await readUntil(one.url, session, 5)).toHaveLength(5);
  await Promise.all([one.stop(), two.stop()]);
});
