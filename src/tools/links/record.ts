// Reads the filled-in list back: who opened which address when, and whether it was the right page.
import { z } from 'zod';
import { stringify } from 'yaml';
import type { LinkCheck } from '../../knowledge/types.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import { columns } from './list.ts';

/** What a filled-in list holds. */
export interface ReadList {
  readonly checks: readonly LinkCheck[];
  /** What cannot be used, by line. */
  readonly problems: readonly string[];
}

const answers: Readonly<Record<string, boolean>> = {
  có: true,
  co: true,
  đúng: true,
  x: true,
  không: false,
  khong: false,
  sai: false,
};

/**
 * @param known - addresses that stand on the list of today
 * @param today - nobody can have opened a link later than this
 */
export function readList(text: string, known: ReadonlySet<string>, today: string): ReadList {
  const rows = readCsv(text);
  const first = rows[0];
  const lacking = Object.values(columns).filter((c) => first !== undefined && !(c in first.cells));
  if (!first || lacking.length > 0)
    return { checks: [], problems: [first ? `thiếu cột: ${lacking.join(', ')}` : 'tệp không có dòng nào'] };
  const read = rows.map((row) => readRow(row, known, today));
  return {
    checks: read.flatMap((r) => (typeof r === 'object' && r !== null ? [r] : [])),
    problems: read.flatMap((r) => (typeof r === 'string' ? [r] : [])),
  };
}

/** A check, what is wrong with the row, or null where nobody opened it. */
function readRow(
  { line, cells }: CsvRow,
  known: ReadonlySet<string>,
  today: string,
): LinkCheck | string | null {
  const cell = (name: keyof typeof columns): string => cells[columns[name]] ?? '';
  if (cell('opens') === '' && cell('on') === '' && cell('by') === '') return null;
  const opens = answers[cell('opens').normalize('NFC').toLowerCase()];
  const on = z.iso.date().safeParse(cell('on'));
  if (!known.has(cell('url'))) return `dòng ${line}: địa chỉ không có trong danh sách hôm nay`;
  if (opens === undefined) return `dòng ${line}: cột "${columns.opens}" chỉ ghi có hoặc không`;
  if (!on.success) return `dòng ${line}: ngày mở phải viết như 2026-11-24`;
  if (on.data > today) return `dòng ${line}: ngày mở ${on.data} chưa tới`;
  if (cell('by') === '') return `dòng ${line}: chưa ghi ai mở`;
  const note = cell('note');
  return { url: cell('url'), opens, on: on.data, by: cell('by'), ...(note === '' ? {} : { note }) };
}

/** The file of all checks, the older ones first; the same finding is kept once. */
export function checksFile(
  heading: string,
  before: readonly LinkCheck[],
  more: readonly LinkCheck[],
): string {
  const all = [...before, ...more].sort((a, b) => a.on.localeCompare(b.on));
  const unique = [...new Map(all.map((c) => [JSON.stringify([c.url, c.opens, c.on, c.by]), c])).values()];
  return `${heading}\n${stringify(unique)}`;
}
