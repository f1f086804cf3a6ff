// The official records of this installation, for measurements that build the understanding room themselves.
import type { Config } from '../../config.ts';
import { openShelf, type RecordShelf } from '../../knowledge/knowledge.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../storage/storage.ts';

/** Reads the records and closes the storage they came from. */
export async function openShelfOf(config: Config): Promise<RecordShelf> {
  const place = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
  const storage = await openStorage(place, createLog('silent'));
  const shelf = await openShelf(storage.catalogue);
  await storage.close();
  return shelf;
}
