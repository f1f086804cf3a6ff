// The form that the province fills in for its 69 centres, and how it is read back: what is left empty stays unknown.
import { z } from 'zod';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Centre } from '../../knowledge/types.ts';
import { writeCsv } from '../../web/csv.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';

/** The columns of the form. */
export const columns = {
  code: 'Mã đơn vị',
  unit: 'Xã, phường',
  address: 'Địa chỉ trung tâm',
  phone: 'Điện thoại',
  zalo: 'Zalo',
  hours: 'Giờ làm việc',
  by: 'Ai cung cấp',
  on: 'Ngày cung cấp (2026-11-24)',
} as const;
const columnNames = Object.keys(columns) as (keyof typeof columns)[];

/** The form with what is known already. */
export function centreForm(kb: KnowledgeBase): string {
  const rows = [...kb.units.values()].map(({ code, type, name }) => {
    const known = kb.centres.get(code);
    const cells = {
      ...{ code, unit: `${type} ${name}` },
      ...{ address: known?.address, phone: known?.phone, zalo: known?.zalo, hours: known?.hours },
      ...{ by: known?.by, on: known?.on },
    };
    return columnNames.map((column) => cells[column] ?? '');
  });
  return writeCsv([Object.values(columns), ...rows]);
}

/** What a filled-in form holds. */
export interface ReadForm {
  readonly centres: readonly Centre[];
  /** What cannot be used, by line. */
  readonly problems: readonly string[];
}

/** Reads a filled-in form; every mistake is named with its line. */
export function readCentres(text: string, kb: KnowledgeBase, today: string): ReadForm {
  const rows = readCsv(text);
  const first = rows[0];
  const lacking = Object.values(columns).filter((c) => first !== undefined && !(c in first.cells));
  if (!first || lacking.length > 0)
    return { centres: [], problems: [first ? `thiếu cột: ${lacking.join(', ')}` : 'tệp không có dòng nào'] };
  const seen = new Set<string>();
  const problems: string[] = [];
  const centres = rows.flatMap((row) => {
    const read = readRow(row, kb, today, seen);
    problems.push(...read.problems.map((p) => `dòng ${row.line}: ${p}`));
    return read.problems.length === 0 && read.centre ? [read.centre] : [];
  });
  return { centres, problems };
}

/** 0239…, 09…, 1900…, 1800…, with blanks and dots; several parted by commas or «/». */
const phone = /^(?:\+?84|0|1[89]00)[\d .-]{4,14}\d(?:\s*[,;/]\s*(?:\+?84|0|1[89]00)[\d .-]{4,14}\d)*$/;

function readRow(
  { cells }: CsvRow,
  kb: KnowledgeBase,
  today: string,
  seen: Set<string>,
): { readonly centre: Centre | null; readonly problems: readonly string[] } {
  const cell = (name: keyof typeof columns): string => (cells[columns[name]] ?? '').replace(/^'/, '');
  const code = cell('code').padStart(5, '0');
  const facts = { address: cell('address'), phone: cell('phone'), zalo: cell('zalo'), hours: cell('hours') };
  const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
  const on = z.iso.date().safeParse(cell('on'));
  const problems = [
    ...(kb.units.has(code) ? [] : [`không có xã, phường nào mã "${cell('code')}"`]),
    ...(seen.has(code) ? [`mã ${code} đã có ở dòng trên`] : []),
    ...(facts.phone === '' || phone.test(facts.phone)
      ? []
      : [`số điện thoại "${facts.phone}" không đúng dạng`]),
    ...(facts.hours === '' || /\d/.test(facts.hours)
      ? []
      : ['giờ làm việc phải nêu giờ, ví dụ: thứ Hai đến thứ Sáu, 7 giờ đến 11 giờ 30']),
    ...Object.values(told)
      .filter((v) => /https?:|\{|\}/.test(v))
      .map((v) => `"${v}" có địa chỉ web hoặc ngoặc nhọn`),
  ];
  seen.add(code);
  if (Object.keys(told).length === 0) return { centre: null, problems };
  const unsourced = [
    ...(cell('by') === '' ? ['chưa ghi ai cung cấp'] : []),
    ...(on.success && on.data <= today
      ? []
      : ['ngày cung cấp phải viết như 2026-11-24 và không ở tương lai']),
  ];
  const all = [...problems, ...unsourced];
  return { centre: { unit: code, ...told, by: cell('by'), on: cell('on') }, problems: all };
}
