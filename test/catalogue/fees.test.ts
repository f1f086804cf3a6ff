// Every trap of the fee rows, and what a citizen is told about it.
import { describe, expect, it } from 'vitest';
import { channel, fee, flat, knowledgeOf, packed } from './sample-records.ts';
import { told } from './talk.ts';

const code = '1.900001';
const notYet = '2026-11-24';

/** What is said about the fee of a record whose three ways of filing have these fee rows. */
function saidOf(rows: readonly unknown[], day = notYet, changes: Record<string, unknown> = {}): string {
  const channels = ['trực tuyến', 'dịch vụ bưu chính', 'trực tiếp'].map((m) => channel(m, { fee: rows }));
  return told(knowledgeOf(packed(flat(code, { channels, ...changes }))), code, 'fee', day);
}

describe('a fee that is not recorded', () => {
  it.each([
    ['no row', []],
    ['0 without a text', [fee(0)]],
    ['nothing without a text', [fee(null)]],
    ['a reference that names no figure', [fee(0, 'Theo quy định của Luật phí và lệ phí.')]],
  ])('is unknown, not free: %s', (_name, rows) => {
    const said = saidOf(rows);
    expect(said).toContain('Tôi chưa có mức lệ phí chắc chắn');
    expect(said).toContain('không có nghĩa là miễn phí');
    expect(said).not.toContain('không mất tiền');
  });

  it('is unknown with the words of the record where they say something', () => {
    const said = saidOf([fee(0, 'Không quy định')]);
    expect(said).toContain('tôi chưa có con số chắc chắn');
    expect(said).toContain('Bản ghi viết: "Không quy định".');
    expect(saidOf([fee(0, 'Cấp mới 40.000 đồng/lần; cấp lại 20.000 đồng/lần.')])).toContain(
      'Bản ghi viết: "Cấp mới 40.000',
    );
  });

  it('is free only where the record says so without a condition', () => {
    expect(saidOf([fee(0, 'Không thu phí')])).toContain('không mất tiền');
    expect(saidOf([fee(0, '- Miễn lệ phí.')])).toContain('không mất tiền');
    const conditional = saidOf([fee(0, 'Miễn lệ phí cho người thuộc hộ nghèo.')]);
    expect(conditional).not.toContain('không mất tiền');
    expect(conditional).toContain('Miễn lệ phí cho người thuộc hộ nghèo');
  });
});

describe('a figure', () => {
  it('is said with what it is for, the source and the day of the record', () => {
    const said = saidOf([fee(30_000, 'Thả diều ban đêm')]);
    expect(said).toContain('Phí, lệ phí: 30.000 đồng (thả diều ban đêm).');
    expect(said).toContain('Quyết định 77/QĐ-BTN của Bộ Thử nghiệm');
    expect(said).toContain('Theo bản ghi chính thức của Cổng ngày 18/7/2026, chưa có người biên tập.');
  });

  it('is said per piece where the text says only that', () => {
    expect(saidOf([fee(20_000, '20.000 đồng/tờ khai')])).toContain('20.000 đồng/tờ khai.');
    expect(saidOf([fee(20_000, '/lần')])).toContain('20.000 đồng/lần.');
  });

  it.each([
    ['25', [fee(25)], '25 đồng, cần hỏi lại', 'Bản ghi ghi số 25, không rõ đơn vị'],
    [
      '700 with its text',
      [fee(700, '700.000 đồng/cơ sở')],
      '700 đồng, cần hỏi lại',
      'Bản ghi viết: "700.000 đồng/cơ sở"',
    ],
    [
      'a thousand times too much',
      [fee(25_000_000, '25.000 đồng/giấy')],
      '25.000.000 đồng, cần hỏi lại',
      'không khớp',
    ],
    [
      'another figure in the text',
      [fee(5_000, '7.000 đồng/lần')],
      '5.000 đồng, cần hỏi lại',
      '7.000 đồng/lần',
    ],
  ])('in a wrong unit is only suspected and never corrected: %s', (_name, rows, figure, why) => {
    const said = saidOf(rows);
    expect(said).toContain(`có nơi ghi ${figure}`);
    expect(said).toContain(why);
  });

  it('in another currency is not turned into đồng', () => {
    const said = saidOf([fee(10, '10 USD/người', 'USD')]);
    expect(said).toContain('Bản ghi ghi 10 USD, không phải tiền đồng');
    expect(said).not.toContain('10 đồng');
  });

  it('left to the provincial council is not said, whatever number stands there', () => {
    const said = saidOf([fee(50_000, 'Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định.')]);
    expect(said).toContain('do tỉnh quy định, tôi chưa có mức của Hà Tĩnh');
    expect(said).not.toContain('50.000');
  });

  it('gives way to the page of the portal where there are too many', () => {
    const said = saidOf(Array.from({ length: 8 }, (_, i) => fee(10_000 * (i + 1), `Diều loại ${i + 1}`)));
    expect(said).toContain('Bản ghi có 8 mức khác nhau');
    expect(said).not.toContain('10.000');
  });
});

describe('a reduction', () => {
  const until = (end: string): string =>
    `(áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày ${end})`;

  it('that had ended before the crawl is not valid any more', () => {
    const said = saidOf([fee(160_000, '160.000 đồng/giấy (áp dụng đến hết ngày 31/12/2025).')]);
    expect(said).not.toContain('160.000');
    expect(said).toContain('Mức giảm ghi trong bản ghi đã hết hạn');
  });

  it('that had ended leaves the ordinary fee', () => {
    const said = saidOf([fee(250_000, 'Sát hạch (Miễn phí từ ngày 07/4/2026 đến 30/6/2026)')]);
    expect(said).toContain('250.000 đồng');
    expect(said).not.toContain('không mất tiền');
  });

  it('holds until its last day, and the ordinary fee from the next', () => {
    const rows = [fee(800_000, until('31/12/2026'))];
    expect(saidOf(rows, '2026-12-31')).toContain('400.000 đồng. Áp dụng đến hết ngày 31/12/2026.');
    expect(saidOf(rows, '2026-12-31')).not.toContain('800.000');
    expect(saidOf(rows, '2027-01-01')).toContain('800.000 đồng');
    expect(saidOf(rows, '2027-01-01')).not.toContain('400.000');
  });

  it('may be the number itself: nothing is said after its end', () => {
    const rows = [
      fee(25_000, '25.000đ/giấy (áp dụng đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC)'),
    ];
    expect(saidOf(rows, '2026-12-31')).toContain('25.000 đồng/giấy');
    expect(saidOf(rows, '2027-01-01')).not.toContain('25.000');
  });

  it('ends with its act where the record names no day', () => {
    const rows = [fee(30_000, 'Bằng 50% mức thu (Thông tư số 64/2025/TT-BTC)')];
    expect(saidOf(rows, '2026-12-31')).toContain('30.000 đồng');
    expect(saidOf(rows, '2027-01-01')).not.toContain('30.000');
  });

  it('is not read out of the title of an act', () => {
    const title = 'Thông tư 64/2025/TT-BTC của Bộ Tài chính quy định mức thu, miễn một số khoản phí, lệ phí';
    expect(
      saidOf([fee(50_000, `25.000 đồng/thẻ (đến hết ngày 31/12/2026, ${title}); 50.000 đồng/thẻ`)]),
    ).not.toContain('không mất tiền');
  });
});

describe('corrections', () => {
  it('take the figure away from a record that names a replaced act', () => {
    const said = saidOf([fee(50_000, 'Thông tư số 60/2023/TT-BTC ngày 07/9/2023')]);
    expect(said).not.toContain('50.000');
    expect(said).toContain('60/2023/TT-BTC, đã được thay bằng Thông tư 155/2025/TT-BTC');
  });

  const licence = (decision: string): string => {
    const channels = [channel('trực tiếp', { fee: [fee(135, '135.000 đồng/lần')] })];
    return told(knowledgeOf(packed(flat('3.000349', { channels, decision }))), '3.000349', 'fee');
  };

  it('put the right fee with its own source over a stale one', () => {
    const said = licence('1025/QĐ-BCA');
    expect(said).toContain('135.000 đồng');
    expect(said).toContain('Thông tư 154/2025/TT-BTC');
    expect(said).not.toContain('cần hỏi lại');
  });

  it('are dropped when the record has a newer decision', () => {
    expect(licence('9999/QĐ-BCA')).toContain('có nơi ghi 135 đồng, cần hỏi lại');
  });

  it('add the relief for digital citizens on its days only, and only online', () => {
    const kb = knowledgeOf(packed(flat('1.900002', { code: '1.013080' })));
    expect(told(kb, '1.013080', 'fee', '2026-08-14')).not.toContain('Công dân số');
    expect(told(kb, '1.013080', 'fee', '2027-02-28')).toContain('Công dân số nộp qua mạng: không mất tiền');
    expect(told(kb, '1.013080', 'fee', '2027-03-01')).not.toContain('Công dân số');
    expect(kb.guide('1.013080')?.methods.counter?.fees).toEqual([]);
  });
});
