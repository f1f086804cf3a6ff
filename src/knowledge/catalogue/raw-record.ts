// Reads a record as the portal's public API returns it (get-formality-by-citizen), also inside its envelope or a crawler's wrapper.
import { z } from 'zod';
import type { ReadRecord } from './flat-record.ts';
import { loose, looseCount, looseDay, looseFlag, looseList, looseNumber, looseText } from './loose.ts';
import { levelFlags, methodsOf, unitOf } from './raw-words.ts';
import type { CatalogueRecord } from './record.ts';

const named = looseList(z.object({ name: looseText }));
const fee = z.object({ value: looseNumber, currencyName: looseText, description: looseText });
const component = z.object({
  name: looseText,
  originalQty: looseCount,
  copyQty: looseCount,
  hasElectronicForm: looseFlag,
  attachments: looseList(z.object({ fileName: looseText })),
});

const schema = z.object({
  id: looseText,
  code: looseText,
  codeNotation: looseText,
  name: looseText.refine((name) => name !== '', 'thiếu tên thủ tục'),
  categoriesDetails: named,
  category: z.object({ name: looseText }).nullish(),
  executingAgencies: looseText,
  departmentsExecuting: named,
  unitGroupsExecuting: named,
  departmentsAuthority: named,
  unitGroupsAuthority: named,
  departmentPromulgateName: looseText,
  isMinistry: looseFlag,
  isProvince: looseFlag,
  isWard: looseFlag,
  isOtherAgency: looseFlag,
  isFullProcess: looseFlag,
  isOfflineOnly: looseFlag,
  isInternal: looseFlag,
  type: looseText,
  subjectTypesDetails: named,
  executionSteps: looseList(z.object({ name: looseText, description: looseText })),
  executionMethods: looseList(
    z.object({
      submissionMethod: looseText,
      processingTime: loose,
      processingTimeUnit: looseText,
      fees: looseList(fee),
      description: looseText,
    }),
  ),
  executionCases: looseList(z.object({ name: looseText, profileComponents: looseList(component) })),
  profileComponents: looseList(component),
  cases: looseList(
    z.object({
      id: looseText,
      code: looseText,
      name: looseText,
      processingDay: z.object({ qty: looseNumber, type: looseText }).nullish(),
    }),
  ),
  requirementsAndConditions: loose,
  resultsDetails: named,
  legalBasisesDetails: looseList(z.object({ code: looseText, name: looseText })),
  decisionNo: looseText,
  procedureProposal: z
    .object({ decisionNumber: looseText, proposalNumber: looseText, decisionDate: looseDay })
    .nullish(),
});

type Raw = z.output<typeof schema>;
const envelope = z.object({ data: z.record(z.string(), z.unknown()) });
const wrapper = z.object({ detail: z.record(z.string(), z.unknown()) });

/** The detail inside the API's `{code, data}` or a crawler's `{id, code, name, detail}`. */
export function unwrapRaw(value: unknown): unknown {
  const wrapped = wrapper.safeParse(value);
  if (wrapped.success) return wrapped.data.detail;
  const enveloped = envelope.safeParse(value);
  return enveloped.success ? enveloped.data.data : value;
}

/**
 * @param value - the detail object of the API
 * @throws ZodError when code or name is missing or a part has another shape altogether
 */
export function readRawRecord(value: unknown): ReadRecord {
  const raw = schema.parse(value);
  const code = z
    .string()
    .min(1, 'thiếu mã thủ tục')
    .parse(raw.code || raw.codeNotation);
  const record: CatalogueRecord = {
    code,
    name: raw.name,
    portalId: raw.id || null,
    field: raw.categoriesDetails[0]?.name ?? raw.category?.name ?? '',
    agency: raw.executingAgencies || joined([...raw.departmentsExecuting, ...raw.unitGroupsExecuting]),
    authority: joined([...raw.departmentsAuthority, ...raw.unitGroupsAuthority]),
    promulgator: raw.departmentPromulgateName,
    levels: Object.entries(levelFlags).flatMap(([flag, level]) =>
      raw[flag as keyof typeof levelFlags] ? [level] : [],
    ),
    fullyOnline: raw.isFullProcess,
    offlineOnly: raw.isOfflineOnly,
    internal: raw.isInternal,
    kind: raw.type,
    subjects: raw.subjectTypesDetails.map(({ name }) => name),
    steps: raw.executionSteps.map(({ name, description }) =>
      [name, description].filter((s) => s !== '').join('\n'),
    ),
    channels: channelsOf(raw),
    cases: raw.cases.map(({ id, code: caseCode, name, processingDay }) => ({
      id,
      code: caseCode,
      name,
      quantity: processingDay?.qty ?? null,
      unit: unitOf(processingDay?.type),
    })),
    papers: papersOf(raw),
    result: raw.resultsDetails.map(({ name }) => name).join('; '),
    conditions: looseText.catch('').parse(raw.requirementsAndConditions),
    legalBasis: raw.legalBasisesDetails.map(({ code: number, name }) => ({ number, name })),
    decision:
      raw.decisionNo || raw.procedureProposal?.decisionNumber || raw.procedureProposal?.proposalNumber || '',
    decisionDate: raw.procedureProposal?.decisionDate ?? null,
  };
  return { record, crawledOn: null };
}

function channelsOf(raw: Raw): CatalogueRecord['channels'] {
  return raw.executionMethods.flatMap((m) => {
    const quantity = looseNumber.parse(m.processingTime);
    const text = quantity === null ? looseText.catch('').parse(m.processingTime) : '';
    const fees = m.fees.map(({ value, currencyName, description }) => ({
      value,
      currency: currencyName,
      text: description,
    }));
    return methodsOf(m.submissionMethod).map((method) => ({
      method,
      time: { quantity, unit: unitOf(m.processingTimeUnit), text },
      fees,
      note: m.description,
    }));
  });
}

function papersOf(raw: Raw): CatalogueRecord['papers'] {
  const groups = [...raw.executionCases, { name: '', profileComponents: raw.profileComponents }];
  return groups.flatMap(({ name: group, profileComponents }) =>
    profileComponents.map((c) => ({
      group,
      name: c.name,
      original: c.originalQty,
      copy: c.copyQty,
      eForm: c.hasElectronicForm,
      forms: c.attachments.map(({ fileName }) => fileName),
    })),
  );
}

function joined(items: readonly { readonly name: string }[]): string {
  return items
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .join('; ');
}
