// The official records as stored, versioned by crawl.

/** One reading of all official records of procedures, from a file or from the portal. */
export interface CatalogueCrawl {
  readonly id: number;
  readonly source: string;
  /** Day the records were taken from the portal, YYYY-MM-DD. */
  readonly crawledOn: string;
  readonly startedAt: Date;
  /** null while it is being written, or when it was interrupted. */
  readonly finishedAt: Date | null;
  /** Records that the portal has. */
  readonly here: number;
  /** Records of earlier crawls that it has no longer. */
  readonly gone: number;
  /** Rows that could not be read. */
  readonly setAside: number;
}

/** An official record as stored: what it is found by, and its content packed by the knowledge room. */
export interface CatalogueItem {
  /** Identifies the record between crawls; a code can stand on two. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly scope: string;
  readonly local: boolean;
  readonly crawledOn: string;
  readonly goneOn: string | null;
  /** Of the content: the same content is stored once. */
  readonly hash: string;
  readonly body: Uint8Array;
}

/** The official records, versioned by crawl. Only finished crawls are seen by readers; nothing is ever deleted. */
export interface Catalogue {
  /** Newest first, unfinished ones too. */
  crawls(limit: number): Promise<CatalogueCrawl[]>;
  /** The newest finished crawl: the catalogue of today. */
  newest(): Promise<CatalogueCrawl | null>;
  /** A crawl of the same source that was interrupted, to go on with. */
  unfinished(source: string, since: Date): Promise<CatalogueCrawl | null>;
  /** Begins a crawl; returns its id. */
  begin(crawl: { readonly source: string; readonly crawledOn: string; readonly at: Date }): Promise<number>;
  /** Stores at most 200 records in one short transaction; a key that is there already is replaced. */
  add(crawl: number, items: readonly CatalogueItem[]): Promise<void>;
  /** Keys stored in a crawl so far. */
  keys(crawl: number): Promise<ReadonlySet<string>>;
  /** Takes records over from the newest finished crawl unchanged, because they could not be read again. */
  carry(crawl: number, keys: readonly string[]): Promise<void>;
  /** How many records of the newest finished crawl are not in this one, and how many it had. */
  missing(crawl: number): Promise<{ readonly missing: number; readonly before: number }>;
  /**
   * Makes a crawl the catalogue. What it lacks is taken over: marked as gone on a day, or unchanged when `goneOn` is null because
   * it was only a part.
   */
  finish(
    crawl: number,
    end: { readonly at: Date; readonly setAside: number; readonly goneOn: string | null },
  ): Promise<CatalogueCrawl>;
  /** A page of a crawl in the order of keys. */
  read(crawl: number, afterKey: string, limit: number): Promise<CatalogueItem[]>;
  /** The records of a crawl with a code. */
  find(crawl: number, code: string): Promise<CatalogueItem[]>;
}
