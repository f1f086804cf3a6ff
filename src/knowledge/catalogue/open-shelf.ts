// Puts the newest crawl of storage on a shelf, a page at a time, so that a running server goes on answering meanwhile.
import type { Catalogue } from '../../storage/types/catalogue.ts';
import { emptyShelf, RecordShelf, type PackedRecord } from './shelf.ts';

const pageSize = 200;

/** Reads the records of the newest finished crawl; an empty shelf when nothing was imported yet. */
export async function openShelf(catalogue: Catalogue): Promise<RecordShelf> {
  const newest = await catalogue.newest();
  if (!newest) return emptyShelf;
  const records: PackedRecord[] = [];
  for (let after = ''; ;) {
    const page = await catalogue.read(newest.id, after, pageSize);
    records.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return new RecordShelf(newest.id, records);
    after = last.key;
    await new Promise(setImmediate);
  }
}
