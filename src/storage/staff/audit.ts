// Who changed what: entries are only ever added.
import { fromJson, iso, toJson } from '../rows.ts';
import type { Database, Queries } from '../schema.ts';
import type { AuditEntry, StaffAudit } from '../types/staff.ts';

export function createAudit({ db }: Database): StaffAudit {
  return {
    add: (entry) => record(db, entry),
    read: async (limit, before) => {
      const all = db.selectFrom('staff_audit').selectAll().orderBy('id', 'desc').limit(limit);
      const rows = await (before === undefined ? all : all.where('id', '<', before)).execute();
      return rows.map((row) => ({ ...row, at: new Date(row.at), detail: fromJson(row.detail) }));
    },
  };
}

/** Adds an entry, in the transaction of what it tells about. */
export async function record(queries: Queries, entry: AuditEntry): Promise<void> {
  const { at, actor, action, subject, detail } = entry;
  await queries
    .insertInto('staff_audit')
    .values({ at: iso(at), actor, action, subject, detail: toJson(detail) })
    .execute();
}
