// Reads crawls of the official records: the newest finished one is the catalogue, a page at a time.
import type { Selectable } from 'kysely';
import { iso } from './rows.ts';
import type { Database, Tables } from './schema.ts';
import type { CatalogueCrawl, CatalogueItem } from './types/catalogue.ts';

/** The newest crawl that was finished. */
export async function newestCrawl({ db }: Database): Promise<CatalogueCrawl | null> {
  const row = await db
    .selectFrom('catalogue_crawls')
    .selectAll()
    .where('finished_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCrawl(row);
}

/** The newest unfinished crawl of a source that was begun since a moment. */
export async function unfinishedCrawl(
  { db }: Database,
  source: string,
  since: Date,
): Promise<CatalogueCrawl | null> {
  const row = await db
    .selectFrom('catalogue_crawls')
    .selectAll()
    .where('source', '=', source)
    .where('finished_at', 'is', null)
    .where('started_at', '>=', iso(since))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCrawl(row);
}

function items({ db }: Database, crawl: number) {
  return db
    .selectFrom('catalogue_entries as e')
    .innerJoin('catalogue_bodies as b', 'b.hash', 'e.hash')
    .select([
      'e.record_key',
      'e.code',
      'e.crawled_on',
      'e.gone_on',
      'e.hash',
      'b.name',
      'b.scope',
      'b.local',
      'b.body',
    ])
    .where('e.crawl_id', '=', crawl);
}

/** A page of a crawl in the order of keys. */
export async function readItems(
  database: Database,
  crawl: number,
  after: string,
  limit: number,
): Promise<CatalogueItem[]> {
  const rows = await items(database, crawl)
    .where('e.record_key', '>', after)
    .orderBy('e.record_key')
    .limit(limit)
    .execute();
  return rows.map(toItem);
}

/** The records of a crawl with a code: usually one, more where the portal uses a code twice. */
export async function findItems(database: Database, crawl: number, code: string): Promise<CatalogueItem[]> {
  const rows = await items(database, crawl).where('e.code', '=', code).orderBy('e.record_key').execute();
  return rows.map(toItem);
}

type ItemRow = Omit<Selectable<Tables['catalogue_entries']>, 'crawl_id'> &
  Omit<Selectable<Tables['catalogue_bodies']>, 'hash'>;

function toItem(row: ItemRow): CatalogueItem {
  return {
    key: row.record_key,
    code: row.code,
    name: row.name,
    scope: row.scope,
    local: row.local === 1,
    crawledOn: row.crawled_on,
    goneOn: row.gone_on,
    hash: row.hash,
    body: row.body,
  };
}

export function toCrawl(row: Selectable<Tables['catalogue_crawls']>): CatalogueCrawl {
  return {
    id: row.id,
    source: row.source,
    crawledOn: row.crawled_on,
    startedAt: new Date(row.started_at),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
    here: row.here,
    gone: row.gone,
    setAside: row.set_aside,
  };
}
