// Two hundred random taps and sentences in a row: nothing throws, nothing is a dead end, «quay lại» undoes, replay is life. Many times over with RANDOM_RUNS.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createBrain, type Brain } from '../../src/brain.ts';
import { createGuidance, pointOf, type Guidance, type RawInput } from '../../src/dialogs/dialogs.ts';
import { parseState } from '../../src/dialogs/state.ts';
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
  ...[
    'ly hôn',
    'em ở Bình Dương, quê xã Cẩm Duệ',
    'tôi ở Hà Tĩnh',
    'toi sap ve huu, gui buu dien',
    'xem thêm',
  ],
  ...[
    'bữa trước làm mất bìa đất chừ mần răng',
    'ai nộp, tui hay con tui',
    'chưa có vneid',
    'mất ví, mất hết giấy tờ',
  ],
  ...[
    '\u202eđảo\u202c',
    'khai\u00a0sinh',
    'a\u0302\u0301n',
    'x'.repeat(900),
    '١٢٣',
    '\u0000',
    '<b>1</b>',
    'n|1.001193|papers|ready',
  ],
];

/** How often two hundred turns are played; the seed of a failed run is told, and can be played again. */
const runs = Number(process.env['RANDOM_RUNS'] ?? 3);
const seed = Number(process.env['RANDOM_SEED'] ?? 20261124);

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
  expect(goesOn({ answer, state }), where).toBe(true);
  expect(parseState(JSON.parse(JSON.stringify(state))), where).toEqual(state);
  const labels = answer.choices.map((c) => c.label);
  expect(new Set(labels).size, where).toBe(labels.length);
}

/** A button, a link, a question or a number to call: something to go on with. */
function goesOn({ answer, state }: Pick<StepResult, 'answer' | 'state'>): boolean {
  const said = answer.blocks.map((b) => (b.kind === 'papers' ? b.title : b.text)).join(' ');
  return (
    answer.choices.length > 0 ||
    answer.links.length > 0 ||
    state.asked !== null ||
    /\?|\b1[89]00|\b11[1-5]\b|tôi (?:chỉ|giúp|dẫn|nghe)/.test(said)
  );
}

test('200 random taps and sentences', { timeout: 120_000 * Math.max(1, runs / 3) }, async () => {
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
      for (const [turn, n] of numbers.entries()) {
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
        if (turn % 20 === 19) await expectReplayed(state, at);
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
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

/** A resume link leads to where the person stands, in the guide and in the journeys of the content. */
async function expectReplayed(state: ConversationState | null, at: number): Promise<void> {
  const point = pointOf(state);
  if (!state || !point || (!state.flow && !state.journey)) return;
  const { journey, flow } = (await guidance.play(null, { kind: 'resume', point }, new Date(at))).state;
  if (state.flow) {
    const { actions, outer } = state.flow;
    expect({ actions: flow?.actions, outer: flow?.outer }).toEqual({ actions, outer });
  } else expect(journey?.at).toBe(state.journey?.at);
}
