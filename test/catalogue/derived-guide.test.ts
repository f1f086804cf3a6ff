// A record becomes a guide like any other: times, papers, office and words put in order, and marked as nobody's writing.
import { describe, expect, it } from 'vitest';
import type { Guide } from '../../src/knowledge/types.ts';
import { sayDuration } from '../../src/knowledge/knowledge.ts';
import { channel, crawlDay, flat, idOf, knowledgeOf, packed, paper } from './sample-records.ts';
import { told, walk, wordsOf } from './talk.ts';

const code = '1.900001';

function guideOf(changes: Record<string, unknown> = {}): Guide {
  const guide = knowledgeOf(packed(flat(code, changes))).guide(code);
  if (!guide) throw new Error('no guide');
  return guide;
}
const times = (guide: Guide): readonly string[] =>
  (guide.methods.counter?.durations ?? []).map((d) => `${d.label ? `${d.label}: ` : ''}${sayDuration(d)}`);

describe('the whole', () => {
  it('is a guide with its source, its day and its age', () => {
    expect(guideOf()).toMatchObject({
      layer: 'record',
      notices: [],
      code,
      title: 'cấp giấy phép thả diều ở bãi biển',
      officialName: 'Thủ tục cấp giấy phép thả diều ở bãi biển',
      grade: 'B',
      office: 'commune_committee',
      officeOnPortal: 'phường hoặc xã của bạn',
      portal: { id: idOf(900_001), cases: [{ id: idOf(900_000), code: '1.900001.01' }], keyword: code },
      sources: [
        {
          id: 'record',
          title: 'Quyết định 77/QĐ-BTN của Bộ Thử nghiệm',
          number: '77/QĐ-BTN',
          date: '2026-01-20',
          recordOn: crawlDay,
          verifiedOn: null,
          kind: 'portal_record',
        },
      ],
      reviewBy: '2027-01-18',
      result: { text: 'Giấy phép thả diều', source: 'record' },
      whoMayFile: 'Theo bản ghi, người nộp là: công dân Việt Nam, doanh nghiệp.',
      mistakes: [],
      faqs: [],
    });
  });

  it('says why a way of filing does not exist, and how much of it is online', () => {
    const guide = guideOf({ channels: [channel('trực tuyến')], online_full_process: false });
    expect(Object.keys(guide.methods)).toEqual(['online']);
    expect(guide.methods.online?.level).toBe('partial');
    expect(guide.noMethod).toEqual({
      post: 'Bản ghi của Cổng không có cách gửi bưu điện cho việc này.',
      counter: 'Bản ghi của Cổng không có cách nộp trực tiếp cho việc này.',
    });
  });

  it('is due for review half a year after the crawl, and says so with the office', () => {
    const kb = knowledgeOf(packed(flat(code)));
    expect(told(kb, code, 'duration', '2027-01-18')).not.toContain('đến hạn xem lại');
    expect(told(kb, code, 'duration', '2027-01-19')).toContain('đến hạn xem lại từ ngày 18/1/2027');
  });

  it('keeps web addresses and braces of the record away from citizens', () => {
    const guide = guideOf({ result: 'Giấy {phép} tại https://example.vn/a', field: 'Vui {chơi}' });
    expect(guide.result.text).toBe('Giấy (phép) tại');
    expect(guide.summary).not.toMatch(/[{}]/);
  });
});

describe('names', () => {
  it.each([
    ['THỦ TỤC ĐĂNG KÝ NUÔI CÁ Ở HÀ TĨNH.', 'đăng ký nuôi cá ở Hà Tĩnh'],
    ['Cấp đổi thẻ thả diều (thực hiện tại cấp tỉnh)', 'cấp đổi thẻ thả diều (thực hiện tại cấp tỉnh)'],
    ['Thủ tục hành chính: Cấp C/O cho diều', 'cấp C/O cho diều'],
    ['GPLX cho diều có động cơ', 'GPLX cho diều có động cơ'],
  ])('%s', (name, title) => {
    expect(guideOf({ name }).title).toBe(title);
  });

  it('are short enough for a sentence', () => {
    const name = `Cấp giấy phép thả diều đối với ${'diều giấy, diều vải, diều có sáo, '.repeat(8)}`;
    expect(guideOf({ name }).title).toBe('cấp giấy phép thả diều');
    expect(guideOf({ name }).officialName.length).toBeGreaterThan(200);
  });
});

describe('time', () => {
  const channelWith = (time_raw: unknown, note = ''): unknown =>
    channel('trực tiếp', { time: '1', time_raw, note });
  const oneCase = (qty: number, unit: string, name = 'Một'): unknown => ({
    id: idOf(1),
    code: 'x',
    name,
    qty,
    unit,
  });

  it('comes from the cases where its unit was not recorded', () => {
    const channels = [channelWith({ qty: 5, unit: 'OTHER' })];
    expect(times(guideOf({ channels, cases: [oneCase(25, 'DAY')] }))).toEqual(['25 ngày']);
    expect(times(guideOf({ channels, cases: [oneCase(5, 'OTHER')] }))).toEqual([]);
  });

  it('differs by case where the cases differ', () => {
    const channels = [channelWith({ qty: 0, unit: 'OTHER' })];
    const cases = [oneCase(1, 'DAY', 'Diều nhỏ'), oneCase(3, 'WORKING_DAY', 'Diều lớn')];
    expect(times(guideOf({ channels, cases }))).toEqual(['Diều nhỏ: 1 ngày', 'Diều lớn: 3 ngày làm việc']);
  });

  it('is read from the words when nothing else has it, and unknown otherwise', () => {
    const said = 'Nhận hồ sơ tại quầy. Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.';
    expect(times(guideOf({ channels: [channelWith({ qty: 0, unit: 'OTHER' }, said)], cases: [] }))).toEqual([
      'trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ',
    ]);
    const kb = knowledgeOf(
      packed(flat(code, { channels: [channelWith({ qty: '-', unit: 'OTHER' })], cases: [] })),
    );
    expect(told(kb, code, 'duration')).toContain('Tôi chưa có thời hạn chắc chắn');
  });

  it('keeps several stages of one way of filing apart', () => {
    const channels = [
      channelWith({ qty: 1, unit: 'WORKING_DAY' }, 'Kiểm tra hồ sơ: 01 ngày làm việc.'),
      channelWith({ qty: 8, unit: 'HOUR' }, 'Trả kết quả: 08 giờ.'),
    ];
    expect(times(guideOf({ channels }))).toEqual(['Kiểm tra hồ sơ: 1 ngày làm việc', 'Trả kết quả: 8 giờ']);
  });
});

describe('papers', () => {
  const papersOf = (...documents: unknown[]): Guide['documents'] => guideOf({ documents }).documents;

  it('without copies are remarks, and so is all under a heading of remarks', () => {
    const named = papersOf(
      paper('Đơn đề nghị'),
      paper('Người tiếp nhận có trách nhiệm kiểm tra hồ sơ.', 0, 0),
      paper('Bản chụp phải rõ nét', 1, 0, { case: '* Lưu ý:' }),
    );
    expect(named.map((d) => d.name)).toEqual(['Đơn đề nghị']);
  });

  it('are kept where a record counts no copies at all, with a warning', () => {
    const named = papersOf(paper('a) Văn bản đề nghị', 0, 0), paper('Trường hợp mất thì báo lại', 0, 0));
    expect(named).toMatchObject([
      { name: 'Văn bản đề nghị', note: 'Bản ghi không ghi số bản. Bạn hỏi lại nơi nhận.' },
    ]);
  });

  it('that are not listed are pointed to, so that nobody thinks there are none', () => {
    expect(papersOf()).toMatchObject([
      { name: 'Giấy tờ theo danh sách trên trang thủ tục của Cổng', optional: false },
    ]);
  });

  it('are cut when there are too many', () => {
    const named = papersOf(...Array.from({ length: 27 }, (_, i) => paper(`Bản vẽ số ${i}`)));
    expect(named).toHaveLength(21);
    expect(named.at(-1)?.name).toBe('Còn 7 giấy nữa trong danh sách của Cổng');
  });

  it('have a short name and keep the official one', () => {
    const [first] = papersOf(
      paper('1.2. Đơn đề nghị cấp phép (theo Mẫu 05 Phụ lục I) ban hành kèm theo Thông tư 9/2026/TT-BTN;'),
    );
    expect(first).toMatchObject({
      name: 'Đơn đề nghị cấp phép',
      officialName: 'Đơn đề nghị cấp phép (theo Mẫu 05 Phụ lục I) ban hành kèm theo Thông tư 9/2026/TT-BTN',
    });
  });

  it('have the form that the copies ask for, by way of filing', () => {
    const forms = papersOf(
      paper('Đơn', 2),
      paper('Bản sao có chứng thực giấy chứng nhận', 0, 1),
      paper('Bản sao hộ chiếu, mang bản chính để đối chiếu', 0, 1),
      paper('Bản chụp giấy đăng ký', 0, 1),
      paper('Tờ khai điện tử', 1, 0, { e_form: true }),
      paper('Căn cước', 1, 0, { case: '* Giấy tờ phải xuất trình:' }),
    ).map((d) => `${d.quantity} ${Object.values(d.forms).join(' ')}`);
    expect(forms).toEqual([
      '2 photo original original',
      '1 photo certified_copy certified_copy',
      '1 photo certified_copy copy_with_original_to_compare',
      '1 photo copy copy',
      '1 e_form original original',
      '1 photo certified_copy show_original',
    ]);
  });

  it('are optional where they are for some only, but never all of them', () => {
    const [form, permit, optional] = papersOf(
      paper('Đơn đề nghị đối với diều có động cơ'),
      paper('Giấy ủy quyền trong trường hợp nhờ người khác nộp'),
      paper('Ảnh chụp diều (nếu có)'),
    );
    expect(form).toMatchObject({ optional: false, note: 'Đối với diều có động cơ.' });
    expect(permit).toMatchObject({
      name: 'Giấy ủy quyền',
      optional: true,
      note: 'Trường hợp nhờ người khác nộp.',
    });
    expect(optional).toMatchObject({ optional: true, note: 'Nếu có.' });
    expect(papersOf(paper('Ảnh (nếu có)'))).toMatchObject([{ optional: false }]);
  });

  const cases = [
    paper('Giấy cũ', 1, 0, { case: 'Trường hợp giấy bị hỏng, hồ sơ gồm:' }),
    paper('Đơn báo mất', 1, 0, { case: 'Trường hợp giấy bị mất' }),
  ];

  it('that all belong to cases are asked about', () => {
    const guide = guideOf({ documents: cases });
    expect(guide.questions).toMatchObject([
      {
        ask: 'Bạn thuộc trường hợp nào?',
        choices: [
          { value: 'case_1', label: 'Trường hợp giấy bị hỏng' },
          { value: 'case_2', label: 'Trường hợp giấy bị mất' },
        ],
      },
    ]);
    expect(guide.documents[1]).toMatchObject({ name: 'Đơn báo mất', when: { record_case: ['case_2'] } });
    const heard = walk(knowledgeOf(packed(flat(code, { documents: cases }))), code, 'counter')
      .map(wordsOf)
      .join('\n');
    expect(heard).toContain('Giấy cũ');
    expect(heard).not.toContain('Đơn báo mất');
  });

  it('that belong to a case beside papers of everybody say for whom they are', () => {
    expect(guideOf({ documents: [paper('Đơn'), ...cases] })).toMatchObject({
      questions: [],
      documents: [
        { optional: false },
        { optional: true, note: 'Chỉ khi giấy bị hỏng, hồ sơ gồm.' },
        { optional: true },
      ],
    });
  });
});

describe('office', () => {
  const officeOf = (agency: string, level: readonly string[] = ['Cấp Tỉnh']): string => {
    const { office, officeWords } = guideOf({ agency, level });
    return officeWords ? `${office}: ${officeWords}` : office;
  };
  const centre = 'nhận qua Trung tâm Phục vụ hành chính công tỉnh';

  it.each([
    ['Sở Tư pháp', `provincial_department: Sở Tư pháp tỉnh Hà Tĩnh, ${centre}`],
    ['Sở Y tế các tỉnh, thành phố', `provincial_department: Sở Y tế tỉnh Hà Tĩnh, ${centre}`],
    ['Sở Y tế Thành phố Hà Nội', `provincial_department: Sở Y tế tỉnh Hà Tĩnh, ${centre}`],
    ['Sở An toàn thực phẩm - TP.HCM; Sở Y tế', `provincial_department: Sở Y tế tỉnh Hà Tĩnh, ${centre}`],
    ['Cục Thử nghiệm; Ủy ban nhân dân cấp tỉnh', `provincial_centre: UBND tỉnh Hà Tĩnh, ${centre}`],
    ['Ủy ban Nhân dân\u00a0xã, phường, thị trấn.', 'commune_committee'],
    ['Công an cấp Xã', 'commune_police'],
    ['Chi cục Hải quan khu vực', 'unlisted: Chi cục Hải quan khu vực'],
    ['Công an huyện', 'unlisted: cơ quan ghi trên trang thủ tục của Cổng'],
    ['', `provincial_centre: UBND tỉnh Hà Tĩnh, ${centre}`],
  ])('%s', (agency, office) => {
    expect(officeOf(agency)).toBe(office);
  });

  it('of a ministry stays the ministry', () => {
    expect(officeOf('Cục Quản lý xuất nhập cảnh', ['Cấp Bộ'])).toBe('unlisted: Cục Quản lý xuất nhập cảnh');
  });

  it('may be one of two', () => {
    expect(officeOf('Công an cấp Xã; Công an tỉnh', ['Cấp Tỉnh', 'Cấp Xã'])).toBe(
      'commune_police: công an xã, phường nơi bạn ở, hoặc Công an tỉnh Hà Tĩnh',
    );
  });
});

describe('what is odd about a record', () => {
  it('is said with every fact: districts', () => {
    const kb = knowledgeOf(packed(flat(code, { steps: ['Nộp tại UBND cấp huyện.'] })));
    expect(told(kb, code, 'duration')).toContain('Bản ghi còn nhắc cấp huyện, đã bỏ từ 1/7/2025');
  });

  it('is said with every fact: a code of two procedures, of which the province’s own is taken', () => {
    const kb = knowledgeOf(
      packed(flat(code, { name: 'Thả diều cả nước', portal_id: idOf(2) })),
      packed(
        flat(code, {
          name: 'Thả diều Hà Tĩnh',
          portal_id: idOf(1),
          record_type: 'SPECIFIC',
          promulgating_agency: 'UBND tỉnh Hà Tĩnh',
        }),
      ),
    );
    expect(kb.guide(code)?.title).toBe('thả diều Hà Tĩnh');
    expect(told(kb, code, 'duration')).toContain('hơn một thủ tục dùng mã này');
    expect(kb.recordTargets()).toHaveLength(1);
  });

  it('keeps fee and time back: it is gone from the portal', () => {
    const kb = knowledgeOf(packed(flat(code), { goneOn: '2026-10-01' }));
    const said = told(kb, code, 'duration');
    expect(said).toContain('không còn trên Cổng từ bản ghi ngày 1/10/2026');
    expect(said).not.toContain('5 ngày');
    expect(kb.recordTargets()).toEqual([]);
  });

  it('keeps fee and time back: it was abolished, until a newer record says otherwise', () => {
    const card = (decision: string): string =>
      told(knowledgeOf(packed(flat('2.001194', { decision }))), '2.001194', 'duration');
    expect(card('5710/QĐ-BCA-C06')).toContain('Quyết định 5230/QĐ-BCA-C06 ngày 18/8/2026 đã bãi bỏ');
    expect(card('5710/QĐ-BCA-C06')).not.toContain('5 ngày');
    expect(card('1/QĐ-BCA')).toContain('5 ngày làm việc');
  });
});

describe('the two layers', () => {
  it('a written guide wins over the record, which is no target either', () => {
    const kb = knowledgeOf(packed(flat('1.001193')), packed(flat(code)));
    expect(kb.guide('1.001193')).toMatchObject({ layer: 'guide', title: 'đăng ký khai sinh' });
    expect(kb.recordTargets()).toEqual([
      {
        code,
        name: 'Thủ tục cấp giấy phép thả diều ở bãi biển',
        title: 'cấp giấy phép thả diều ở bãi biển',
        local: true,
      },
    ]);
  });

  it('records of elsewhere, internal and malformed ones are not answered from', () => {
    const kb = knowledgeOf(
      packed(flat('1.900003', { record_type: 'SPECIFIC', promulgating_agency: 'UBND tỉnh Nghệ An' })),
      packed(flat('1.900004', { internal: true })),
      packed(flat('1.9000051')),
    );
    expect(kb.shelf.size).toBe(0);
    expect(kb.guide('1.900003')).toBeUndefined();
  });

  it('links lead to the record’s own page on the portal', () => {
    const kb = knowledgeOf(packed(flat(code)), packed(flat('1.900006', { portal_id: null })));
    expect(kb.link('procedure_page', code).url).toContain(idOf(900_001));
    expect(kb.link('procedure_page', '1.900006').url).toContain('keyword=1.900006');
  });
});
