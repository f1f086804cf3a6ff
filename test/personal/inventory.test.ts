// The inventory of data names every column the database really has, and none that it has not.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { silent } from '../support/databases.ts';

const page = new URL('../../docs/van-hanh/du-lieu.md', import.meta.url);

it('is complete', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-inventory-'));
  await (await openStorage({ directory }, silent)).close();
  const file = new DatabaseSync(join(directory, 'guidance.sqlite'), { readOnly: true });
  const columns = file
    .prepare(
      "select m.name || '.' || c.name as name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'",
    )
    .all()
    .map(({ name }) => String(name));
  file.close();
  await rm(directory, { recursive: true, force: true });
  const told = [...readFileSync(page, 'utf8').matchAll(/^\| (\w+)\s*\| (\w+)\s*\| [CK ]?\s*\| (?=\S)/gm)].map(
    ([, table, column]) => `${table ?? ''}.${column ?? ''}`,
  );
  expect(told.sort()).toEqual(columns.sort());
});
