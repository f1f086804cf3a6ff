// Fetches all records from the portal's API into one crawl: slowly, to be gone on with after an interruption, seen only when whole.
import type { Catalogue, CatalogueCrawl } from '../../storage/types/catalogue.ts';
import { toItem, type SetAside } from './import.ts';
import { askDetail, listIds, PortalClosed, type PortalDoor } from './portal-api.ts';
import { readRecord } from './read-record.ts';

/** How a sync is to be run. */
export interface SyncOptions {
  /** Milliseconds between two requests. */
  readonly pace: number;
  /** Today in Việt Nam, YYYY-MM-DD. */
  readonly day: string;
  readonly now: () => Date;
  readonly progress: (fetched: number, all: number) => void;
}

/** What came of a sync. Unless it is `synced`, what was fetched is kept for the next run and nobody sees it yet. */
export type SyncResult =
  | { readonly outcome: 'synced'; readonly crawl: CatalogueCrawl; readonly setAside: readonly SetAside[] }
  | {
      readonly outcome: 'firewall' | 'unreachable' | 'list_incomplete' | 'too_small';
      readonly fetched: number;
      readonly all: number;
    };

const source = 'portal';
/** An interrupted crawl older than this is begun anew: its records would be of too many different days. */
const resumeWithin = 3 * 86_400_000;
/** Kept after so many details, so that an interruption costs little. */
const batchSize = 20;
/** The list is believed when it has this share of what the portal says there is. */
const completeShare = 0.98;
/** More than this share gone at once is rather a portal out of order than a new catalogue. */
const surprisingShare = 0.1;

/** Brings the catalogue to the state of the portal. */
export async function syncRecords(
  catalogue: Catalogue,
  door: PortalDoor,
  options: SyncOptions,
): Promise<SyncResult> {
  let fetched = 0;
  let all = 0;
  const stopped = (outcome: 'firewall' | 'unreachable' | 'list_incomplete' | 'too_small'): SyncResult => ({
    outcome,
    fetched,
    all,
  });
  try {
    const { ids, total } = await listIds(door, options.pace);
    all = ids.size;
    if (all === 0 || all < (total ?? all) * completeShare) return stopped('list_incomplete');
    const since = new Date(options.now().getTime() - resumeWithin);
    const begun = await catalogue.unfinished(source, since);
    const crawl = begun?.id ?? (await catalogue.begin({ source, crawledOn: options.day, at: options.now() }));
    const known = await catalogue.keys(crawl);
    fetched = known.size;
    const wanted = [...ids].filter((id) => !known.has(id));
    const setAside = await fetchDetails(catalogue, door, crawl, wanted, options, (more) => {
      fetched += more;
      options.progress(fetched, all);
    });
    const { missing, before } = await catalogue.missing(crawl);
    if (missing > before * surprisingShare) return stopped('too_small');
    const end = { at: options.now(), setAside: setAside.length, goneOn: options.day };
    return { outcome: 'synced', crawl: await catalogue.finish(crawl, end), setAside };
  } catch (error) {
    if (error instanceof PortalClosed) return stopped(error.reason);
    throw error;
  }
}

/** Fetches details into a crawl. A record that is listed but cannot be read keeps its last state. */
async function fetchDetails(
  catalogue: Catalogue,
  door: PortalDoor,
  crawl: number,
  ids: readonly string[],
  options: SyncOptions,
  stored: (count: number) => void,
): Promise<readonly SetAside[]> {
  const setAside: SetAside[] = [];
  for (let i = 0; i < ids.length; i += batchSize) {
    const items = [];
    const unread: string[] = [];
    try {
      for (const id of ids.slice(i, i + batchSize)) {
        await door.wait(options.pace);
        const got = await askDetail(door, id);
        const read = got === 'refused' ? { reason: 'Cổng không trả bản ghi này' } : readRecord(got.data);
        if ('reason' in read) {
          setAside.push({ where: id, reason: read.reason });
          unread.push(id);
        } else items.push(toItem({ ...read, record: { ...read.record, portalId: id } }, options.day));
      }
    } finally {
      await catalogue.add(crawl, items);
      await catalogue.carry(crawl, unread);
      stored(items.length);
    }
  }
  return setAside;
}
