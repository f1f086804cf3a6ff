// Every shape the database ever had is brought forward with what was in it: conversations begun then go on now.
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { openPostgresql } from '../../src/storage/dialects/postgresql.ts';
import { openSqlite } from '../../src/storage/dialects/sqlite.ts';
import type { Database } from '../../src/storage/schema.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { openChat, say, readUntil } from '../support/direct-line.ts';
import { startServer } from '../support/server.ts';
import { sql } from 'kysely';

const at = '2026-11-20T08:00:00.000Z';

/** Puts a conversation into a database of an old shape, by the columns that the first release had. */
async function fill({ db }: Database, id: string): Promise<void> {
  await sql`insert into conversations (id, channel, user_id, state, version, watermark, created_at, updated_at)
    values (${id}, 'web', 'dl_then', '{"count":7}', 3, 1, ${at}, ${at})`.execute(db);
  await sql`insert into transcript (conversation_id, seq, at, activity)
    values (${id}, 1, ${at}, '{"type":"message","text":"then"}')`.execute(db);
  // Received, but never answered: the process was stopped for the update.
  await sql`insert into inbox (channel, event_id, conversation_id, status, payload, received_at, attempts, claimed_by, claimed_until)
    values ('web', ${`${id}/waiting`}, ${id}, 'new', '{"kind":"text","text":"chờ","masked":false}', ${at}, 0, 'gone', ${at})`.execute(
    db,
  );
}

describeDatabases('a database of an older release', (databases) => {
  describe.each(migrations.map(({ name }, index) => [name, index + 1] as const))(
    'after %s',
    (name, count) => {
      it('is brought forward, and what waited in it is answered', async () => {
        const place = await databases.place();
        if (place === 'memory') throw new Error('A place that lasts is needed');
        const old =
          'databaseUrl' in place ? openPostgresql(place.databaseUrl, silent) : openSqlite(place.directory);
        await migrate(old, migrations.slice(0, count));
        await fill(old, `conversation-of-${name}`);
        await old.db.destroy();
        const server = await startServer({ place });
        const { storage } = server;
        await server.bot.flush();
        const answered = async (): Promise<number> =>
          (await storage.transcript.read(`conversation-of-${name}`, 0, 10)).length;
        await expect.poll(answered, { timeout: 20_000 }).toBe(2);
        const kept = await storage.conversations.find(`conversation-of-${name}`);
        expect(kept).toMatchObject({ state: { count: 8 }, version: 4, watermark: 2 });
        const session = await openChat(server.url);
        await say(server.url, session, 'một');
        expect(await readUntil(server.url, session, 3)).toHaveLength(3);
      });
    },
  );
});
