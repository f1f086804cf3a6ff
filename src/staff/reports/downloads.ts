// The tables of a report as files for spreadsheet programs.
import writeXlsxFile from 'write-excel-file/node';
import type { Reply } from '../../web/types.ts';
import { writeCsv } from '../../web/csv.ts';
import { Share, type Table } from './table-words.ts';

/** One table below the other, each under its title. */
export function csvReply(tables: readonly Table[], name: string): Reply {
  const rows = tables.flatMap(({ title, columns, rows }) => [
    [title],
    columns,
    ...rows.map((row) => row.map((cell) => (cell instanceof Share ? String(cell) : cell))),
    [],
  ]);
  return file(Buffer.from(writeCsv(rows)), 'text/csv; charset=utf-8', `${name}.csv`);
}

/** One sheet for each table; numbers stay numbers. */
export async function xlsxReply(tables: readonly Table[], name: string): Promise<Reply> {
  const sheets = tables.map(({ title, columns, rows }) => ({
    sheet: title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: columns.map((_, index) => ({ width: index < 2 ? 32 : 14 })),
    data: [
      columns.map((value) => ({ value, fontWeight: 'bold' as const })),
      // Always a cell of text or a number, never a formula.
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  const body = await writeXlsxFile(sheets).toBuffer();
  return file(body, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `${name}.xlsx`);
}

function cellOf(cell: Table['rows'][number][number]) {
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (cell instanceof Share && cell.part !== null) return { type: Number, value: cell.part, format: '0.0%' };
  return { type: String, value: String(cell) };
}

function file(body: Buffer, type: string, name: string): Reply {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body,
  };
}
