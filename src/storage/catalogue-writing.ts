// Writes crawls of the official records, at most 200 rows a transaction, so that a running server goes on reading and writing.
import type { Selectable } from 'kysely';
import { newestCrawl, toCrawl } from './catalogue-reading.ts';
import { iso } from './rows.ts';
import type { Database, Tables } from './schema.ts';
import type { Catalogue, CatalogueCrawl, CatalogueItem } from './types/catalogue.ts';

/** Rows per transaction: more would keep readers and a running server's writes waiting. */
const batchSize = 200;

export async function add({ db }: Database, crawl: number, items: readonly CatalogueItem[]): Promise<void> {
  if (items.length > batchSize) throw new Error(`at most ${batchSize} records at a time`);
  if (items.length === 0) return;
  // A body that comes twice in one batch would be updated twice by one statement, which PostgreSQL refuses.
  const bodies = [...new Map(items.map((item) => [item.hash, item])).values()];
  const entries = [...new Map(items.map((item) => [item.key, item])).values()];
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('catalogue_bodies')
      .values(
        bodies.map(({ hash, name, scope, local, body }) => ({
          hash,
          name,
          scope,
          local: local ? 1 : 0,
          body,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('hash')
          .doUpdateSet((row) => ({ scope: row.ref('excluded.scope'), local: row.ref('excluded.local') })),
      )
      .execute();
    await trx
      .insertInto('catalogue_entries')
      .values(
        entries.map(({ key, code, crawledOn, goneOn, hash }) => ({
          crawl_id: crawl,
          record_key: key,
          code,
          crawled_on: crawledOn,
          gone_on: goneOn,
          hash,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['crawl_id', 'record_key']).doUpdateSet((row) => ({
          code: row.ref('excluded.code'),
          crawled_on: row.ref('excluded.crawled_on'),
          gone_on: row.ref('excluded.gone_on'),
          hash: row.ref('excluded.hash'),
        })),
      )
      .execute();
  });
}

/** Records of the newest finished crawl that another one does not have, in the order of their keys. */
function left({ db }: Database, from: number, crawl: number) {
  return db
    .selectFrom('catalogue_entries as old')
    .selectAll('old')
    .where('old.crawl_id', '=', from)
    .where((builder) =>
      builder.not(
        builder.exists(
          builder
            .selectFrom('catalogue_entries as new')
            .select('new.record_key')
            .where('new.crawl_id', '=', crawl)
            .whereRef('new.record_key', '=', 'old.record_key'),
        ),
      ),
    )
    .orderBy('old.record_key');
}

export async function missing(
  database: Database,
  crawl: number,
): Promise<{ missing: number; before: number }> {
  const from = await newestCrawl(database);
  if (!from) return { missing: 0, before: 0 };
  const row = await left(database, from.id, crawl)
    .clearSelect()
    .clearOrderBy()
    .select(({ fn }) => fn.countAll().as('count'))
    .where('old.gone_on', 'is', null)
    .executeTakeFirstOrThrow();
  return { missing: Number(row.count), before: from.here };
}

export async function carry(database: Database, crawl: number, keys: readonly string[]): Promise<void> {
  const from = await newestCrawl(database);
  if (!from) return;
  for (let i = 0; i < keys.length; i += batchSize) {
    const rows = await left(database, from.id, crawl)
      .where('old.record_key', 'in', keys.slice(i, i + batchSize))
      .execute();
    await insertCarried(database, crawl, rows, null);
  }
}

export async function finish(
  database: Database,
  crawl: number,
  end: Parameters<Catalogue['finish']>[1],
): Promise<CatalogueCrawl> {
  const { db } = database;
  const from = await newestCrawl(database);
  for (let more = from !== null; more && from;) {
    const rows = await left(database, from.id, crawl).limit(batchSize).execute();
    await insertCarried(database, crawl, rows, end.goneOn);
    more = rows.length === batchSize;
    await new Promise(setImmediate);
  }
  const counts = await db
    .selectFrom('catalogue_entries')
    .select(({ fn }) => [fn.countAll().as('all'), fn.count('gone_on').as('gone')])
    .where('crawl_id', '=', crawl)
    .executeTakeFirstOrThrow();
  const gone = Number(counts.gone);
  const row = await db
    .updateTable('catalogue_crawls')
    .set({ finished_at: iso(end.at), here: Number(counts.all) - gone, gone, set_aside: end.setAside })
    .where('id', '=', crawl)
    .returningAll()
    .executeTakeFirstOrThrow();
  await database.durable();
  return toCrawl(row);
}

/** Copies entries into a crawl; with a day, those that were still there are marked as gone since. */
async function insertCarried(
  { db }: Database,
  crawl: number,
  rows: readonly Selectable<Tables['catalogue_entries']>[],
  goneOn: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('catalogue_entries')
    .values(rows.map((row) => ({ ...row, crawl_id: crawl, gone_on: row.gone_on ?? goneOn })))
    .execute();
}
