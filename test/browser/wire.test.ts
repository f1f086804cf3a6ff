// The two halves of the channel speak of the same answer: what the server's renderer writes, the widget reads whole.
import { expect, test } from 'vitest';
import { renderDirectLine } from '../../src/bot/renderers/direct-line.ts';
import type { FinishedAnswer } from '../../src/dialogs/types.ts';
import { readActivitySet, type Answer } from '../../src/widget/chat/talk/wire.ts';

const finished: FinishedAnswer = {
  status: 'step',
  procedure: '1.001193',
  number: 'KS7K-2M4P',
  blocks: [
    { kind: 'text', text: 'Được.' },
    { kind: 'step', title: 'Mở trang', number: 1, total: 8, text: 'Bấm nút.', sees: null },
    {
      kind: 'papers',
      title: 'Bạn cần 1 thứ',
      items: [{ id: 'form', name: 'Tờ khai', form: 'bản chính', note: null, state: 'need' }],
    },
    { kind: 'notice', text: 'Có thể đã đổi.' },
  ],
  choices: [{ label: 'Xong', token: 'n|1.001193|open|done' }],
  links: [
    {
      kind: 'portal',
      id: 'portal',
      title: 'Mở Cổng',
      url: 'https://dichvucong.gov.vn/',
      spoken: 'dichvucong.gov.vn',
    },
  ],
  sources: [{ id: 'record', title: 'Quyết định 163/QĐ-BTP', recordOn: '2026-07-18', verifiedOn: null }],
};

test('an answer crosses the wire whole', () => {
  const about = { conversationId: 'c', replyTo: null, erased: false, withClerk: false };
  const { transcript } = renderDirectLine(finished, about);
  const activities = transcript.map((activity, index) => ({ ...(activity as object), id: String(index) }));
  // Assigned, so that the compiler compares the two types as well.
  const expected: Answer = finished;
  expect(readActivitySet(JSON.parse(JSON.stringify({ activities, watermark: '1' })))).toEqual({
    messages: [{ from: 'assistant', id: '0', at: null, erased: false, withClerk: false, answer: expected }],
    watermark: '1',
  });
});
