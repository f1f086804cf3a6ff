// What the portal's record of a procedure said on an earlier day, as far as readings of that time were kept.
import type { Catalogue } from '../../storage/types/catalogue.ts';
import { emptyShelf, RecordShelf } from './shelf.ts';

/** Readings that are looked through: more than ten years of one a month. */
const mostCrawls = 200;

export interface RecordThen {
  /** Day of the newest reading that is not after the day asked for, YYYY-MM-DD; null where none was kept. */
  readonly crawledOn: string | null;
  /** Day of the oldest reading that was kept; null before anything was imported. */
  readonly oldestOn: string | null;
  /** The record of that reading alone; empty if it was not there. */
  readonly shelf: RecordShelf;
}

/** @param day - YYYY-MM-DD */
export async function recordThen(catalogue: Catalogue, code: string, day: string): Promise<RecordThen> {
  const kept = (await catalogue.crawls(mostCrawls)).filter(({ finishedAt }) => finishedAt !== null);
  const days = kept.map(({ crawledOn }) => crawledOn).sort();
  // Newest first: of two readings of one day the later one.
  const crawl = kept.filter(({ crawledOn }) => crawledOn <= day).sort(byDayAndId)[0];
  if (crawl === undefined) return { crawledOn: null, oldestOn: days[0] ?? null, shelf: emptyShelf };
  const items = await catalogue.find(crawl.id, code);
  return {
    crawledOn: crawl.crawledOn,
    oldestOn: days[0] ?? null,
    shelf: new RecordShelf(crawl.id, items),
  };
}

type Dated = { readonly crawledOn: string; readonly id: number };

const byDayAndId = (one: Dated, other: Dated): number =>
  other.crawledOn.localeCompare(one.crawledOn) || other.id - one.id;
