// `npm run links`: a list for people to click through, and what they found goes back into the answers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDoubtful, loadKnowledge } from '../../src/knowledge/knowledge.ts';
import { readCsv } from '../../src/tools/read-csv.ts';
import { writeCsv } from '../../src/web/csv.ts';
import { runTool, type ToolRun } from '../support/tool.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

const page = 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d0000-0000-7000-8000-000000900001';
const answers = { opens: 'Đúng trang? (có/không)', on: 'Ngày mở (2026-11-24)', by: 'Người mở' } as const;
const copyOf = (): ContentCopy => new ContentCopy().bare().write('guides/1.900001.yml', sampleGuide);
const links = (copy: ContentCopy, ...args: string[]): Promise<ToolRun> =>
  runTool('links', [...args, '--content', copy.folder, '--now', '2026-11-24']);

/** The written list with the answers of one row filled in. */
async function filled(
  copy: ContentCopy,
  url: string,
  cells: Readonly<Record<string, string>>,
): Promise<string> {
  await links(copy, 'list', '--out', copy.folder);
  const rows = readCsv(readFileSync(join(copy.folder, 'links.csv'), 'utf8')).map((r) => r.cells);
  const file = join(copy.folder, 'filled.csv');
  const answered = rows.map((r) => Object.values(r['Địa chỉ'] === url ? { ...r, ...cells } : r));
  writeFileSync(file, writeCsv([Object.keys(rows[0] ?? {}), ...answered]));
  return file;
}

describe('the list', () => {
  test('has every address once, as a table and as a page to click through', async () => {
    const copy = copyOf();
    const { code, out } = await links(copy, 'list', '--out', copy.folder);
    expect(code).toBe(0);
    const rows = readCsv(readFileSync(join(copy.folder, 'links.csv'), 'utf8'));
    const urls = rows.map((r) => r.cells['Địa chỉ'] ?? '');
    expect(out).toContain(`Đã viết ${urls.length} đường dẫn`);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toContain(page);
    expect(urls).toContain('https://dichvucong.gov.vn/tra-cuu-ho-so');
    expect(urls.every((url) => /^https:\/\/[a-z.]+\//.test(url) && !url.includes('{'))).toBe(true);
    const html = readFileSync(join(copy.folder, 'links.html'), 'utf8');
    for (const url of urls) expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
  });

  test('of the project leads only to hosts a citizen may be sent to', () => {
    const kb = loadKnowledge();
    for (const { id } of kb.links.values())
      for (const guide of [null, ...kb.guides.keys()])
        expect(() => new URL(kb.link(id, guide).url)).not.toThrow();
  });
});

describe('what somebody found', () => {
  test('is recorded with who and when, and a fresh confirmation needs no spoken way', async () => {
    const copy = copyOf();
    const file = await filled(copy, page, {
      [answers.opens]: 'Có',
      [answers.on]: '2026-11-20',
      [answers.by]: 'Lan',
    });
    const { code, out } = await links(copy, 'record', file);
    expect(out).toContain('Đã ghi 1 lần mở, 0 lần không đúng trang.');
    expect(code).toBe(0);
    expect(readFileSync(join(copy.folder, 'link-checks.yml'), 'utf8')).toMatch(/^# Ai đã mở/);
    const { checkedOn } = loadKnowledge(copy.folder).link('procedure_page', '1.900001');
    expect(checkedOn).toBe('2026-11-20');
    expect(isDoubtful(checkedOn, '2026-11-24')).toBe(false);
    expect(isDoubtful(checkedOn, '2027-06-24')).toBe(true);
    expect(isDoubtful(null, '2026-11-24')).toBe(true);
    expect((await links(copy, 'status')).out).toContain('; 1 có người mở trong 180 ngày qua');
    // Recording the same list again changes nothing.
    const before = readFileSync(join(copy.folder, 'link-checks.yml'), 'utf8');
    await links(copy, 'record', file);
    expect(readFileSync(join(copy.folder, 'link-checks.yml'), 'utf8')).toBe(before);
  });

  test('takes a link that does not open out of the answers, and it stands on the next list again', async () => {
    const copy = copyOf();
    const file = await filled(copy, page, {
      [answers.opens]: 'không',
      [answers.on]: '2026-11-20',
      [answers.by]: 'Lan',
    });
    expect((await links(copy, 'record', file)).out).toContain('1 lần không đúng trang');
    const kb = loadKnowledge(copy.folder);
    expect(kb.link('procedure_page', '1.900001').url).toContain('keyword=');
    await links(copy, 'list', '--out', copy.folder);
    expect(readFileSync(join(copy.folder, 'links.csv'), 'utf8')).toMatch(new RegExp(`${page};"?không đúng`));
  });

  test.each([
    [
      'an odd answer',
      { [answers.opens]: 'chắc vậy', [answers.on]: '2026-11-20', [answers.by]: 'Lan' },
      'chỉ ghi có hoặc không',
    ],
    [
      'an odd day',
      { [answers.opens]: 'có', [answers.on]: '20/11/2026', [answers.by]: 'Lan' },
      'phải viết như 2026-11-24',
    ],
    [
      'a day to come',
      { [answers.opens]: 'có', [answers.on]: '2026-11-25', [answers.by]: 'Lan' },
      'ngày mở 2026-11-25 chưa tới',
    ],
    ['nobody', { [answers.opens]: 'có', [answers.on]: '2026-11-20' }, 'chưa ghi ai mở'],
    [
      'another address',
      { 'Địa chỉ': 'https://example.vn/', [answers.opens]: 'có' },
      'không có trong danh sách hôm nay',
    ],
  ])('is refused by line with %s', async (_name, cells, says) => {
    const copy = copyOf();
    const file = await filled(copy, page, cells);
    const { code, err } = await links(copy, 'record', file);
    expect(code).toBe(1);
    expect(err).toMatch(/^dòng \d+: /);
    expect(err).toContain(says);
    expect(readFileSync(join(copy.folder, 'link-checks.yml'), 'utf8').trimEnd()).toMatch(/\[\]$/);
  });
});

test('the register may not lead anywhere else, nor have places nothing is known for', async () => {
  const copy = copyOf()
    .change('links.yml', 'https://dichvucong.gov.vn/tra-cuu-ho-so', 'https://dichvucong-gov.vn/tra-cuu-ho-so')
    .change(
      'links.yml',
      'https://dichvucong.gov.vn/thanh-toan-truc-tuyen',
      'https://dichvucong.gov.vn/{ward}',
    );
  const { code, err } = await links(copy, 'status');
  expect(code).toBe(1);
  expect(err).toMatch(/links\.yml:\d+ {2}\d+\.url: máy chủ này không có trong danh sách được phép/);
  expect(err).toMatch(/không có gì để điền vào \{ward\}/);
});
