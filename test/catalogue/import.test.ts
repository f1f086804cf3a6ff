// `catalogue import`: records of every shape come in through the command, bad ones are set aside with line and reason, vanished ones stay as gone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Place } from '../../src/storage/storage.ts';
import { describeDatabases } from '../support/databases.ts';
import { runTool, type ToolRun } from '../support/tool.ts';
import { flat, paper, raw } from './sample-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'guidance-import-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = Array.from({ length: 12 }, (_, i) => `1.9000${String(i + 1).padStart(2, '0')}`);
const lines = codes.map((code) => JSON.stringify(flat(code)));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function catalogue(place: Place, ...args: string[]): Promise<ToolRun> {
  if (place === 'memory') throw new Error('a command keeps what it does');
  const env: Record<string, string> =
    'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : { DATA_DIR: place.directory };
  return runTool('catalogue', args, { env });
}

describeDatabases('import', (databases) => {
  test('keeps the good ones and names the bad ones by line and reason', async () => {
    const place = await databases.place();
    const mixed = [
      ...lines.slice(0, 5),
      '{"code": "1.9000',
      JSON.stringify(flat('1.900099', { name: '' })),
      '',
      JSON.stringify(flat('1.9000981')),
      JSON.stringify(flat('1.900097', { record_type: 'SPECIFIC', promulgating_agency: 'UBND tỉnh Nghệ An' })),
      JSON.stringify(flat('1.900001', { portal_id: 'another-page' })),
    ];
    const { code, out, err } = await catalogue(place, 'import', file('mixed.jsonl', mixed.join('\n')));
    expect(code).toBe(0);
    expect(err).toContain('Để riêng, dòng 6: không phải JSON');
    expect(err).toContain('Để riêng, dòng 7: name: thiếu tên thủ tục');
    expect(err).toContain('Mã sai dạng, có lưu nhưng không dùng để trả lời: 1.9000981');
    expect(err).toContain('Mã có ở hơn một thủ tục, giữ cả: 1.900001');
    expect(out).toContain('Dùng cho Hà Tĩnh: 6 (cả nước 6, riêng của tỉnh 0).');
    expect(out).toMatch(
      /Xong: 8 bản ghi đang có, 0 không còn trên Cổng\. [\d.]+ giây, bộ nhớ cao nhất \d+ MB\./,
    );
    expect((await catalogue(place, 'list')).out).toBe(
      '#1  từ tệp, bản ghi ngày 18/7/2026: 8 đang có, 0 không còn, 2 để riêng\n',
    );
  });

  test('a second crawl marks what vanished as gone and deletes nothing', async () => {
    const place = await databases.place();
    await catalogue(place, 'import', file('first.jsonl.gz', gzipSync(lines.join('\n'))));
    const later = codes.slice(1).map((code) => JSON.stringify(flat(code, { crawl_date: '2026-10-01' })));
    const second = await catalogue(place, 'import', file('second.jsonl', later.join('\n')));
    expect(second.out).toContain('Xong: 11 bản ghi đang có, 1 không còn trên Cổng.');
    const gone = await catalogue(place, 'show', codes[0] ?? '');
    expect(gone.out).toContain('Bản ghi ngày 18/7/2026, không còn trên Cổng từ 1/10/2026, phạm vi: national');
    expect((await catalogue(place, 'list')).out.split('\n')).toHaveLength(3);
  });

  test('a file that lacks a tenth is not believed until somebody says what it is', async () => {
    const place = await databases.place();
    await catalogue(place, 'import', file('all.jsonl', lines.join('\n')));
    const half = file('half.jsonl', lines.slice(0, 6).join('\n'));
    const asked = await catalogue(place, 'import', half);
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('Chưa dùng: thiếu 6 trong 12 bản ghi đang có.');
    expect((await catalogue(place, 'import', half, '--part')).out).toContain(
      '12 bản ghi đang có, 0 không còn',
    );
    expect((await catalogue(place, 'import', half, '--whole')).out).toContain(
      '6 bản ghi đang có, 6 không còn',
    );
  });

  test('reads raw answers of the API: a file, a list, and a folder of files', async () => {
    const place = await databases.place();
    mkdirSync(join(folder, 'crawl/1.900002'), { recursive: true });
    file('crawl/one.json', JSON.stringify({ code: 'OK', data: raw('1.900001') }));
    file(
      'crawl/1.900002/raw_procedure.json',
      JSON.stringify({ id: 'x', code: '1.900002', name: 'x', detail: raw('1.900002') }),
    );
    file('crawl/broken.json', '{');
    const all = await catalogue(place, 'import', join(folder, 'crawl'), '--crawled-on', '2026-09-09');
    expect(all.err).toContain('Để riêng, broken.json: cả tệp: không phải JSON');
    expect(all.out).toContain('Xong: 2 bản ghi đang có');
    const list = file('list.json', JSON.stringify([raw('1.900001'), 7, raw('1.900003')]));
    const part = await catalogue(place, 'import', list, '--part');
    expect(part.err).toContain('Để riêng, mục 2:');
    expect(part.out).toContain('Xong: 3 bản ghi đang có');
    expect((await catalogue(place, 'show', '1.900002')).out).toContain('Bản ghi ngày 9/9/2026');
  });
});

test('as many records as the portal has are imported in under 60 seconds and 300 MB', async () => {
  const place = { directory: join(folder, 'many') };
  // About as bulky as real ones: 30 papers and long steps, none of them the same.
  const many = Array.from({ length: 5_665 }, (_, i) => {
    const documents = Array.from({ length: 30 }, (_p, j) =>
      paper(`Giấy thứ ${j} của thủ tục số ${i}, ${'bản chính '.repeat(8)}`),
    );
    return JSON.stringify(
      flat(`1.${String(i).padStart(6, '0')}`, {
        documents,
        steps: [`Bước ${i}: ${'nộp hồ sơ '.repeat(150)}`],
      }),
    );
  });
  const { code, out } = await catalogue(place, 'import', file('many.jsonl.gz', gzipSync(many.join('\n'))));
  expect(code).toBe(0);
  const [, seconds, memory] = /Xong: 5665 .* ([\d.]+) giây, bộ nhớ cao nhất (\d+) MB/.exec(out) ?? [];
  expect(Number(seconds)).toBeLessThan(60);
  expect(Number(memory)).toBeLessThan(300);
}, 180_000);

describe('a source that cannot be used', () => {
  const place = { directory: join(folder, 'data') };
  test.each([
    ['does not exist', 'no-such-file.jsonl', /Không có tệp hay thư mục .*no-such-file\.jsonl\./],
    ['has no record', 'empty.jsonl', /không có bản ghi nào đọc được, không đổi gì/],
    ['is damaged', 'damaged.jsonl.gz', /damaged\.jsonl\.gz bị hỏng hoặc chưa tải hết/],
  ])('%s', async (_name, name, says) => {
    file('empty.jsonl', '\n\n');
    file('damaged.jsonl.gz', gzipSync(lines.join('\n')).subarray(0, 40));
    const { code, out, err } = await catalogue(place, 'import', join(folder, name));
    expect(code).toBe(1);
    expect(`${out}${err}`).toMatch(says);
    expect(err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('the usage is said for anything else', async () => {
    expect(await catalogue(place, 'nhap')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Cách dùng:') as string,
    });
  });
});
