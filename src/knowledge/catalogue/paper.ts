// Reads one paper of a record: what it is called in short, for whom it is, and in which form each way of filing wants it.
import type { Document, Method, PaperForm } from '../types.ts';
import { startLower, startUpper } from '../first-letter.ts';
import { asSentence, atMost, firstClause, withoutMarks, withoutShouting } from './official-text.ts';
import type { RecordPaper } from './record.ts';
import type { Say } from './words.ts';

/** What a heading of the record's paper list means. */
export type Heading =
  { readonly kind: 'plain' | 'show' | 'remark' } | { readonly kind: 'case'; readonly name: string };

/** What a paper is read with. */
export interface PaperContext {
  /** The ways of filing that the record has. */
  readonly methods: readonly Method[];
  /** A question picks the case, so that the paper need not say for whom it is. */
  readonly asksCase: boolean;
  readonly say: Say;
}

const nameLimit = 110;
const noteLimit = 150;

/** A row without copies and without an electronic form is a remark. */
export function isCounted(paper: RecordPaper): boolean {
  return paper.original > 0 || paper.copy > 0 || paper.eForm;
}

const paperWords =
  /^(?:bản|bảng|báo cáo|biên|bằng|chứng|công văn|danh|dự thảo|đề án|đơn|giấy|hộ chiếu|hóa đơn|hoá đơn|hợp đồng|lý lịch|mẫu|phiếu|phương án|quyết định|sơ đồ|tài liệu|thẻ|thông báo|thuyết minh|tờ|văn|vận|ảnh)(?!\p{L})/iu;

/** Whether a row without copies still names a paper, in records that count none at all. */
export function isPaperName(name: string): boolean {
  return paperWords.test(withoutMarks(name));
}

/** Reads a paper, without its id and source. */
export function paperOf(
  paper: RecordPaper,
  heading: Heading,
  context: PaperContext,
): Omit<Document, 'id' | 'source'> {
  const { methods, asksCase, say } = context;
  const full = withoutMarks(paper.name);
  const name = nameOf(full);
  const condition = conditionOf(full);
  const ofCase = heading.kind === 'case' && !asksCase ? heading.name : null;
  const notes = [
    ofCase === null ? null : sayCase(ofCase, say),
    condition,
    paper.original > 0 && paper.copy > 0 ? say('record.paper_both', counts(paper)) : null,
    methods.includes('post') && isPlainCopy(paper, full) ? say('record.paper_copy_by_post') : null,
  ].filter((note) => note !== null);
  return {
    name,
    ...(full === name ? {} : { officialName: full }),
    forms: formsOf(paper, full, heading, methods),
    quantity: Math.max(1, paper.original > 0 ? paper.original : paper.copy),
    optional: ofCase !== null || (condition !== null && !/^trừ/i.test(condition) && !isApplication(full)),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    ...(paper.forms.length > 0 && !paper.eForm ? { whereToGet: say('record.paper_form') } : {}),
    perMethod: {},
    remarks: [],
  };
}

const conditionStart = /,?\s+(?:\(|trong |nếu |trừ )?(?:trường hợp|đối với|áp dụng (?:cho|đối với))/i;
const leadsOn =
  /[,:]?\s*(?:bao gồm|gồm(?: có)?|phải có|như sau|sau đây|(?:một trong )?các (?:giấy tờ|tài liệu|nội dung)(?: sau)?)$/i;

/** The name without its legal description and without the condition that stands in the note. */
function nameOf(full: string): string {
  const clause = firstClause(full);
  const condition = conditionStart.exec(clause)?.index ?? 0;
  const short = (condition >= 8 ? clause.slice(0, condition) : clause).replace(leadsOn, '');
  return startUpper(atMost(withoutShouting(short.length >= 4 ? short : clause), nameLimit));
}

/** «nếu có», «trường hợp …», «đối với …»: the paper is not everybody's. */
function conditionOf(name: string): string | null {
  if (/\(?nếu có\)?$/i.test(name)) return 'Nếu có.';
  const condition = /(?:trừ )?(?:trường hợp|đối với|áp dụng (?:cho|đối với))[^;.]{8,}/i.exec(name)?.[0];
  if (!condition) return null;
  const text = condition
    .replace(/:\s*\d+\s*(?:\([^)]*\)\s*)?(?:bản|bộ).*$/i, '')
    .replace(/[()]+/g, ' ')
    .replace(/\s+([,;:])/g, '$1')
    .replace(/\s+/g, ' ');
  return asSentence(startUpper(atMost(text.trim(), noteLimit)));
}

/** For whom a paper under a heading of the list is. */
function sayCase(heading: string, say: Say): string {
  const name = atMost(withoutMarks(heading), noteLimit);
  if (/^trường hợp /i.test(name))
    return say('record.paper_when', { name: startLower(name.slice('trường hợp '.length)) });
  if (/^đối với /i.test(name))
    return say('record.paper_for', { name: startLower(name.slice('đối với '.length)) });
  return say('record.paper_case', { name });
}

/** The application itself is everybody's, whatever its name says about cases. */
function isApplication(name: string): boolean {
  return /^(?:đơn|tờ khai|bản khai|phiếu đăng ký|(?:giấy|văn bản|công văn|hồ sơ|tờ trình)(?: \p{L}+)? đề nghị)/iu.test(
    name,
  );
}

/** The form a paper must have for each way of filing. */
function formsOf(
  paper: RecordPaper,
  name: string,
  heading: Heading,
  methods: readonly Method[],
): Partial<Record<Method, PaperForm>> {
  const forms: Record<Method, PaperForm> = {
    online: paper.eForm ? 'e_form' : 'photo',
    post: onPaper(paper, name, 'post', heading),
    counter: onPaper(paper, name, 'counter', heading),
  };
  return Object.fromEntries(methods.map((m) => [m, forms[m]]));
}

function onPaper(paper: RecordPaper, name: string, method: 'post' | 'counter', heading: Heading): PaperForm {
  const shown = heading.kind === 'show' || /^xuất trình/i.test(name);
  if (shown) return method === 'post' ? 'certified_copy' : 'show_original';
  if (paper.original > 0 || paper.copy === 0) return 'original';
  if (/đối chiếu/i.test(name)) return method === 'post' ? 'certified_copy' : 'copy_with_original_to_compare';
  return isCertified(name) ? 'certified_copy' : 'copy';
}

function isCertified(name: string): boolean {
  return /chứng thực|công chứng/i.test(name);
}

function isPlainCopy(paper: RecordPaper, name: string): boolean {
  return paper.original === 0 && paper.copy > 0 && !isCertified(name) && !/bản chụp|đối chiếu/i.test(name);
}

function counts({ original, copy }: RecordPaper): Record<string, string> {
  return { original: String(original), copy: String(copy) };
}
