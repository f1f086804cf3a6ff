// `npm run centres`: the province's form for its 69 centres is written, checked by line, and what it says is answered.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import { readCsv } from '../../src/tools/read-csv.ts';
import { writeCsv } from '../../src/web/csv.ts';
import { told } from '../catalogue/talk.ts';
import { runTool, type ToolRun } from '../support/tool.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

const copyOf = (): ContentCopy => new ContentCopy().bare().write('guides/1.900001.yml', sampleGuide);
const centres = (copy: ContentCopy, ...args: string[]): Promise<ToolRun> =>
  runTool('centres', [...args, '--content', copy.folder, '--now', '2026-11-24']);
const told24 = { 'Ai cung cấp': 'UBND phường', 'Ngày cung cấp (2026-11-24)': '2026-11-20' };

/** The form with the first rows filled in. */
async function filled(copy: ContentCopy, ...first: Readonly<Record<string, string>>[]): Promise<string> {
  const file = join(copy.folder, 'form.csv');
  await centres(copy, 'form', '--out', file);
  const rows = readCsv(readFileSync(file, 'utf8')).map((r, i) => ({ ...r.cells, ...first[i] }));
  writeFileSync(
    file,
    writeCsv([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values<string>(row))]),
  );
  return file;
}

describe('the form', () => {
  test('has one row for each of the 69 communes and wards, and an empty one is right', async () => {
    const copy = copyOf();
    const file = await filled(copy);
    const rows = readCsv(readFileSync(file, 'utf8'));
    expect(rows).toHaveLength(69);
    expect(
      rows.every((r) => /^\d{5}$/.test(r.cells['Mã đơn vị'] ?? '') && r.cells['Điện thoại'] === ''),
    ).toBe(true);
    expect(await centres(copy, 'check', file)).toMatchObject({
      code: 0,
      out: 'Tệp đúng: 0 trung tâm. Còn 69 xã, phường chưa có gì.\n',
    });
  });

  test.each([
    [{ 'Điện thoại': 'gọi chị Lan', ...told24 }, 'số điện thoại "gọi chị Lan" không đúng dạng'],
    [{ 'Điện thoại': '0239 3855 555' }, 'chưa ghi ai cung cấp'],
    [
      { 'Địa chỉ trung tâm': 'số 1', 'Ai cung cấp': 'xã', 'Ngày cung cấp (2026-11-24)': '20/11/2026' },
      'ngày cung cấp phải viết như 2026-11-24',
    ],
    [{ 'Giờ làm việc': 'giờ hành chính', ...told24 }, 'giờ làm việc phải nêu giờ'],
    [{ 'Mã đơn vị': '99999' }, 'không có xã, phường nào mã "99999"'],
    [{ 'Địa chỉ trung tâm': 'xem https://a.vn', ...told24 }, 'có địa chỉ web hoặc ngoặc nhọn'],
  ])('is refused by line: %j', async (cells, says) => {
    const copy = copyOf();
    const file = await filled(copy, {}, cells);
    for (const command of ['check', 'record']) {
      const { code, err } = await centres(copy, command, file);
      expect(code).toBe(1);
      expect(err).toContain(`dòng 3: `);
      expect(err).toContain(says);
    }
    expect(loadKnowledge(copy.folder).centres.size).toBe(0);
  });
});

test('what is recorded is said with who told it, and what is lacking is said to be lacking', async () => {
  const copy = copyOf();
  const file = await filled(copy, { 'Điện thoại': '0239 3855 555', ...told24 });
  expect((await centres(copy, 'record', file)).out).toContain(
    'Đã ghi: 1 trung tâm. Còn 68 xã, phường chưa có gì.',
  );
  const kb = loadKnowledge(copy.folder);
  const [unit] = [...kb.centres.keys()];
  const name = `${kb.units.get(unit ?? '')?.type.toLowerCase() ?? ''} ${kb.units.get(unit ?? '')?.name ?? ''}`;
  const said = told(kb, '1.900001', 'where', '2026-11-24', unit);
  expect(said).toContain(`Trung tâm Phục vụ hành chính công ${name}: số điện thoại 0239 3855 555.`);
  expect(said).toContain('Theo UBND phường, ngày 20/11/2026.');
  expect(said).toContain(
    `Tôi chưa có địa chỉ, giờ làm việc đã kiểm chứng của Trung tâm Phục vụ hành chính công ${name}.`,
  );
  // The next form shows what is known, and an old fact stays when the new form says nothing of it.
  const again = await filled(copy);
  expect(readFileSync(again, 'utf8')).toContain('0239 3855 555');
});
