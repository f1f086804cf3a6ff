// `content check --catalogue`: every difference between a guide and its record is listed, and only explained ones pass.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareWithRecord, type Difference } from '../../src/knowledge/compare/compare.ts';
import { loadKnowledge, RecordShelf } from '../../src/knowledge/knowledge.ts';
import type { PackedRecord } from '../../src/knowledge/catalogue/shelf.ts';
import { ContentCopy } from '../content/content-copy.ts';
import { sampleGuide } from '../content/sample-guide.ts';
import { runTool } from '../support/tool.ts';
import { channel, fee, flat, idOf, packed, paper } from './sample-records.ts';

const code = '1.900001';
const kite = fee(30_000, '30.000 đồng/lần');
/** The record that the sample guide was written from. */
const record = (changes: Record<string, unknown> = {}): Record<string, unknown> =>
  flat(code, {
    channels: [channel('trực tuyến', { fee: [kite] }), channel('trực tiếp', { fee: [kite] })],
    documents: [paper('Đơn đề nghị cấp giấy phép thả diều'), paper('Ảnh chụp con diều')],
    ...changes,
  });

function differences(
  changes: Record<string, unknown>,
  guide = sampleGuide,
  shelved: Partial<PackedRecord> = {},
): readonly Difference[] {
  const copy = new ContentCopy().bare().write(`guides/${code}.yml`, guide);
  const kb = loadKnowledge(copy.folder, new RecordShelf(1, [packed(record(changes), shelved)]));
  const written = kb.guides.get(code);
  const found = kb.shelf.find(code);
  const derived = kb.recordGuide(code);
  if (!written || !found || !derived) throw new Error('no pair');
  return compareWithRecord(written, found, derived);
}
const says = (changes: Record<string, unknown>, guide = sampleGuide): readonly string[] =>
  differences(changes, guide).map((d) => d.says);

describe('a difference', () => {
  test('is none where the guide says what the record says', () => {
    expect(differences({})).toEqual([]);
  });

  test.each([
    ['decision', { decision: '88/QĐ-BTN' }, 'bản ghi theo quyết định 88/QĐ-BTN, hướng dẫn ghi 77/QĐ-BTN'],
    [
      'fee',
      {
        channels: [
          channel('trực tuyến', { fee: [fee(45_000, '45.000 đồng/lần')] }),
          channel('trực tiếp', { fee: [kite] }),
        ],
      },
      'nộp qua mạng: bản ghi nói 45.000 đồng, hướng dẫn không có',
    ],
    [
      'time',
      {
        channels: [
          channel('trực tuyến', { fee: [kite], time_raw: { qty: 9, unit: 'DAY' } }),
          channel('trực tiếp', { fee: [kite] }),
        ],
      },
      'nộp qua mạng: bản ghi nói 9 ngày, hướng dẫn không có',
    ],
    [
      'way of filing',
      { channels: [...(record()['channels'] as unknown[]), channel('dịch vụ bưu chính')] },
      'gửi bưu điện: bản ghi có cách này, hướng dẫn không',
    ],
    [
      'way of filing that went',
      { channels: [channel('trực tiếp', { fee: [kite] })] },
      'nộp qua mạng: hướng dẫn có cách này, bản ghi không',
    ],
    ['level', { online_full_process: false }, 'nộp qua mạng: hướng dẫn nói toàn trình, bản ghi nói một phần'],
    [
      'paper more',
      { documents: [...(record()['documents'] as unknown[]), paper('Hợp đồng thuê bãi biển')] },
      'bản ghi có giấy «Hợp đồng thuê bãi biển», hướng dẫn không có',
    ],
    [
      'paper less',
      { documents: [paper('Đơn đề nghị cấp giấy phép thả diều')] },
      'hướng dẫn có giấy «Ảnh con diều», bản ghi không nhắc',
    ],
    [
      'number of copies',
      { documents: [paper('Đơn đề nghị cấp giấy phép thả diều', 3), paper('Ảnh chụp con diều')] },
      '«Đơn đề nghị cấp giấy phép thả diều»: bản ghi cần 3 bản, hướng dẫn nói 1',
    ],
    ['page', { portal_id: idOf(5) }, `trang trên Cổng nay có id ${idOf(5)}`],
  ])('in the %s is told', (_name, changes, expected) => {
    expect(says(changes)).toContain(expected);
  });

  test('is told when the procedure is gone from the portal', () => {
    const found = differences({}, sampleGuide, { goneOn: '2026-10-01' });
    expect(found.map((d) => d.says)).toEqual(['bản ghi không còn trên Cổng từ 1/10/2026']);
  });

  test('that a fact of another source makes is explained by that source', () => {
    const guide = sampleGuide.replace(
      'amount: 30000, source: record }]\n    steps: { attach',
      'amount: 20000, source: circular }]\n    steps: { attach',
    );
    const found = differences({}, guide);
    expect(found).toContainEqual(
      expect.objectContaining({
        says: 'nộp qua mạng: hướng dẫn nói 20.000 đồng, bản ghi không có',
        explained: 'theo Thông tư 9/2026/TT-BTN',
      }),
    );
  });

  test('is explained by an entry with its reason and source, and only that one', () => {
    const guide = `${sampleGuide}differences:\n  - { about: paper, match: Hợp đồng, why: Chỉ nơi cho thuê bãi mới cần., source: circular }\n`;
    const documents = [
      ...(record()['documents'] as unknown[]),
      paper('Hợp đồng thuê bãi biển'),
      paper('Biên bản kiểm tra gió'),
    ];
    expect(differences({ documents }, guide).map((d) => [d.match, d.explained])).toEqual([
      ['Hợp đồng thuê bãi biển', 'Chỉ nơi cho thuê bãi mới cần. (Thông tư 9/2026/TT-BTN)'],
      ['Biên bản kiểm tra gió', null],
    ]);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidance-compare-test-'));
  const env = { DATA_DIR: folder };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const importRecord = async (changes: Record<string, unknown>): Promise<void> => {
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, JSON.stringify(record(changes)));
    await runTool('catalogue', ['import', file, '--whole'], { env });
  };

  test('fails on what is not explained and says what to do, and passes when nothing differs', async () => {
    const content = new ContentCopy().bare().write(`guides/${code}.yml`, sampleGuide).folder;
    const nothing = await runTool('content', ['check', content, '--catalogue'], { env });
    expect(nothing).toMatchObject({
      code: 1,
      err: expect.stringContaining('Chưa có bản ghi nào để so.') as string,
    });
    await importRecord({});
    const same = await runTool('content', ['check', content, '--catalogue'], { env });
    expect(same).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('So với 1 bản ghi: 0 chỗ khác') as string,
    });
    await importRecord({ decision: '88/QĐ-BTN' });
    const other = await runTool('content', ['check', content, '--catalogue'], { env });
    expect(other.code).toBe(1);
    expect(other.err).toContain(
      `CHƯA RÕ  ${code}  bản ghi theo quyết định 88/QĐ-BTN, hướng dẫn ghi 77/QĐ-BTN`,
    );
    expect(other.err).toContain('ghi lý do và nguồn ở mục differences');
  });
});
