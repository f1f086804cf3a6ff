// What the server sends, and what a broken middle box might make of it.
import { expect, test } from 'vitest';
import { readActivitySet } from './wire.ts';

const answer = {
  status: 'step',
  procedure: '1.001193',
  number: 'KS7K-2M4P',
  blocks: [{ kind: 'text', text: 'Chào bạn' }],
  choices: [],
  links: [
    { kind: 'portal', title: 'Mở Cổng', url: 'https://dichvucong.gov.vn/' },
    { kind: 'portal', title: 'Lạ', url: 'javascript:alert(1)' },
  ],
  sources: [],
};
const bot = { id: 'tro-ly', role: 'bot' };

test('an answer is read whole, but only web addresses become links', () => {
  const set = readActivitySet({
    activities: [{ type: 'message', id: '1', from: bot, channelData: { answer } }],
    watermark: '1',
  });
  expect(set).toEqual({
    messages: [
      {
        from: 'assistant',
        id: '1',
        at: null,
        erased: false,
        withClerk: false,
        answer: { ...answer, links: answer.links.slice(0, 1) },
      },
    ],
    watermark: '1',
  });
});

test('a message without an answer in it still shows its words and buttons', () => {
  const suggestedActions = { actions: [{ title: 'Có', value: { token: 'yes' } }, { title: 'Không' }, {}] };
  const set = readActivitySet({
    activities: [{ type: 'message', id: '1', from: bot, text: 'Đúng chưa?', suggestedActions }],
  });
  expect(set?.messages[0]).toMatchObject({
    answer: {
      blocks: [{ kind: 'text', text: 'Đúng chưa?' }],
      choices: [
        { label: 'Có', token: 'yes' },
        { label: 'Không', token: 'Không' },
      ],
    },
  });
});

test('what a person said comes back with the id this page gave it and the button it was', () => {
  const from = { id: 'dl_1', role: 'user' };
  const said = {
    type: 'message',
    id: '2',
    from,
    timestamp: '2026-11-24T02:05:00.000Z',
    text: 'Có',
    value: { token: 'yes' },
    channelData: { clientActivityID: 'a' },
  };
  expect(readActivitySet({ activities: [said] })?.messages).toEqual([
    { from: 'person', id: '2', at: Date.UTC(2026, 10, 24, 2, 5), clientId: 'a', text: 'Có', token: 'yes' },
  ]);
});

test.each([null, '', 5, [], {}, { activities: 'none' }])('%j is not a set of activities', (raw) => {
  expect(readActivitySet(raw)).toBeNull();
});

test('typing, traces and junk between messages are passed over', () => {
  const set = readActivitySet({
    activities: [{ type: 'typing', id: '1', from: bot }, null, 'x', { type: 'message', from: bot }],
  });
  expect(set).toEqual({ messages: [], watermark: null });
});
