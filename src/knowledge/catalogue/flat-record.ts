// Reads a record in the flat form that published collections of the portal's records use, one JSON object a line.
import { z } from 'zod';
import { loose, looseCount, looseDay, looseFlag, looseList, looseNumber, looseText } from './loose.ts';
import { unitOf } from './raw-words.ts';
import type { CatalogueRecord, RecordChannel } from './record.ts';

const methods: Readonly<Record<string, RecordChannel['method']>> = {
  'trực tuyến': 'online',
  'dịch vụ bưu chính': 'post',
  'trực tiếp': 'counter',
};

const schema = z.object({
  code: looseText.refine((code) => code !== '', 'thiếu mã thủ tục'),
  name: looseText.refine((name) => name !== '', 'thiếu tên thủ tục'),
  portal_id: looseText,
  field: looseText,
  agency: looseText,
  authority: looseText,
  promulgating_agency: looseText,
  level: looseList(looseText),
  online_full_process: looseFlag,
  offline_only: looseFlag,
  internal: looseFlag,
  record_type: looseText,
  subjects: looseList(looseText),
  steps: looseList(looseText),
  channels: looseList(
    z.object({
      method: looseText,
      time: looseText,
      time_raw: z.object({ qty: loose, unit: looseText }).nullish(),
      fee: looseList(z.object({ value: looseNumber, currency: looseText, text: looseText })),
      note: looseText,
    }),
  ),
  cases: looseList(
    z.object({ id: looseText, code: looseText, name: looseText, qty: looseNumber, unit: looseText }),
  ),
  documents: looseList(
    z.object({
      case: looseText,
      name: looseText,
      original: looseCount,
      copy: looseCount,
      e_form: looseFlag,
      forms: looseList(z.unknown().transform((form) => (typeof form === 'string' ? form : ''))),
    }),
  ),
  result: looseText,
  conditions: looseText,
  legal_basis: looseList(z.object({ number: looseText, name: looseText })),
  decision: looseText,
  decision_date: looseDay,
  crawl_date: looseDay,
});

/** A record and the day it was taken from the portal, where the source says so. */
export interface ReadRecord {
  readonly record: CatalogueRecord;
  readonly crawledOn: string | null;
}

/**
 * @param value - one parsed line
 * @throws ZodError when code or name is missing or a part has another shape altogether
 */
export function readFlatRecord(value: unknown): ReadRecord {
  const flat = schema.parse(value);
  const record: CatalogueRecord = {
    code: flat.code,
    name: flat.name,
    portalId: flat.portal_id || null,
    field: flat.field,
    agency: flat.agency,
    authority: flat.authority,
    promulgator: flat.promulgating_agency,
    levels: flat.level,
    fullyOnline: flat.online_full_process,
    offlineOnly: flat.offline_only,
    internal: flat.internal,
    kind: flat.record_type,
    subjects: flat.subjects,
    steps: flat.steps,
    channels: flat.channels.flatMap((channel) => {
      const method = methods[channel.method];
      if (!method) return [];
      const quantity = looseNumber.parse(channel.time_raw?.qty);
      const unit = unitOf(channel.time_raw?.unit);
      const text = quantity === null ? channel.time : '';
      return [{ method, time: { quantity, unit, text }, fees: channel.fee, note: channel.note }];
    }),
    cases: flat.cases.map(({ id, code, name, qty, unit }) => ({
      id,
      code,
      name,
      quantity: qty,
      unit: unitOf(unit),
    })),
    papers: flat.documents.map(({ case: group, name, original, copy, e_form: eForm, forms }) => ({
      group,
      name,
      original,
      copy,
      eForm,
      forms,
    })),
    result: flat.result,
    conditions: flat.conditions,
    legalBasis: flat.legal_basis,
    decision: flat.decision,
    decisionDate: flat.decision_date,
  };
  return { record, crawledOn: flat.crawl_date };
}
