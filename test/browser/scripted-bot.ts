// A small assistant for tests of the widget: says each kind of thing an answer can hold, at a word.
import type { HandleTurn, TurnInput } from '../../src/bot/types.ts';
import type { Answer, Block, Choice } from '../../src/dialogs/types.ts';

const steps = ['Mở trang thủ tục', 'Điền tờ khai', 'Nộp hồ sơ'] as const;

/** Walks through three steps; «giấy tờ», «lưu ý», «dài», «mai làm» and «lỗi» show the rest. */
export const scriptedBot: HandleTurn = ({ state, input }) => {
  const before = typeof state === 'number' ? state : 0;
  const { at, answer } = play(before, wordsOf(input));
  const events = input.kind === 'open' ? [{ name: 'opened', procedure: null, detail: {} }] : [];
  return Promise.resolve({ state: at, answer, events });
};

function wordsOf(input: TurnInput): string {
  switch (input.kind) {
    case 'text':
      return input.text.toLowerCase();
    case 'tap':
      return input.token;
    case 'resume':
      return 'resume';
    case 'open':
      return 'open';
    case 'clerk':
      return input.what;
  }
}

function play(before: number, words: string): { at: number; answer: Answer } {
  const step = (at: number): { at: number; answer: Answer } => ({ at, answer: stepAnswer(at) });
  switch (words) {
    case 'open':
      return {
        at: 0,
        answer: say(
          [text('Chào bạn. Bạn cần việc gì?')],
          [choice('Đăng ký khai sinh', 'start'), choice('Giấy tờ', 'papers')],
        ),
      };
    case 'start':
    case 'khai sinh':
      return step(1);
    case 'done':
      return step(Math.min(before + 1, steps.length));
    case 'quay lại':
    case 'quay lại một bước':
      return step(Math.max(before - 1, 1));
    case 'resume':
      return step(2);
    default:
      return { at: before, answer: sideAnswer(words) };
  }
}

function sideAnswer(words: string): Answer {
  switch (words) {
    case 'papers':
    case 'giấy tờ':
      return { ...say([papers], [choice('Tôi đủ giấy rồi', 'start')]), status: 'step', sources };
    case 'lưu ý':
      return say([text('Lệ phí tôi chưa rõ.'), { kind: 'notice', text: 'Thông tin này có thể đã đổi.' }]);
    case 'gặp cán bộ':
      return say([text('Bạn gọi 1900 54 54 81 để hỏi bưu điện.')]);
    case 'dài':
      return say([text('Câu này nói một điều ngắn gọn. '.repeat(40).trim())]);
    case 'mai làm':
    case 'để mai làm tiếp':
      return {
        ...say([text('Tôi nhớ chỗ bạn đang làm.')]),
        links: [
          {
            kind: 'resume',
            title: 'Làm tiếp sau',
            point: { procedure: '1.001193', actions: [], papers: [], unit: null },
          },
        ],
      };
    case 'lỗi':
      throw new Error('Told to fail');
    default:
      return say([text(`Nghe rồi: ${words}`)]);
  }
}

function stepAnswer(at: number): Answer {
  return {
    status: 'step',
    procedure: '1.001193',
    blocks: [
      {
        kind: 'step',
        title: steps[at - 1] ?? steps[0],
        number: at,
        total: steps.length,
        text: 'Bấm nút bên dưới để mở trang trên Cổng.',
        sees: 'Màn hình hiện tên thủ tục.',
      },
    ],
    choices: at < steps.length ? [choice('Xong bước này', 'done'), choice('Không thấy nút', 'help')] : [],
    links: [
      {
        kind: 'portal',
        id: 'portal',
        title: 'Mở Cổng Dịch vụ công',
        url: 'https://dichvucong.gov.vn/',
        spoken: 'dichvucong.gov.vn',
      },
    ],
    sources: [],
  };
}

const papers: Block = {
  kind: 'papers',
  title: 'Bạn cần chuẩn bị 2 thứ',
  items: [
    { id: 'form', name: 'Tờ khai', form: 'bản chính', note: 'Xin mẫu ở UBND xã.', state: 'need' },
    { id: 'birth', name: 'Giấy chứng sinh', form: 'bản chính', note: null, state: 'need' },
    { id: 'proxy', name: 'Giấy ủy quyền', form: 'bản chính', note: null, state: 'optional' },
  ],
};

const sources = [{ id: 'record', title: 'Quyết định 163/QĐ-BTP', recordOn: '2026-07-18', verifiedOn: null }];

const text = (words: string): Block => ({ kind: 'text', text: words });
const choice = (label: string, token: string): Choice => ({ label, token });

function say(blocks: readonly Block[], choices: readonly Choice[] = []): Answer {
  return { status: 'clarify', procedure: null, blocks, choices, links: [], sources: [] };
}
