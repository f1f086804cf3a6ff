import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkPaths } from './check-flow.ts';
import { loadKnowledge } from './knowledge.ts';
import * as guideSchema from './schema/guide.ts';
import type { WrittenGuide } from './types.ts';
import { readContentFile } from './yaml-file.ts';

const kb = loadKnowledge();
const codes = new Set(kb.guides.keys());
const read = readContentFile(
  fileURLToPath(new URL('./content/guides/1.001193.yml', import.meta.url)),
  guideSchema.guide,
);
if (!('data' in read)) throw new Error('the guide of birth registration cannot be read');
const birth = read;
const guide = birth.data;

/** What is said of the guide with a mistake in it. */
function said(change: Partial<WrittenGuide>): string {
  return checkPaths({ ...birth, data: { ...guide, ...change } }, kb.flows, codes)
    .map((p) => JSON.stringify(p))
    .join('\n');
}

const [first] = guide.questions;
if (!first) throw new Error('the guide asks nothing');
const choices = [
  { value: 'one', label: 'Một', says: [] },
  { value: 'two', label: 'Hai', says: [] },
];

test('the guide as it is has no mistake', () => {
  expect(said({})).toBe('');
});

test('a question that waits for a later answer is never asked', () => {
  const early = {
    id: 'early',
    ask: 'Trước?',
    when: { [first.id]: [first.choices[0]?.value ?? ''] },
    choices,
  };
  expect(said({ questions: [early, ...guide.questions] })).toContain('không trường hợp nào đi tới đây');
  expect(said({ questions: [...guide.questions, early] })).toBe('');
});

test('a paper for a case that cannot be is found', () => {
  const [paper] = guide.documents;
  if (!paper) throw new Error('the guide asks for no paper');
  const never = { ...paper, id: 'never', when: { method: ['post'], layout: ['four_steps'] } };
  expect(said({ documents: [...guide.documents, never] })).toContain('documents.');
});

test('a choice may not lead back to its own procedure, nor to one that nobody wrote about without saying what to do', () => {
  const lead = (goTo: string, reply?: string): Partial<WrittenGuide> => ({
    questions: [
      {
        ...first,
        choices: [
          ...first.choices,
          { value: 'away', label: 'Việc khác', says: [], goTo, ...(reply ? { reply } : {}) },
        ],
      },
      ...guide.questions.slice(1),
    ],
  });
  expect(said(lead(guide.code))).toContain('không dẫn về chính thủ tục này');
  expect(said(lead('9.999999'))).toContain('phải có reply');
  expect(said(lead('9.999999', 'Bạn hỏi UBND xã.'))).toBe('');
  expect(said(lead('1.000894'))).toBe('');
});

test('a guide whose every answer leads away has no end', () => {
  const away = choices.map((c) => ({ ...c, goTo: '1.000894' }));
  expect(said({ questions: [{ id: 'all_away', ask: 'Đi đâu?', choices: away }] })).toContain(
    'không có đường nào đi hết',
  );
});

test('a question may not take the name of a node of the engine', () => {
  expect(said({ questions: [...guide.questions, { id: 'papers', ask: 'Giấy?', choices }] })).toContain(
    'tên riêng của máy',
  );
});
