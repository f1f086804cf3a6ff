// Official records for tests, made up in the shapes in which they come: the flat line and the detail of the portal's API.
import { scopeOf, isLocal, keyOf } from '../../src/knowledge/catalogue/record.ts';
import { readRecord } from '../../src/knowledge/catalogue/read-record.ts';
import { pack, RecordShelf, type PackedRecord } from '../../src/knowledge/catalogue/shelf.ts';
import { loadKnowledge, type KnowledgeBase } from '../../src/knowledge/knowledge.ts';

type Json = Readonly<Record<string, unknown>>;

export const crawlDay = '2026-07-18';

/** A portal id made from a number. */
export const idOf = (n: number): string => `019d0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A way of filing of a flat record: 5 working days and no fee row unless told otherwise. */
export const channel = (method: string, changes: Json = {}): Json => ({
  method,
  time: '5 ngày làm việc',
  time_raw: { qty: 5, unit: 'WORKING_DAY' },
  fee: [],
  note: '',
  ...changes,
});

/** A fee row of a flat record. */
export const fee = (value: number | null, text = '', currency = ''): Json => ({
  type: 'FEE',
  value,
  currency,
  text,
});

/** A paper of a flat record. */
export const paper = (name: string, original = 1, copy = 0, changes: Json = {}): Json => ({
  case: '',
  name,
  original,
  copy,
  code: 'KQ.1',
  e_form: false,
  forms: [],
  ...changes,
});

/** A whole flat record of a procedure that does not exist. */
export const flat = (code: string, changes: Json = {}): Json => ({
  code,
  name: 'Thủ tục cấp giấy phép thả diều ở bãi biển',
  field: 'Vui chơi ngoài trời',
  agency: 'Ủy ban nhân dân cấp xã',
  authority: '',
  promulgating_agency: 'Bộ Thử nghiệm',
  level: ['Cấp Xã'],
  online_full_process: true,
  offline_only: false,
  internal: false,
  record_type: 'STANDARD',
  subjects: ['Công dân Việt Nam', 'Doanh nghiệp'],
  steps: ['Bước 1: Người thả diều nộp hồ sơ.'],
  channels: [channel('trực tuyến'), channel('dịch vụ bưu chính'), channel('trực tiếp')],
  cases: [
    { id: idOf(900_000), code: `${code}.01`, name: 'Cấp giấy phép thả diều', qty: 5, unit: 'WORKING_DAY' },
  ],
  documents: [
    paper('- Đơn đề nghị cấp giấy phép thả diều theo Mẫu số 01 ban hành kèm theo Thông tư 9/2026/TT-BTN;'),
  ],
  result: 'Giấy phép thả diều',
  conditions: '',
  legal_basis: [{ number: '9/2026/TT-BTN', name: 'Thông tư về thả diều' }],
  decision: '77/QĐ-BTN',
  decision_date: '2026-01-20',
  portal_id: idOf(Number(code.replace(/\D/g, '').slice(-6))),
  crawl_date: crawlDay,
  code_ok: true,
  ...changes,
});

/** The same procedure as the portal's API gives its detail. */
export const raw = (code: string, changes: Json = {}): Json => ({
  id: idOf(Number(code.slice(-6))),
  code,
  name: 'Thủ tục cấp giấy phép thả diều ở bãi biển',
  type: 'STANDARD',
  categoriesDetails: [{ name: 'Vui chơi ngoài trời' }],
  executingAgencies: null,
  departmentsExecuting: [],
  unitGroupsExecuting: [null, { name: 'Ủy ban nhân dân cấp xã' }],
  departmentsAuthority: [],
  unitGroupsAuthority: [],
  departmentPromulgateName: 'Bộ Thử nghiệm',
  isWard: true,
  isProvince: false,
  isMinistry: false,
  isFullProcess: true,
  isInternal: false,
  subjectTypesDetails: [{ name: 'Công dân Việt Nam' }, { name: 'Doanh nghiệp' }],
  executionSteps: [{ name: '', description: 'Bước 1: Người thả diều nộp hồ sơ.' }],
  executionMethods: [
    {
      submissionMethod: 'ONLINE',
      processingTime: 5,
      processingTimeUnit: 'WORKING_DAY',
      fees: [],
      description: null,
    },
    {
      submissionMethod: 'POSTAL',
      processingTime: '5',
      processingTimeUnit: 'WORKING_DAY',
      fees: null,
      description: '',
    },
    {
      submissionMethod: 'DIRECT',
      processingTime: 5,
      processingTimeUnit: 'WORKING_DAY',
      fees: [null],
      description: '',
    },
  ],
  executionCases: [
    {
      name: '',
      profileComponents: [
        {
          name: '- Đơn đề nghị cấp giấy phép thả diều theo Mẫu số 01 ban hành kèm theo Thông tư 9/2026/TT-BTN;',
          originalQty: 1,
          copyQty: null,
          hasElectronicForm: false,
          attachments: null,
        },
      ],
    },
  ],
  cases: [
    {
      id: idOf(900_000),
      code: `${code}.01`,
      name: 'Cấp giấy phép thả diều',
      processingDay: { qty: 5, type: 'WORKING_DAY' },
    },
  ],
  requirementsAndConditions: null,
  resultsDetails: [{ name: 'Giấy phép thả diều' }],
  legalBasisesDetails: [{ code: '9/2026/TT-BTN', name: 'Thông tư về thả diều' }],
  decisionNo: '77/QĐ-BTN',
  // Midnight of 20 January 2026 in Việt Nam.
  procedureProposal: { decisionDate: Date.UTC(2026, 0, 19, 17), proposalNumber: '' },
  ...changes,
});

/** Packs a record the way storage holds it. */
export function packed(value: Json, changes: Partial<PackedRecord> = {}): PackedRecord {
  const read = readRecord(value);
  if ('reason' in read) throw new Error(read.reason);
  const { record } = read;
  return {
    key: keyOf(record),
    code: record.code,
    name: record.name,
    scope: scopeOf(record),
    local: isLocal(record),
    crawledOn: read.crawledOn ?? crawlDay,
    goneOn: null,
    body: pack(record).body,
    ...changes,
  };
}

const content = loadKnowledge();

/** The content of the project over records of a test. */
export function knowledgeOf(...records: readonly PackedRecord[]): KnowledgeBase {
  return content.withShelf(new RecordShelf(1, records));
}
