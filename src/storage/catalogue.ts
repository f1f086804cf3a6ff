// The official records by crawl: each crawl is a whole state, bodies are kept once, nothing is deleted, and readers see finished crawls only.
import { findItems, newestCrawl, readItems, toCrawl, unfinishedCrawl } from './catalogue-reading.ts';
import { add, carry, finish, missing } from './catalogue-writing.ts';
import { iso } from './rows.ts';
import type { Database } from './schema.ts';
import type { Catalogue } from './types/catalogue.ts';

export function createCatalogue(database: Database): Catalogue {
  const { db } = database;
  return {
    crawls: async (limit) => {
      const rows = await db
        .selectFrom('catalogue_crawls')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toCrawl);
    },
    newest: () => newestCrawl(database),
    unfinished: (source, since) => unfinishedCrawl(database, source, since),
    begin: async ({ source, crawledOn, at }) => {
      const crawl = { source, crawled_on: crawledOn, started_at: iso(at), finished_at: null };
      const row = await db
        .insertInto('catalogue_crawls')
        .values({ ...crawl, here: 0, gone: 0, set_aside: 0 })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    add: (crawl, items) => add(database, crawl, items),
    keys: async (crawl) => {
      const rows = await db
        .selectFrom('catalogue_entries')
        .select('record_key')
        .where('crawl_id', '=', crawl)
        .execute();
      return new Set(rows.map((row) => row.record_key));
    },
    carry: (crawl, keys) => carry(database, crawl, keys),
    missing: (crawl) => missing(database, crawl),
    finish: (crawl, end) => finish(database, crawl, end),
    read: (crawl, after, limit) => readItems(database, crawl, after, limit),
    find: (crawl, code) => findItems(database, crawl, code),
  };
}
