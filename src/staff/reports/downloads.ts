// The tables of a report as files for spreadsheet programs.
import writeXlsxFile from 'write-excel-file/node';
import type { Reply } from '../../web/types.ts';
import { writeCsv } from '../../web/csv.ts';
import type { Table } from './table-words.ts';

/** One table below the other, each under its title. */
export function csvReply(tables: readonly Table[], name: string): Reply {
  const rows = tables.flatMap(({ title, columns, rows }) => [[title], columns, ...rows, []]);
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
      ...rows.map((row) =>
        row.map((value) => (typeof value === 'number' ? { type: Number, value } : { type: String, value })),
      ),
    ],
  }));
  const body = await writeXlsxFile(sheets).toBuffer();
  return file(body, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `${name}.xlsx`);
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
