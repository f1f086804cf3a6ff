// Runs the same tests against SQLite and PostgreSQL: what holds on one must hold on the other.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { startPostgres, type Postgres } from './postgres.ts';

export const silent = createLog('silent');

/** Gives places to tests of one kind of database. */
export interface Databases {
  /** An empty place; open it as often as processes would. */
  place(): Promise<Place>;
  /** Opens storage that is closed after the tests. */
  open(place: Place): Promise<Storage>;
}

/**
 * Describes tests once per kind of database.
 *
 * @param kinds - both, or SQLite alone where what is tried has nothing to do with storage
 */
export function describeDatabases(
  name: string,
  tests: (databases: Databases) => void,
  kinds: readonly ('SQLite' | 'PostgreSQL')[] = ['SQLite', 'PostgreSQL'],
): void {
  describe.each(kinds)(`${name} on %s`, (kind) => {
    const opened: Storage[] = [];
    const directories: string[] = [];
    let postgres: Postgres | null = null;

    beforeAll(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
    });
    afterAll(async () => {
      await Promise.all(opened.map((storage) => storage.close()));
      await Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true })));
      await postgres?.stop();
    });

    tests({
      place: async () => {
        if (postgres !== null) return { databaseUrl: await postgres.createDatabase() };
        const directory = await mkdtemp(join(tmpdir(), 'guidance-sqlite-'));
        directories.push(directory);
        return { directory };
      },
      open: async (place) => {
        const storage = await openStorage(place, silent);
        opened.push(storage);
        return storage;
      },
    });
  });
}
