// What the subcommands of `npm run content` share: how they say what came of them, and where the records come from.
import { readConfig } from '../../config.ts';
import { emptyShelf, openShelf, type RecordShelf } from '../../knowledge/knowledge.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../storage/storage.ts';

/** What a subcommand prints and how the process ends: 0 all well, 1 something to mend, 2 wrong use. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly code: 0 | 1 | 2;
}

/** The options of all subcommands. */
export interface Options {
  readonly catalogue: boolean;
  readonly all: boolean;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
  readonly days: number;
  readonly out: string | null;
}

/** The official records that this installation imported; an empty shelf when there are none. */
export async function openRecords(): Promise<RecordShelf> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const storage = await openStorage(
    databaseUrl ? { databaseUrl } : { directory: dataDir },
    createLog('silent'),
  );
  try {
    const shelf = await openShelf(storage.catalogue);
    return shelf.size > 0 ? shelf : emptyShelf;
  } finally {
    await storage.close();
  }
}
