// Notices a newly imported catalogue while the service runs, so that an import needs no restart.
import { openShelf, type RecordShelf } from './knowledge/knowledge.ts';
import type { Logger } from './log.ts';
import { poll } from './poll.ts';
import type { Catalogue } from './storage/types/catalogue.ts';

/** Milliseconds between two looks; a look reads one small row. */
const pace = 5_000;

/** What is watched, and who is told. */
export interface CatalogueWatchSettings {
  readonly catalogue: Catalogue;
  /** The crawl that is answered from now; null for none. */
  readonly crawl: number | null;
  readonly log: Logger;
  readonly onNew: (shelf: RecordShelf) => void;
}

/**
 * Starts watching. What cannot be read is tried again; answers go on from the records of before.
 * @returns a function that ends the watch and settles when nothing is read any more
 */
export function watchCatalogue({
  catalogue,
  crawl,
  log,
  onNew,
}: CatalogueWatchSettings): () => Promise<void> {
  let known = crawl;
  const look = async (): Promise<void> => {
    const newest = await catalogue.newest();
    if (newest === null || newest.id === known) return;
    const shelf = await openShelf(catalogue);
    known = shelf.crawl;
    const begun = performance.now();
    onNew(shelf);
    const ms = Math.round(performance.now() - begun);
    log.info({ crawl: shelf.crawl, records: shelf.size, ms }, 'answering from the new catalogue');
  };
  return poll({
    pace,
    look,
    code: 'catalogue-unread',
    says: 'A new catalogue could not be read yet',
    log,
  });
}
