// The official records, crawl by crawl.
import type { Generated } from 'kysely';

export interface CatalogueCrawlRow {
  id: Generated<number>;
  source: string;
  crawled_on: string;
  started_at: string;
  finished_at: string | null;
  here: number;
  gone: number;
  set_aside: number;
}

export interface CatalogueEntryRow {
  crawl_id: number;
  record_key: string;
  code: string;
  crawled_on: string;
  gone_on: string | null;
  hash: string;
}

export interface CatalogueBodyRow {
  hash: string;
  name: string;
  scope: string;
  /** 1 = a commune or the province handles it. */
  local: number;
  /** The record as JSON, deflated. */
  body: Uint8Array;
}
