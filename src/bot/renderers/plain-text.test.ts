import { describe, expect, it } from 'vitest';
import type { FinishedAnswer } from '../../dialogs/types.ts';
import { answerText, plainText } from './plain-text.ts';

const empty: FinishedAnswer = {
  status: 'step',
  procedure: '1.001193',
  number: null,
  blocks: [],
  choices: [],
  links: [],
  sources: [],
};

describe('answerText', () => {
  it('reads alone: steps with number and title, papers with boxes, notices', () => {
    const text = answerText({
      ...empty,
      blocks: [
        { kind: 'text', text: 'Bạn gửi hồ sơ qua bưu điện.' },
        {
          kind: 'step',
          title: 'Chuẩn bị giấy tờ',
          number: 1,
          total: 5,
          text: 'Xếp đủ giấy.',
          sees: 'đủ ba loại',
        },
        { kind: 'step', title: 'Ra bưu cục', number: 2, total: 5, text: 'Mang theo căn cước.', sees: null },
        {
          kind: 'papers',
          title: 'Giấy tờ cần có:',
          items: [
            { id: 'a', name: 'Giấy chứng sinh', form: 'bản chính', note: 'do bệnh viện cấp', state: 'need' },
            { id: 'b', name: 'Tờ khai', form: '', note: null, state: 'have' },
            { id: 'c', name: 'Giấy uỷ quyền', form: 'bản chính', note: null, state: 'optional' },
          ],
        },
        { kind: 'notice', text: 'Thông tin có thể đã đổi.' },
      ],
    });
    expect(text).toBe(
      [
        'Bạn gửi hồ sơ qua bưu điện.',
        'Bước 1/5 · Chuẩn bị giấy tờ\nXếp đủ giấy.\nXong thì bạn thấy: đủ ba loại',
        'Bước 2/5 · Ra bưu cục\nMang theo căn cước.',
        'Giấy tờ cần có:\n☐ Giấy chứng sinh (bản chính). do bệnh viện cấp\n☑ Tờ khai\n☐ Giấy uỷ quyền (bản chính) – nếu có',
        'Thông tin có thể đã đổi.',
      ].join('\n\n'),
    );
  });

  it('says where figures come from, and says «checked» only where somebody checked', () => {
    const source = (
      id: string,
      title: string,
      recordOn: string | null,
      verifiedOn: string | null = null,
    ) => ({
      id,
      title,
      recordOn,
      verifiedOn,
    });
    const text = answerText({
      ...empty,
      number: 'KT7K-4M3P',
      sources: [
        source('1', 'Thủ tục 1.001193', '2026-07-18'),
        source('2', 'Thủ tục 2.000815', '2026-07-18'),
        source('3', 'Thông tư 75/2022/TT-BTC', null),
        source('4', 'Nghị quyết 12', '2026-07-18', '2026-08-01'),
      ],
    });
    expect(text).toBe(
      'Nguồn: Thủ tục 1.001193; Thủ tục 2.000815 theo bản ghi của Cổng ngày 18/7/2026; Thông tư 75/2022/TT-BTC; ' +
        'Nghị quyết 12 đã kiểm tra ngày 1/8/2026 · Mã trả lời KT7K-4M3P',
    );
  });
});

describe('plainText', () => {
  it('adds links and numbered choices', () => {
    const text = plainText({
      ...empty,
      blocks: [{ kind: 'text', text: 'Bạn nộp cách nào?' }],
      choices: [
        { label: 'Nộp qua mạng', token: 'online' },
        { label: 'Gửi bưu điện', token: 'post' },
      ],
      links: [{ kind: 'portal', id: 'p', title: 'Mở Cổng', url: 'https://dichvucong.gov.vn/', spoken: '' }],
    });
    expect(text).toBe(
      'Bạn nộp cách nào?\n\n→ Mở Cổng: https://dichvucong.gov.vn/\n\n[1] Nộp qua mạng\n[2] Gửi bưu điện',
    );
  });
});
