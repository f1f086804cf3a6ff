// Reads the papers of a record by rule: 0/0 rows are remarks, headings are cases, too long lists are cut.
import type { Document, Method, Question } from '../types.ts';
import { startUpper } from '../first-letter.ts';
import { atMost, oneLine, withoutMarks } from './official-text.ts';
import { isCounted, isPaperName, paperOf, type Heading } from './paper.ts';
import type { RecordPaper } from './record.ts';
import type { Say } from './words.ts';

/** The papers of a record and, where all of them belong to cases, the question that picks the case. */
export interface ReadPapers {
  readonly documents: readonly Document[];
  readonly questions: readonly Question[];
}

const labelLimit = 90;
/** A list longer than this is cut: the procedure's page has the rest. */
const mostPapers = 20;
/** A question has at most six choices. */
const mostCases = 6;
const caseQuestion = 'record_case';

/**
 * @param papers - as the record lists them
 * @param methods - the ways of filing that the record has
 */
export function papersOf(
  papers: readonly RecordPaper[],
  methods: readonly Method[],
  source: string,
  say: Say,
): ReadPapers {
  const single = new Set(papers.map((p) => p.group)).size <= 1;
  const listed = papers
    .map((paper) => ({ paper, heading: headingOf(paper.group, single) }))
    .filter(({ paper, heading }) => heading.kind !== 'remark' && !notAsked.test(withoutMarks(paper.name)));
  const counted = listed.filter(({ paper }) => isCounted(paper));
  const uncounted = counted.length === 0;
  const kept = uncounted ? listed.filter(({ paper }) => isPaperName(paper.name)) : counted;
  const cases = [...new Set(kept.flatMap(({ heading }) => (heading.kind === 'case' ? [heading.name] : [])))];
  const asks =
    cases.length > 1 && cases.length <= mostCases && kept.every(({ heading }) => heading.kind === 'case');
  const read = kept.slice(0, mostPapers).map(({ paper, heading }, i) => ({
    ...paperOf(paper, heading, { methods, asksCase: asks, say }),
    ...(uncounted ? { note: say('record.paper_uncounted') } : {}),
    ...(asks && heading.kind === 'case'
      ? { when: { [caseQuestion]: [caseId(cases.indexOf(heading.name))] } }
      : {}),
    id: `paper_${i + 1}`,
    source,
  }));
  // Somebody told that every paper is optional would bring none.
  const documents = read.every((d) => d.optional) ? read.map((d) => ({ ...d, optional: false })) : read;
  const missing = kept.length - documents.length;
  const rest = documents.length === 0 || missing > 0 ? [standIn(missing, methods, source, say)] : [];
  return { documents: [...documents, ...rest], questions: asks ? [questionOf(cases, say)] : [] };
}

/** Rows that say that nothing is asked for, and forms that only the office fills in. */
const notAsked =
  /^(?:không (?:có|quy định)|chưa có quy định|sổ theo dõi hồ sơ|giấy tiếp nhận hồ sơ và hẹn|phiếu (?:kiểm soát|từ chối|yêu cầu bổ sung|xin lỗi))/i;

function headingOf(group: string, single: boolean): Heading {
  const name = withoutMarks(group);
  if (/^(?:lưu ý|ghi chú|chú ý)/i.test(name)) return { kind: 'remark' };
  if (/xuất trình/i.test(name) && name.length < 60) return { kind: 'show' };
  if (single || name === '' || isNoCase(name)) return { kind: 'plain' };
  return { kind: 'case', name };
}

function isNoCase(name: string): boolean {
  return /^(?:(?:các )?(?:giấy tờ|chứng từ)|thành phần|số lượng|\d+ bộ|hồ sơ(?: bao)? gồm|hồ sơ$|nộp trực)/i.test(
    name,
  );
}

/** The question that picks the case; what all the names begin with is left out where they are too long for a button. */
function questionOf(cases: readonly string[], say: Say): Question {
  const names = cases.map(caseName);
  const common = names.some((name) => name.length > labelLimit) ? commonStart(names) : 0;
  return {
    id: caseQuestion,
    ask: say('record.which_case'),
    choices: names.map((name, i) => ({
      value: caseId(i),
      label: atMost(startUpper(name.slice(common)), labelLimit),
      says: [],
    })),
  };
}

function caseName(name: string): string {
  return withoutMarks(oneLine(name).replace(/,? (?:thành phần )?hồ sơ(?: bao)? gồm.*$/i, ''));
}

/** Length of the words that all texts begin with; none where a text would be left with too little. */
function commonStart(texts: readonly string[]): number {
  const [first = ''] = texts;
  let length = 0;
  for (const word of first.match(/\S+\s+/g) ?? []) {
    const start = first.slice(0, length + word.length);
    if (!texts.every((text) => text.startsWith(start) && text.length > start.length + 3)) break;
    length = start.length;
  }
  return length;
}

function caseId(index: number): string {
  return `case_${index + 1}`;
}

/** Stands for papers that the record does not list or that are too many to read out, so that nobody thinks there are none. */
function standIn(missing: number, methods: readonly Method[], source: string, say: Say): Document {
  return {
    id: 'papers_on_portal',
    name: missing > 0 ? say('record.papers_more', { count: String(missing) }) : say('record.papers_unlisted'),
    forms: Object.fromEntries(methods.map((m) => [m, m === 'online' ? 'photo' : 'original'])),
    quantity: 1,
    optional: false,
    note: say('record.papers_where'),
    perMethod: {},
    remarks: [],
    source,
  };
}
