// The thread against what networks do: late, twice, out of order, and from another tab.
import { describe, expect, test } from 'vitest';
import {
  addMessages,
  addUnsent,
  awaitsAnswer,
  beginAnew,
  emptyThread,
  pickedLabels,
  setDelivery,
  type Thread,
} from './thread.ts';
import type { Answer, Choice, Message } from './wire.ts';

const answer = (text: string, choices: readonly Choice[] = []): Answer => ({
  status: 'answered',
  procedure: null,
  number: null,
  blocks: [{ kind: 'text', text }],
  choices,
  links: [],
  sources: [],
});
const said = (
  id: string,
  text: string,
  clientId: string | null = null,
  token: string | null = null,
): Message => ({
  from: 'person',
  id,
  at: null,
  clientId,
  text,
  token,
});
const answered = (
  id: string,
  text: string,
  choices?: readonly Choice[],
): Extract<Message, { from: 'assistant' }> => ({
  from: 'assistant',
  id,
  at: null,
  erased: false,
  withClerk: false,
  answer: answer(text, choices),
});
const unsent = (clientId: string, text: string) => ({ clientId, text, token: null, at: 0 });

const shown = (thread: Thread): readonly string[] =>
  thread.entries.map((entry) => {
    if (entry.kind === 'anew') return '—';
    if (entry.kind === 'said') return `${entry.text} (${entry.delivery})`;
    const [block] = entry.answer.blocks;
    return block?.kind === 'text' ? block.text : '';
  });

describe('messages', () => {
  test('the echo takes the place of the message, with its personal numbers masked', () => {
    const typed = addUnsent(emptyThread, unsent('a', 'số 042309912345'));
    const thread = addMessages(typed, [said('1', 'số ••••••', 'a'), answered('2', 'Tôi đã che')]);
    expect(shown(thread)).toEqual(['số •••••• (sent)', 'Tôi đã che']);
  });

  test('what comes by stream, poll and history is shown once', () => {
    const set = [said('1', 'chào', 'a'), answered('2', 'Chào bạn')];
    const thread = addMessages(addMessages(emptyThread, set), set);
    expect(shown(thread)).toEqual(['chào (sent)', 'Chào bạn']);
  });

  test('a message typed before the history came stands after it', () => {
    const thread = addMessages(addUnsent(emptyThread, unsent('b', 'tiếp')), [
      said('1', 'chào'),
      answered('2', 'Chào bạn'),
    ]);
    expect(shown(thread)).toEqual(['chào (sent)', 'Chào bạn', 'tiếp (sending)']);
  });

  test('the same unsent message is added once, also when it is restored while the page already has it', () => {
    const thread = addUnsent(addUnsent(emptyThread, unsent('a', 'chào')), unsent('a', 'chào'));
    expect(shown(thread)).toEqual(['chào (sending)']);
  });

  test('a new conversation keeps what was said to read, and moves along what was not sent', () => {
    const old = addMessages(emptyThread, [said('1', 'chào', 'a'), answered('2', 'Chào bạn')]);
    const anew = beginAnew(addUnsent(old, unsent('b', 'tiếp')), 'second');
    const thread = addMessages(anew, [answered('2', 'Ta bắt đầu lại')]);
    expect(shown(thread)).toEqual(['chào (sent)', 'Chào bạn', '—', 'Ta bắt đầu lại', 'tiếp (sending)']);
  });
});

test('what was deleted on the server goes from the page, what is on its way stays', () => {
  const before = addMessages(emptyThread, [said('1', 'chào', 'a'), answered('2', 'Chào bạn')]);
  const gone: Message = { ...answered('3', 'Đã xóa'), erased: true };
  const thread = addMessages(addUnsent(before, unsent('b', 'tiếp')), [gone]);
  expect(shown(thread)).toEqual(['Đã xóa', 'tiếp (sending)']);
  // The same history once more brings nothing back.
  expect(shown(addMessages(thread, [answered('2', 'Chào bạn')]))).toEqual(['Đã xóa', 'tiếp (sending)']);
});

describe('waiting for an answer', () => {
  test('begins when the server has the message and ends with the answer', () => {
    const typed = addUnsent(emptyThread, unsent('a', 'chào'));
    expect(awaitsAnswer(typed)).toBe(false);
    const sent = setDelivery(typed, 'a', 'sent');
    expect(awaitsAnswer(sent)).toBe(true);
    expect(awaitsAnswer(addMessages(sent, [said('1', 'chào', 'a'), answered('2', 'Chào')]))).toBe(false);
  });

  test('is not for the assistant while a clerk answers', () => {
    const came: Message = { ...answered('1', 'Cán bộ đã vào'), withClerk: true };
    const written = setDelivery(
      addUnsent(addMessages(emptyThread, [came]), unsent('a', 'chào')),
      'a',
      'sent',
    );
    expect(awaitsAnswer(written)).toBe(false);
    const gone = addMessages(written, [answered('2', 'Trợ lý đây')]);
    expect(awaitsAnswer(setDelivery(addUnsent(gone, unsent('b', 'tiếp')), 'b', 'sent'))).toBe(true);
  });
});

describe('picked buttons', () => {
  const yes: Choice = { label: 'Đúng', token: 'n|1|q|yes' };
  const other: Choice = { label: 'Đúng', token: 'n|1|r|yes' };

  test('a tap marks the answer with that button, also an old one', () => {
    const thread = addMessages(emptyThread, [
      answered('1', 'Một?', [yes]),
      answered('2', 'Hai?', [other]),
      said('3', 'Đúng', null, yes.token),
    ]);
    expect([...pickedLabels(thread.entries).keys()]).toEqual(['1']);
  });

  test('typing a label of the newest answer is picking it; of an older one it is not', () => {
    const thread = addMessages(emptyThread, [
      answered('1', 'Một?', [{ label: 'Có rồi', token: 'a' }]),
      answered('2', 'Hai?', [{ label: 'Chưa', token: 'b' }]),
      said('3', 'Có rồi'),
      said('4', 'Chưa'),
    ]);
    expect([...pickedLabels(thread.entries)]).toEqual([['2', new Set(['Chưa'])]]);
  });
});

test('a long talk keeps its newest part, and what was dropped does not come back', () => {
  const all = Array.from({ length: 250 }, (_, index) => answered(String(index), `Câu ${index}`));
  const thread = addMessages(addMessages(emptyThread, all), all.slice(0, 10));
  expect(thread.entries).toHaveLength(200);
  expect([thread.entries[0]?.key, thread.entries.at(-1)?.key]).toEqual(['50', '249']);
});
