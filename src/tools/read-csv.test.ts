// A table is read from every way in which spreadsheet programs save it, and as it was written.
import { expect, it } from 'vitest';
import { writeCsv } from '../web/csv.ts';
import { readCsv } from './read-csv.ts';

it.each([
  ['semicolons', '\ufeffMã;Xã, phường;Ghi chú\r\n18073;Trần Phú;"a, b"\r\n;;\r\n'],
  ['commas', 'Mã,"Xã, phường",Ghi chú\n18073,Trần Phú,"a, b"\n'],
])('reads a table with %s between columns, and a comma in the name of one', (_sign, text) => {
  const cells = { Mã: '18073', 'Xã, phường': 'Trần Phú', 'Ghi chú': 'a, b' };
  expect(readCsv(text)).toEqual([{ line: 2, cells }]);
});

it('reads back what was written, and a cell cannot become a formula', () => {
  const row = { a: 'một, "hai"', b: 'dòng\ndòng; nữa', c: '' };
  expect(readCsv(writeCsv([Object.keys(row), Object.values(row)])).map(({ cells }) => cells)).toEqual([row]);
  expect(writeCsv([['a'], ['=1+1']])).toContain("'=1+1");
});
