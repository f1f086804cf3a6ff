// Looks at a database without changing anything: is it of this release, and does its clock agree with ours.
import { sql } from 'kysely';
import { migrations } from './migrations.ts';
import type { Database } from './schema.ts';

/** What was found. */
export interface Inspection {
  /** Migrations that the next start will apply; null for a database in which nothing was ever stored. */
  readonly missing: readonly string[] | null;
  /** Migrations of a newer release. */
  readonly strange: readonly string[];
  /** By the database's own clock; null where it has none of its own. */
  readonly databaseTime: Date | null;
  /** When the newest migration was applied: no clock may stand before that. */
  readonly lastChange: Date | null;
}

export async function inspect({ db, kind }: Database): Promise<Inspection> {
  const databaseTime =
    kind === 'postgresql'
      ? ((await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)).rows[0]?.at ?? null)
      : null;
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migrations'))
    return { missing: null, strange: [], databaseTime, lastChange: null };
  const applied = await db.selectFrom('migrations').selectAll().orderBy('applied_at').execute();
  const known = migrations.map(({ name }) => name);
  const done = applied.map(({ name }) => name);
  const last = applied.at(-1);
  return {
    missing: known.filter((name) => !done.includes(name)),
    strange: done.filter((name) => !known.includes(name)),
    databaseTime,
    lastChange: last === undefined ? null : new Date(last.applied_at),
  };
}
