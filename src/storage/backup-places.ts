// Backing up and restoring by place: which of the two ways is used, and what becomes of the file that was there.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CodedError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { backUpPostgresql, backUpSqlite, restorePostgresql } from './backup.ts';
import { openPostgresql } from './dialects/postgresql.ts';

type LastingPlace = { readonly databaseUrl: string } | { readonly directory: string };

/** Writes a copy of everything; others go on reading and writing meanwhile. */
export async function backUp(place: LastingPlace, target: string, log: Logger): Promise<void> {
  if ('directory' in place) return backUpSqlite(join(place.directory, 'guidance.sqlite'), target);
  const database = openPostgresql(place.databaseUrl, log);
  await backUpPostgresql(database, target).finally(() => database.db.destroy());
}

/**
 * Puts a backup in place. Nobody may use the database meanwhile.
 *
 * @returns where the file that was there before is kept; null if there was none
 * @throws CodedError `restore-refused`
 */
export async function restore(place: LastingPlace, source: string, log: Logger): Promise<string | null> {
  if ('directory' in place) return restoreSqlite(place.directory, source);
  const database = openPostgresql(place.databaseUrl, log);
  await restorePostgresql(database, source).finally(() => database.db.destroy());
  return null;
}

function restoreSqlite(directory: string, source: string): string | null {
  if (!existsSync(source)) throw new CodedError('restore-refused', `Không có tệp ${source}.`);
  if (!isWhole(source))
    throw new CodedError('restore-refused', `${source} không phải bản sao lưu nguyên vẹn.`);
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'guidance.sqlite');
  const aside = existsSync(path) ? `${path}.${Date.now()}.before-restore` : null;
  // First beside it, so that a full disk leaves everything as it was.
  copyFileSync(source, `${path}.part`);
  if (aside !== null) {
    takeIn(path);
    renameSync(path, aside);
  }
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  renameSync(`${path}.part`, path);
  return aside;
}

function isWhole(path: string): boolean {
  try {
    const file = new DatabaseSync(path, { readOnly: true });
    const row = file.prepare('pragma quick_check').get();
    file.close();
    return Object.values(row ?? {})[0] === 'ok';
  } catch {
    return false;
  }
}

/** What a killed process left in the log of changes belongs to the file that is put aside; a damaged one is put aside as it is. */
function takeIn(path: string): void {
  try {
    const file = new DatabaseSync(path);
    file.exec('pragma wal_checkpoint(truncate)');
    file.close();
  } catch {
    // Damaged: that may be why somebody restores.
  }
}
