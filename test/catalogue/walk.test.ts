// Ten procedures that nobody wrote up are walked to their end online and by post from their record alone.
import { expect, test } from 'vitest';
import { channel, fee, flat, idOf, knowledgeOf, packed, paper } from './sample-records.ts';
import { told, walk, wordsOf } from './talk.ts';

const group = (name: string, heading: string): unknown => paper(name, 1, 0, { case: heading });
const everyWay = (changes: Record<string, unknown>): unknown[] =>
  ['trực tuyến', 'dịch vụ bưu chính', 'trực tiếp'].map((m) => channel(m, changes));

const records = [
  flat('1.910001'),
  flat('1.910002', { channels: everyWay({ fee: [fee(0)] }), documents: [] }),
  flat('1.910003', { channels: everyWay({ fee: [fee(25)] }), agency: 'Sở Xây dựng', level: ['Cấp Tỉnh'] }),
  flat('1.910004', { channels: everyWay({ time: '1', time_raw: { qty: 1, unit: 'OTHER' } }), agency: '' }),
  flat('1.910005', { documents: [group('Đơn', 'Trường hợp A'), group('Giấy cũ', 'Trường hợp B')] }),
  flat('1.910006', { name: 'THỦ TỤC NUÔI ONG TRONG RỪNG.', result: '', legal_basis: [], decision: '' }),
  flat('1.910007', { agency: 'Công an cấp Xã; Công an tỉnh; Cục Thử nghiệm', level: ['Cấp Bộ', 'Cấp Xã'] }),
  flat('1.910008', { level: ['Cơ quan khác'], agency: 'Cơ sở giáo dục', portal_id: null, cases: [] }),
  flat('1.910009', {
    steps: ['Nộp tại UBND huyện {cũ}'],
    channels: everyWay({ fee: [fee(0, 'Do HĐND tỉnh quy định')] }),
  }),
  flat('1.910010', { record_type: 'SPECIFIC', promulgating_agency: 'UBND tỉnh Hà Tĩnh', subjects: [] }),
];
const kb = knowledgeOf(...records.map((r) => packed(r)));
const ways = records.flatMap(({ code }) =>
  (['online', 'post'] as const).map((m) => [String(code), m] as const),
);

test.each(ways)('%s by %s', (code, method) => {
  const heard = walk(kb, code, method);
  const steps = heard.flatMap((a) => a.blocks).filter((b) => b.kind === 'step');
  expect(steps.map((s) => s.number)).toEqual(Array.from({ length: steps[0]?.total ?? 0 }, (_, i) => i + 1));
  expect(steps.length).toBeGreaterThan(3);
  for (const answer of heard) {
    expect(answer.procedure).toBe(code);
    expect(wordsOf(answer)).not.toMatch(/[{}]|undefined|null/);
  }
  expect(wordsOf(heard[0] ?? ({ blocks: [], sources: [] } as never))).toContain('chưa có người biên tập');
  const links = heard.flatMap((a) => a.links).filter((l) => l.kind === 'portal');
  const page = code === '1.910008' ? `keyword=${code}` : idOf(Number(code.slice(-6)));
  if (method === 'online') expect(links.some((l) => l.url.includes(page))).toBe(true);
});

test.each(['fee', 'duration', 'documents', 'form', 'where', 'eligibility', 'result', 'legal_basis'])(
  'a question about %s is answered for each of them',
  (intent) => {
    for (const { code } of records) {
      const said = told(kb, String(code), intent);
      expect(said).not.toMatch(/[{}]|undefined|null/);
      expect(said).toContain('chưa có người biên tập');
    }
  },
);
