// Facts that people lay over the official records: what was abolished, which fee texts are stale, which reliefs apply since.
import { join } from 'node:path';
import { z } from 'zod';
import * as guideSchema from '../schema/guide.ts';
import * as values from '../schema/values.ts';
import type { Fee, Source } from '../types.ts';
import { ContentError, readContentFile } from '../yaml-file.ts';
import type { CatalogueRecord } from './record.ts';

const text = z.string().trim().min(1);
const day = z.iso.date();
const codes = z.array(values.procedureCode).min(1);
const source = values.source.omit({ id: true, verifiedOn: true, recordOn: true });
const fee = guideSchema.fee.omit({ source: true });
/** A correction holds while the record still carries one of these decisions; a newer record has outgrown it. */
const whileDecision = z.array(text).min(1);

const corrections = z.strictObject({
  abolished: z.array(
    z.strictObject({
      id: text,
      codes,
      whileDecision,
      says: text,
      replacedBy: values.procedureCode.optional(),
      source,
    }),
  ),
  staleFees: z.array(
    z.strictObject({ id: text, codes, whileDecision, says: text, fees: z.array(fee).default([]), source }),
  ),
  replacedActs: z.array(z.strictObject({ number: text, by: text })),
  reductions: z.array(z.strictObject({ number: text, endsOn: day })),
  onlineReliefs: z.array(z.strictObject({ id: text, codes, fee, source })),
});

export type Corrections = z.output<typeof corrections>;

/** What the corrections say of one record. */
export interface CorrectionsOf {
  readonly abolished: { readonly says: string; readonly replacedBy: string | undefined } | null;
  /** The record's own fee figures must not be said; `fees` are the right ones where they are known. */
  readonly staleFees: { readonly says: string; readonly fees: readonly Fee[] } | null;
  readonly onlineReliefs: readonly Fee[];
  readonly sources: readonly Source[];
}

/** No corrections at all. */
export const noCorrections: Corrections = {
  abolished: [],
  staleFees: [],
  replacedActs: [],
  reductions: [],
  onlineReliefs: [],
};

/**
 * Reads corrections.yml of a content folder.
 * @throws ContentError with every mistake in it
 */
export function loadCorrections(dir: string): Corrections {
  const file = readContentFile(join(dir, 'corrections.yml'), corrections);
  if ('data' in file) return file.data;
  throw new ContentError(file);
}

/** The corrections that hold for a record. */
export function correctionsOf(
  all: Corrections,
  record: Pick<CatalogueRecord, 'code' | 'decision'>,
): CorrectionsOf {
  const holds = (c: { codes: readonly string[]; whileDecision: readonly string[] }): boolean =>
    c.codes.includes(record.code) && c.whileDecision.includes(record.decision);
  const abolished = all.abolished.find(holds);
  const stale = all.staleFees.find(holds);
  const reliefs = all.onlineReliefs.filter((r) => r.codes.includes(record.code));
  return {
    abolished: abolished ? { says: abolished.says, replacedBy: abolished.replacedBy } : null,
    staleFees: stale ? { says: stale.says, fees: stale.fees.map((f) => ({ ...f, source: stale.id })) } : null,
    onlineReliefs: reliefs.map((r) => ({ ...r.fee, source: r.id })),
    sources: [abolished, stale, ...reliefs].flatMap((c) =>
      c ? [{ ...c.source, id: c.id, verifiedOn: null }] : [],
    ),
  };
}
