// The room through its door, over small data of its own: intents, procedures, places, follow-ups, bands, explanations.
import { describe, expect, it } from 'vitest';
import { createUnderstanding, TrainingDataError, type UnderstandingInputs } from './understanding.ts';

const file = (intent: string, lines: readonly string[], more = ''): { name: string; text: string } => ({
  name: `${intent}.yml`,
  text: `intent: ${intent}\n${more}lines:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
});

const intentFiles = [
  file('fee', [
    'phí bao nhiêu',
    'hết mấy tiền',
    'lệ phí thế nào',
    'tốn bao nhiêu tiền',
    'làm cái này mất bao nhiêu',
    'giá bao nhiêu ạ',
  ]),
  file('where', [
    'nộp ở đâu',
    'làm ở chỗ nào',
    'đến đâu để nộp',
    'cơ quan nào giải quyết',
    'ra phường hay xã',
    'địa chỉ ở đâu',
  ]),
  file('submit_post', [
    'gửi bưu điện được không',
    'nộp qua bưu điện',
    'gửi hồ sơ bằng bưu chính',
    'bưu điện có nhận không',
    'gửi đường bưu điện',
  ]),
  file('how_to', [
    'làm thế nào',
    'muốn làm khai sinh',
    'tôi bị mất thẻ',
    'thủ tục ra sao',
    'cần đổi thẻ',
    'bắt đầu từ đâu',
  ]),
  file(
    'weather',
    ['mai có mưa không', 'thời tiết thế nào', 'trời nắng hay mưa', 'bão số mấy', 'nhiệt độ hôm nay'],
    'reports: out_of_scope\n',
  ),
  file('yes', ['đúng rồi', 'vâng ạ', 'dạ phải', 'ừ', 'phải rồi'], 'reports: other\nkind: move\n'),
];
const card = { code: '1.000001', name: 'Cấp đổi thẻ căn cước', aliases: ['đổi căn cước'], prior: 1 };
const lostCard = { code: '1.000002', name: 'Cấp lại thẻ căn cước', aliases: ['mất căn cước'], prior: 1 };
const birth = {
  code: '1.000003',
  name: 'Thủ tục đăng ký khai sinh',
  aliases: ['làm giấy khai sinh'],
  prior: 1,
};
const unit = {
  code: '18568',
  name: 'Lộc Hà',
  type: 'Xã' as const,
  former: [{ name: 'Thạch Kim', type: 'Xã', code: '18580', district: 'Huyện Thạch Hà', whole: true }],
};
const inputs: UnderstandingInputs = {
  intentFiles,
  targets: [card, lostCard, birth],
  aliases: '1.000004\tbằng lái xe\tcấp giấy phép lái xe\n',
  domainWords: 'gks\tgiấy khai sinh\n',
  siblings:
    '- ask: Thẻ cũ còn hay mất?\n  sides: [{ label: Mất, names: [cấp lại] }, { label: Còn, names: [cấp đổi] }]\n',
  things: '',
  units: [unit],
  cacheFolder: null,
};
const room = createUnderstanding(inputs);
const talking = (
  procedure: string | null,
  offered: string[] = [],
): { procedure: string | null; offered: string[] } => ({ procedure, offered });

describe('understand', () => {
  it('reads intent, procedure, place and method of one message', async () => {
    const read = await room.understand('E ở Thạch Kim, làm gks gửi bưu điện dc ko?');
    expect(read).toMatchObject({
      intent: 'submit_post',
      reported: 'submit_post',
      methods: ['post'],
      place: '18568',
      units: ['18568'],
    });
    expect(read.candidates[0]?.code).toBe(birth.code);
  });

  it('is the same for the same input, and frozen in time', async () => {
    expect(await room.understand('mất căn cước ở đâu làm')).toEqual(
      await room.understand('mất căn cước ở đâu làm'),
    );
  });

  it('reports a finer intent by the label of the table, and never answers what is out of scope', async () => {
    const read = await room.understand('mai trời mưa không nhỉ');
    expect(read).toMatchObject({ intent: 'weather', reported: 'out_of_scope' });
    expect(read.band).not.toBe('answer');
  });

  it('hears two questions', async () => {
    const read = await room.understand('phí bao nhiêu và nộp ở đâu?');
    expect([read.intent, ...read.also]).toEqual(expect.arrayContaining(['fee', 'where']));
  });

  it('knows procedures that only the alias table names', async () => {
    expect((await room.understand('bằng lái xe phí bao nhiêu')).candidates[0]?.code).toBe('1.000004');
  });

  it('keeps to the procedure of the conversation when a message names none', async () => {
    const read = await room.understand('thế gửi bưu điện thì sao', talking(birth.code));
    expect(read.candidates[0]?.code).toBe(birth.code);
    expect((await room.understand('thế gửi bưu điện thì sao')).candidates).toEqual([]);
  });

  it('follows another procedure that a message names', async () => {
    const read = await room.understand('còn mất căn cước thì sao', talking(birth.code));
    expect(read.candidates[0]?.code).toBe(lostCard.code);
  });

  it('takes a choice by its place, and a correction by its words', async () => {
    const second = await room.understand('cái thứ hai ạ', talking(null, [card.code, lostCard.code]));
    expect(second.candidates).toEqual([{ code: lostCard.code, confidence: 0.98 }]);
    const corrected = await room.understand('không, ý em là cấp lại', talking(card.code));
    expect(corrected.candidates[0]?.code).toBe(lostCard.code);
    expect(corrected.band).not.toBe('answer');
  });

  it('offers the one question between two procedures that remain', async () => {
    const { separation } = await room.understand('cấp thẻ căn cước cho tôi');
    expect(separation?.ask).toBe('Thẻ cũ còn hay mất?');
    expect(separation?.choices.map(({ code }) => code).sort()).toEqual([card.code, lostCard.code]);
  });

  it('has nothing to say about nothing', async () => {
    for (const text of ['', '   ', '???', '👍👍']) {
      expect(await room.understand(text)).toMatchObject({
        intent: null,
        intents: [],
        moves: [],
        candidates: [],
        place: null,
      });
    }
  });

  it('survives anything a person can paste', async () => {
    for (const text of [
      'a'.repeat(5000),
      'khai sinh '.repeat(500),
      '\u0000\ud800',
      '{"intent": 1}',
      '𝐤𝐡𝐚𝐢 𝐬𝐢𝐧𝐡',
    ]) {
      await expect(room.understand(text)).resolves.toHaveProperty('band');
    }
  });
});

describe('explain', () => {
  it('shows normal form, rewrites, deciding words and candidates', async () => {
    const { understanding, rewrites, decidedBy, matches, sureness } =
      await room.explain('lệ phí làm gks mấy tiền');
    expect(understanding.text).toContain('giấy khai sinh');
    expect(rewrites).toContainEqual(expect.objectContaining({ from: 'gks', to: 'giấy khai sinh' }));
    expect(decidedBy.map(({ word }) => word)).toEqual(expect.arrayContaining(['tiền']));
    expect(matches[0]).toMatchObject({ code: birth.code });
    expect(sureness.outOfScope).toBe(false);
  });
});

describe('createUnderstanding', () => {
  it('refuses training files with mistakes', () => {
    const broken = { ...inputs, intentFiles: [...intentFiles, { name: 'x.yml', text: 'intent: x\n' }] };
    expect(() => createUnderstanding(broken)).toThrow(TrainingDataError);
  });
});
