// A conversation begun with one version of the content goes on with the next: at the same place, or told what changed.
import { expect, test } from 'vitest';
import { loadKnowledge, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Flow, Guide } from '../knowledge/types.ts';
import { createPhraseMatcher } from './phrases.ts';
import { initialState, parseState } from './state.ts';
import { step } from './step.ts';
import { toToken } from './tokens.ts';
import type { ConversationState, Input, StepResult } from './types.ts';
import { nothingSaid } from './turn-of.ts';

const kb = loadKnowledge();
const code = '1.001193';
const birth = kb.guide(code);
if (!birth) throw new Error('birth registration has no guide');
const now = new Date('2026-11-24T02:00:00Z');

function tap(content: KnowledgeBase, state: ConversationState, token: string): StepResult {
  const input: Input = { kind: 'tap', token, text: 'nút', understanding: nothingSaid };
  return step({ kb: content, matcher: createPhraseMatcher(['rồi']) }, state, input, now);
}

const node = (id: string, value: string): string =>
  toToken({ kind: 'node', procedure: code, node: id, value });
const again = toToken({ kind: 'move', move: 'repeat' });
const said = (result: StepResult): string => JSON.stringify(result.answer.blocks);
const titleNow = (result: StepResult): string | undefined =>
  result.answer.blocks.flatMap((b) => (b.kind === 'step' ? [b.title] : [])).at(-1);

/** A person at the second step of sending the dossier by post, as storage gives the state back. */
function atSecondStep(): ConversationState {
  let result = tap(kb, initialState(), toToken({ kind: 'start', procedure: code, method: 'post' }));
  for (const token of [
    node('time_since_birth', 'within_60'),
    node('papers', 'ready'),
    node('post.hand_in', 'done'),
  ]) {
    const known = result.answer.choices.some((c) => c.token === token);
    const first = result.answer.choices[0]?.token ?? '';
    result = tap(kb, result.state, known ? token : first);
  }
  expect(titleNow(result)).toBe('Đếm giấy cùng nhân viên bưu điện');
  return parseState(JSON.parse(JSON.stringify(result.state)));
}

/** The content after an update of the guide or of the flow for the post. */
function updated(change: Partial<Guide> | null, flow: (f: Flow) => Flow = (f) => f): KnowledgeBase {
  const guide = change && birth ? { ...birth, ...change } : undefined;
  return {
    ...kb,
    version: 'later',
    flows: { ...kb.flows, post: flow(kb.flows.post) },
    guide: (wanted) => (wanted === code ? guide : kb.guide(wanted)),
  };
}

test('an update elsewhere is not noticed', () => {
  const result = tap(updated({}), atSecondStep(), again);
  expect(titleNow(result)).toBe('Đếm giấy cùng nhân viên bưu điện');
  expect(said(result)).not.toContain('cập nhật');
  expect(result.state.journey?.version).toBe('later');
});

test('a new step before the present one is named, and the person stays where they are', () => {
  const content = updated({}, (f) => {
    const [first, ...rest] = f.steps;
    if (!first) throw new Error('the flow has no step');
    return { ...f, steps: [first, { ...first, id: 'weigh', title: 'Cân túi hồ sơ' }, ...rest] };
  });
  const result = tap(content, atSecondStep(), again);
  expect(said(result)).toContain('Cân túi hồ sơ');
  expect(titleNow(result)).toBe('Đếm giấy cùng nhân viên bưu điện');
  expect(said(tap(content, result.state, again))).not.toContain('Cân túi hồ sơ');
});

test('a step that is gone is said to be gone, and the next one comes', () => {
  const content = updated({}, (f) => ({ ...f, steps: f.steps.filter((s) => s.id !== 'count') }));
  const result = tap(content, atSecondStep(), again);
  expect(said(result)).toContain('bước bạn đang làm đã đổi');
  expect(titleNow(result)).toBe('Niêm phong, trả tiền và lấy biên nhận');
});

test('the old button of a step that is gone does no harm', () => {
  const content = updated({}, (f) => ({ ...f, steps: f.steps.filter((s) => s.id !== 'count') }));
  const result = tap(content, atSecondStep(), node('post.count', 'done'));
  expect(result.state.journey?.actions.map(([id]) => id)).not.toContain('post.count');
  expect(said(result)).toContain('niêm phong');
});

test('a new question is asked before going on, and the steps already done stay done', () => {
  const [first] = birth.questions;
  if (!first) throw new Error('the guide asks nothing');
  const question = {
    id: 'brand_new',
    ask: 'Câu hỏi mới thêm?',
    choices: [
      { value: 'one', label: 'Một', says: [] },
      { value: 'two', label: 'Hai', says: [] },
    ],
  };
  const content = updated({ questions: [...birth.questions, question] });
  const asked = tap(content, atSecondStep(), again);
  expect(said(asked)).toContain('hỏi bạn thêm một chút');
  expect(said(asked)).toContain('Câu hỏi mới thêm?');
  const on = tap(content, asked.state, node('brand_new', 'one'));
  expect(titleNow(on)).toBe('Đếm giấy cùng nhân viên bưu điện');
});

test('an answer that is no choice any more is asked again', () => {
  const questions = birth.questions.map((q) => ({
    ...q,
    choices: q.choices.map((c, i) => ({ ...c, value: `renamed_${i}` })),
  }));
  const result = tap(updated({ questions }), atSecondStep(), again);
  expect(said(result)).toContain('hỏi bạn thêm một chút');
  expect(said(result)).toContain('Bé sinh được bao lâu rồi?');
});

test('a way of filing that is gone is said to be gone, and the others are offered', () => {
  const methods = Object.fromEntries(Object.entries(birth.methods).filter(([m]) => m !== 'post'));
  const result = tap(updated({ methods }), atSecondStep(), again);
  expect(said(result)).toContain('cách gửi bưu điện không còn');
  expect(result.answer.choices.map((c) => c.label)).toContain('Nộp qua mạng');
  expect(result.answer.choices.map((c) => c.label)).not.toContain('Gửi bưu điện');
});

test('a procedure that is gone ends the journey with a word about it', () => {
  const result = tap(updated(null), atSecondStep(), node('post.count', 'done'));
  expect(result.answer.status).toBe('expired');
  expect(said(result)).toContain('không còn trong danh sách hướng dẫn');
  expect(result.answer.choices.length).toBeGreaterThan(0);
  expect(result.state.journey).toBeNull();
});

test('a journey set aside before the update is taken up with the same care', () => {
  const other = tap(kb, atSecondStep(), toToken({ kind: 'start', procedure: '1.000894', method: null }));
  expect(other.state.parked?.procedure).toBe(code);
  const content = updated({}, (f) => ({ ...f, steps: f.steps.filter((s) => s.id !== 'count') }));
  const back = tap(content, other.state, toToken({ kind: 'start', procedure: code, method: null }));
  expect(said(back)).toContain('bước bạn đang làm đã đổi');
  expect(titleNow(back)).toBe('Niêm phong, trả tiền và lấy biên nhận');
});

test('a resume link opened after a change says what changed, and goes on where nothing did', () => {
  const left = tap(kb, atSecondStep(), toToken({ kind: 'move', move: 'stop_for_now' }));
  const link = left.answer.links.find((l) => l.kind === 'resume');
  if (link?.kind !== 'resume') throw new Error('no resume link was given');
  const open = (content: KnowledgeBase): StepResult => {
    const opening: Input = { kind: 'resume', point: link.point };
    return step({ kb: content, matcher: createPhraseMatcher(['rồi']) }, initialState(), opening, now);
  };
  const updatedWords = 'Hướng dẫn vừa được cập nhật';
  expect(said(open(kb))).not.toContain(updatedWords);
  expect(titleNow(open(kb))).toBe('Đếm giấy cùng nhân viên bưu điện');
  expect(said(open(updated({})))).not.toContain(updatedWords);
  const without = updated({}, (f) => ({ ...f, steps: f.steps.filter((s) => s.id !== 'count') }));
  expect(said(open(without))).toContain(updatedWords);
});
