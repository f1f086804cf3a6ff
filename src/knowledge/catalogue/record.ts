// The one inner shape of an official record, whatever shape it came in, and which records concern Hà Tĩnh.
import { z } from 'zod';

const text = z.string();

/** A time as the portal stores it; `other` means that its unit was not recorded. */
export const timeUnit = z.enum(['working_day', 'day', 'hour', 'minute', 'month', 'year', 'other']);

const channel = z.object({
  method: z.enum(['online', 'post', 'counter']),
  /** `text` is what stands there instead of a number. */
  time: z.object({ quantity: z.number().nullable(), unit: timeUnit, text }),
  /** `value` 0 or null without a text means that nobody wrote the fee down, not that there is none. */
  fees: z.array(z.object({ value: z.number().nullable(), currency: text, text })),
  note: text,
});

const paper = z.object({
  /** Heading under which the portal lists it: a case, a kind of paper, or nothing. */
  group: text,
  name: text,
  original: z.number(),
  copy: z.number(),
  eForm: z.boolean(),
  /** Names of the attached forms; the files themselves are not public. */
  forms: z.array(text),
});

/** An official record of a procedure, its text cleaned of invisible characters and otherwise as found. */
export const recordSchema = z.object({
  code: text,
  name: text,
  /** The portal's own id (UUID), null where the source has none. */
  portalId: text.nullable(),
  field: text,
  agency: text,
  authority: text,
  promulgator: text,
  levels: z.array(text),
  fullyOnline: z.boolean(),
  offlineOnly: z.boolean(),
  internal: z.boolean(),
  /** STANDARD (national), SPECIFIC (one province or agency), STANDARD_INTERNAL. */
  kind: text,
  subjects: z.array(text),
  steps: z.array(text),
  channels: z.array(channel),
  cases: z.array(
    z.object({ id: text, code: text, name: text, quantity: z.number().nullable(), unit: timeUnit }),
  ),
  papers: z.array(paper),
  result: text,
  conditions: text,
  legalBasis: z.array(z.object({ number: text, name: text })),
  decision: text,
  decisionDate: z.iso.date().nullable(),
});

export type CatalogueRecord = z.infer<typeof recordSchema>;
export type RecordChannel = CatalogueRecord['channels'][number];
export type RecordFee = RecordChannel['fees'][number];
export type RecordPaper = CatalogueRecord['papers'][number];
export type TimeUnit = z.infer<typeof timeUnit>;

/** Why a record is or is not for the people of Hà Tĩnh. */
export type Scope = 'national' | 'own' | 'elsewhere' | 'internal' | 'malformed';

const province = 'UBND tỉnh Hà Tĩnh';
const codeForm = /^\d\.\d{6}$/;

/**
 * Whether a record concerns Hà Tĩnh: national ones and the province's own. Never by level alone: exchanging a driving licence is
 * flagged as a ministry's, changing schools as «other agency», and both are done here.
 */
export function scopeOf(record: Pick<CatalogueRecord, 'code' | 'kind' | 'internal' | 'promulgator'>): Scope {
  if (!codeForm.test(record.code)) return 'malformed';
  if (record.internal) return 'internal';
  if (record.promulgator === province) return 'own';
  return record.kind === 'SPECIFIC' ? 'elsewhere' : 'national';
}

/** True for the scopes whose records are answered from. */
export function concernsProvince(scope: string): boolean {
  return scope === 'national' || scope === 'own';
}

/** True when a commune or the province handles it: these come first among procedures with similar names. */
export function isLocal(record: Pick<CatalogueRecord, 'levels'>): boolean {
  return record.levels.includes('Cấp Xã') || record.levels.includes('Cấp Tỉnh');
}

/** What identifies a record between crawls: the portal's id, because a code can stand on two procedures. */
export function keyOf(record: Pick<CatalogueRecord, 'code' | 'portalId'>): string {
  return record.portalId ?? `code:${record.code}`;
}
