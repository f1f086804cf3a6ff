// Brings official records into storage as one crawl: batch by batch, with what could not be read set aside and reported.
import type { Catalogue, CatalogueCrawl, CatalogueItem } from '../../storage/types/catalogue.ts';
import type { ReadRecord } from './flat-record.ts';
import type { Unreadable } from './read-record.ts';
import { isLocal, keyOf, scopeOf } from './record.ts';
import { pack } from './shelf.ts';

/** One thing read from the source, and where it stood («dòng 12», a file name). */
export interface SourceItem {
  readonly where: string;
  readonly read: ReadRecord | Unreadable;
}

/** Something set aside. */
export interface SetAside {
  readonly where: string;
  readonly reason: string;
}

/** How an import is to be run. */
export interface ImportOptions {
  readonly source: string;
  /** Day of records that do not say theirs, YYYY-MM-DD. */
  readonly crawledOn: string;
  /**
   * `whole`: what the source lacks is gone from the portal. `part`: what it lacks stays as it was. `likely_whole`: whole, unless
   * surprisingly much would be gone.
   */
  readonly extent: 'whole' | 'part' | 'likely_whole';
  readonly now: () => Date;
  /** Lets others run between two batches. */
  readonly pause: () => Promise<void>;
  readonly progress: (read: number, setAside: number) => void;
}

/** What came of an import. */
export type ImportResult =
  | { readonly outcome: 'imported'; readonly crawl: CatalogueCrawl; readonly report: ImportReport }
  | { readonly outcome: 'empty'; readonly report: ImportReport }
  /** Left unfinished and unseen: `missing` of `before` records would have been marked as gone. */
  | {
      readonly outcome: 'too_small';
      readonly missing: number;
      readonly before: number;
      readonly report: ImportReport;
    };

/** What an operator should know of the rows. */
export interface ImportReport {
  readonly setAside: readonly SetAside[];
  /** Stored but not answered from: the code is not of the form 1.001193. */
  readonly malformedCodes: readonly string[];
  /** Codes that stand on more than one procedure; all of them are kept. */
  readonly sharedCodes: readonly string[];
  readonly byScope: Readonly<Record<string, number>>;
}

/** Rows per transaction. */
export const batchSize = 200;
/** From one crawl to the next about 3 % of the codes went; more than this is a wrong file rather than a new catalogue. */
const surprisingShare = 0.1;

/** Imports everything a source gives. */
export async function importRecords(
  catalogue: Catalogue,
  items: AsyncIterable<SourceItem>,
  options: ImportOptions,
): Promise<ImportResult> {
  const { source, now } = options;
  const tally = new Tally();
  let crawl: number | null = null;
  let crawledOn = '';
  let batch: CatalogueItem[] = [];
  const flush = async (begun: number | null): Promise<number | null> => {
    if (batch.length === 0) return begun;
    const id = begun ?? (await catalogue.begin({ source, crawledOn, at: now() }));
    await catalogue.add(id, batch);
    batch = [];
    options.progress(tally.read, tally.setAside.length);
    await options.pause();
    return id;
  };
  for await (const item of items) {
    const stored = tally.take(item, options.crawledOn);
    if (!stored) continue;
    if (stored.crawledOn > crawledOn) crawledOn = stored.crawledOn;
    batch.push(stored);
    if (batch.length === batchSize) crawl = await flush(crawl);
  }
  crawl = await flush(crawl);
  const report = tally.report();
  if (crawl === null) return { outcome: 'empty', report };
  const { missing, before } = await catalogue.missing(crawl);
  if (options.extent === 'likely_whole' && missing > before * surprisingShare) {
    return { outcome: 'too_small', missing, before, report };
  }
  const goneOn = options.extent === 'part' ? null : crawledOn;
  const finished = await catalogue.finish(crawl, { at: now(), setAside: report.setAside.length, goneOn });
  return { outcome: 'imported', crawl: finished, report };
}

/** Turns a record into what storage keeps. */
export function toItem({ record, crawledOn }: ReadRecord, fallbackDay: string): CatalogueItem {
  return {
    key: keyOf(record),
    code: record.code,
    name: record.name,
    scope: scopeOf(record),
    local: isLocal(record),
    crawledOn: crawledOn ?? fallbackDay,
    goneOn: null,
    ...pack(record),
  };
}

/** Counts while an import runs. */
class Tally {
  read = 0;
  readonly setAside: SetAside[] = [];
  readonly #keys = new Map<string, Set<string>>();
  readonly #scopes = new Map<string, number>();

  /** The row as it is stored, or null when it was set aside. */
  take({ where, read }: SourceItem, fallbackDay: string): CatalogueItem | null {
    if ('reason' in read) {
      this.setAside.push({ where, reason: read.reason });
      return null;
    }
    const item = toItem(read, fallbackDay);
    this.read++;
    this.#keys.set(item.code, (this.#keys.get(item.code) ?? new Set()).add(item.key));
    this.#scopes.set(item.scope, (this.#scopes.get(item.scope) ?? 0) + 1);
    return item;
  }

  report(): ImportReport {
    const codes = [...this.#keys];
    return {
      setAside: this.setAside,
      malformedCodes: codes.flatMap(([code]) => (/^\d\.\d{6}$/.test(code) ? [] : [code])),
      sharedCodes: codes.flatMap(([code, keys]) => (keys.size > 1 ? [code] : [])),
      byScope: Object.fromEntries(this.#scopes),
    };
  }
}
