import { expect, it } from 'vitest';
import type { Answer } from '../talk/wire.ts';
import { vietnamese } from '../texts/vi.ts';
import { spokenAnswer, writtenAnswer } from './plain.ts';

const answer: Answer = {
  status: 'step',
  procedure: '1.001193',
  number: 'KT7K-4M3P',
  blocks: [
    { kind: 'text', text: 'Một điều. Hai điều?\nBa điều' },
    { kind: 'step', number: 1, total: 3, title: 'Mở trang', text: 'Bấm nút.', sees: 'Tên của bạn.' },
    {
      kind: 'papers',
      title: 'Giấy tờ',
      items: [{ id: 'a', name: 'Tờ khai', form: 'bản chính', note: null, state: 'optional' }],
    },
  ],
  choices: [{ label: 'Xong', token: 'x' }],
  links: [
    { kind: 'portal', title: 'Mở Cổng', url: 'https://dichvucong.gov.vn/' },
    { kind: 'resume', title: 'Làm tiếp', url: 'https://a.vn/?tiep=x' },
  ],
  sources: [{ title: 'Quyết định 163', recordOn: '2026-07-18', verifiedOn: null }],
};

it('is written whole, with where its number can be looked up, and without the way to where this person stands', () => {
  expect(writtenAnswer(answer, 'https://a.vn', vietnamese)).toBe(
    [
      'Một điều. Hai điều?\nBa điều',
      'Bước 1/3: Mở trang.\nBấm nút.\nXong thì thấy: Tên của bạn.',
      'Giấy tờ:\n- Tờ khai (bản chính), nếu có.',
      'Mở Cổng: https://dichvucong.gov.vn/',
      'Nguồn: Quyết định 163, theo bản ghi của Cổng ngày 18/7/2026',
      'Mã trả lời KT7K-4M3P: https://a.vn/tra-loi/KT7K-4M3P',
    ].join('\n\n'),
  );
});

it('is read aloud sentence by sentence, without addresses and numbers', () => {
  const spoken = spokenAnswer(answer, vietnamese);
  expect(spoken.slice(0, 3)).toEqual(['Một điều.', 'Hai điều?', 'Ba điều']);
  expect(spoken.join(' ')).not.toMatch(/https|KT7K/);
});
