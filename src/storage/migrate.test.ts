import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { openSqlite } from './dialects/sqlite.ts';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations.ts';

const second: Migration = {
  name: '0002-second',
  up: async (db) => {
    await sql`alter table facts add column extra text`.execute(db);
  },
};
const broken: Migration = {
  name: '0003-broken',
  up: async (db) => {
    await sql`alter table facts add column half text`.execute(db);
    await sql`alter table nowhere add column x text`.execute(db);
  },
};

async function recorded(database: ReturnType<typeof openSqlite>): Promise<string[]> {
  const rows = await database.db.selectFrom('migrations').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

it('applies each migration once and records it', async () => {
  const database = openSqlite(null);
  await migrate(database);
  await migrate(database);
  expect(await recorded(database)).toEqual(migrations.map(({ name }) => name));
  await migrate(database, [...migrations, second]);
  await migrate(database, [...migrations, second]);
  expect(await recorded(database)).toContain('0002-second');
});

it('refuses a database of a newer release and leaves it alone', async () => {
  const database = openSqlite(null);
  await migrate(database, [...migrations, second]);
  await expect(migrate(database)).rejects.toMatchObject({ code: 'database-newer' });
  expect(await recorded(database)).toContain('0002-second');
});

it('changes nothing when one of several fails', async () => {
  const database = openSqlite(null);
  await migrate(database);
  await expect(migrate(database, [...migrations, second, broken])).rejects.toMatchObject({
    code: 'migration-failed',
  });
  expect(await recorded(database)).toEqual(migrations.map(({ name }) => name));
  const columns = await sql<{ name: string }>`pragma table_info(facts)`.execute(database.db);
  expect(columns.rows.map(({ name }) => name)).not.toContain('extra');
});
