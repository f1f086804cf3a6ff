// Two hundred random taps and sentences in a row, many times over: nothing throws, nothing is a dead end, «quay lại» undoes, replay is life.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createBrain, type Brain } from '../../src/brain.ts';
import { createGuidance, type Guidance, type RawInput } from '../../src/dialogs/dialogs.ts';
import { toToken } from '../../src/dialogs/tokens.ts';
import type { Choice, ConversationState, StepResult } from '../../src/dialogs/types.ts';
import { testData } from '../support/learnt.ts';

/** What people say at any moment: moves, questions, answers, asides, noise. */
const sentences = [
  ...[
    'quay lại',
    'sửa câu trước',
    'bắt đầu lại',
    'đang ở đâu rồi',
    'không hiểu',
    'dừng',
    'mai làm tiếp nha',
    'làm tiếp',
  ],
  ...[
    'việc khác',
    'nhắc lại',
    'đúng',
    'không',
    'ừ',
    'xong rồi',
    'rồi',
    'tiếp',
    'có rồi',
    'chưa có',
    'đủ giấy rồi',
    'tôi còn thiếu',
  ],
  ...[
    '1',
    '2',
    'cái thứ hai',
    'cuối cùng',
    'số 9',
    'qua mạng',
    'gửi bưu điện',
    'ra xã nộp',
    'cách nào hợp với tôi',
  ],
  ...[
    'bao nhiêu tiền',
    'mấy ngày thì xong và hết bao tiền',
    'cần giấy tờ gì',
    'nộp ở mô rứa',
    'ai được nộp',
    'thủ tục 1.000894',
  ],
  ...[
    'khai sinh cho con',
    'dang ky ket hon',
    'mất bằng lái xe',
    'lệ phí kết hôn bao nhiêu',
    'sổ hộ khẩu',
    'tôi ở huyện Kỳ Anh',
  ],
  ...[
    'xã Cẩm Duệ',
    'phường Trần Phú',
    '2 tuần',
    'hơn 3 tháng',
    'sinh ngày 10/10/2026',
    'không đăng nhập được',
    'tệp nặng quá',
  ],
  ...[
    'cảm ơn',
    'chào',
    'gặp cán bộ',
    'mày ngu thế',
    'nhà đang cháy',
    'làm giả giấy tờ',
    '•••••• số của tôi',
    'trời đẹp',
    '👶',
    '?',
    'hả',
  ],
];

let brain: Brain;
let guidance: Guidance;
beforeAll(() => {
  brain = createBrain(testData);
  guidance = createGuidance(brain.kb, (text, context) => brain.understanding.understand(text, context));
});

const say = (text: string): RawInput => ({ kind: 'text', text, masked: false });
const press = (choice: Choice): RawInput => ({ kind: 'tap', token: choice.token, label: choice.label });
/** Half a minute between turns, now and then a night. */
const minutes = (n: number): number => (n % 29 === 0 ? 14 * 60 : 0.5);

async function play(state: ConversationState | null, input: RawInput, at: number): Promise<StepResult> {
  const stored: unknown = state === null ? null : JSON.parse(JSON.stringify(state));
  return guidance.play(stored, input, new Date(at));
}

/** What must hold of every answer. */
function check({ answer, state }: StepResult, after: string): void {
  const where = `after «${after}»: ${JSON.stringify(answer)}`;
  expect(answer.blocks.length, where).toBeGreaterThan(0);
  expect(JSON.stringify(answer), where).not.toMatch(/\{\w+\}|undefined|\[object/);
  if (state.journey) expect(answer.choices.length, where).toBeGreaterThan(0);
  const labels = answer.choices.map((c) => c.label);
  expect(new Set(labels).size, where).toBe(labels.length);
}

test('200 random taps and sentences', { timeout: 120_000 }, async () => {
  const codes = [...brain.kb.guides.keys()];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async (numbers) => {
      let state: ConversationState | null = null;
      let at = Date.parse('2026-11-24T02:00:00Z');
      const seen: Choice[] = codes.map((procedure) => ({
        label: procedure,
        token: toToken({ kind: 'start', procedure, method: null }),
      }));
      let shown: readonly Choice[] = [];
      for (const n of numbers) {
        at += minutes(n) * 60_000;
        // Mostly what is on the screen, else something said, else an old button.
        const from = n % 4 < 2 && shown.length > 0 ? shown : n % 4 === 3 ? seen : null;
        const button = from?.[n % from.length];
        const input = button ? press(button) : say(sentences[n % sentences.length] ?? '');
        const before: ConversationState | null = state;
        const result = await play(state, input, at);
        check(result, input.kind === 'text' ? input.text : input.kind === 'tap' ? input.label : '');
        if (undoable(before, result.state)) {
          const back = await play(result.state, say('quay lại'), at);
          expect(back.state.journey?.actions).toEqual(before?.journey?.actions);
        }
        shown = result.answer.choices;
        seen.push(...shown);
        state = result.state;
      }
      await expectReplayed(state, at);
    }),
    { numRuns: 4, seed: 20261124 },
  );
});

/** One more answer in the same journey, and no question of another kind in between. */
function undoable(before: ConversationState | null, after: ConversationState): boolean {
  const [was, is] = [before?.journey, after.journey];
  return (
    was?.procedure !== undefined &&
    was.procedure === is?.procedure &&
    is.actions.length === was.actions.length + 1 &&
    after.asked === null
  );
}

/** A resume link leads to where the person stands. */
async function expectReplayed(state: ConversationState | null, at: number): Promise<void> {
  if (!state?.journey) return;
  const { procedure, actions, papers, at: node } = state.journey;
  const point = { procedure, actions, papers, unit: state.unit };
  const resumed = await guidance.play(null, { kind: 'resume', point }, new Date(at));
  expect(resumed.state.journey?.at).toBe(node);
}
