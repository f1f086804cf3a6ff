// nlp.js as this room runs it: the Vietnamese normaliser is the one in use, models do not leak, nothing grows.
import { describe, expect, it } from 'vitest';
import { normaliseWith, parseDomainWords, vietnameseContainer } from '../normaliser.ts';
import { clausesOf } from './clauses.ts';
import { composeLines } from './compositions.ts';
import { decidingWords } from './deciding-words.ts';
import { startEngine, type ClassifyIntent } from './engine.ts';
import type { IntentModel } from './model.ts';
import { trainIntentModel } from './train.ts';
import type { TrainingData } from './training-lines.ts';

function dataOf(lines: Readonly<Record<string, readonly string[]>>): TrainingData {
  return {
    intents: Object.keys(lines).map((label) => ({ label, reports: label, isMove: label === 'yes' })),
    lines: Object.entries(lines).flatMap(([label, texts]) =>
      texts.map((text) => ({ text, labels: [label] as [string] })),
    ),
  };
}

const lines = {
  fee: [
    'phí bao nhiêu',
    'hết mấy tiền',
    'lệ phí thế nào',
    'tốn bao nhiêu tiền',
    'có mất tiền không',
    'giá bao nhiêu',
  ],
  where: [
    'nộp ở đâu',
    'làm ở chỗ nào',
    'đến đâu để nộp',
    'cơ quan nào giải quyết',
    'ra phường hay xã',
    'địa chỉ ở đâu',
  ],
  yes: ['đúng rồi', 'vâng', 'có ạ', 'ừ đúng', 'dạ phải', 'phải rồi'],
};

function start(from: TrainingData): { classify: ClassifyIntent; model: IntentModel } {
  const container = vietnameseContainer(parseDomainWords('gks\tgiấy khai sinh\n'));
  const model = trainIntentModel(from, [], normaliseWith(container));
  return { classify: startEngine(model, container), model };
}

const { classify, model } = start(dataOf(lines));

describe('startEngine', () => {
  it('reads through the Vietnamese plugin, not the normaliser of nlp.js that strips tones', async () => {
    const answer = await classify('Lệ PHÍ làm gks mấy tiền rứa??');
    expect(answer.text).toContain('lệ phí');
    expect(answer.words).toContain('giấy khai sinh');
    expect(answer.text).not.toContain('rứa');
  });

  it('ranks intents and moves apart', async () => {
    const answer = await classify('nộp hồ sơ ở đâu');
    expect(answer.intents.map((intent) => intent.label)).toEqual(['where', 'fee']);
    expect(answer.moves.map((move) => move.label)).toEqual(['yes']);
    expect(answer.intents[0]?.confidence).toBeGreaterThan(answer.intents[1]?.confidence ?? 1);
  });

  it('classifies no text without letters, where nlp.js would classify «vi»', async () => {
    for (const text of ['', '   ', '?!…', '👍']) expect((await classify(text)).intents).toEqual([]);
  });

  it('keeps two models apart', async () => {
    const other = start(
      dataOf({ cat: ['mèo kêu', 'con mèo', 'mèo con'], dog: ['chó sủa', 'con chó', 'chó con'] }),
    );
    expect((await other.classify('con mèo')).intents.map((intent) => intent.label)).toContain('cat');
    expect((await classify('con mèo')).intents.map((intent) => intent.label)).not.toContain('cat');
  });

  it('says which words decided', async () => {
    const { words } = await classify('cho em hỏi lệ phí với ạ');
    expect(
      decidingWords(model, words, 'fee')
        .slice(0, 2)
        .map(({ word }) => word),
    ).toContain('phí');
    expect(decidingWords(model, words, 'unknown')).toEqual([]);
  });
});

describe('clausesOf', () => {
  it('cuts between two questions and leaves one alone', () => {
    expect(clausesOf('phí bao nhiêu và mấy ngày có?')).toEqual(['phí bao nhiêu', 'mấy ngày có']);
    expect(clausesOf('phí bao nhiêu, nộp ở đâu?')).toEqual(['phí bao nhiêu', 'nộp ở đâu']);
    expect(clausesOf('lệ phí bao nhiêu?')).toEqual([]);
  });
});

describe('composeLines', () => {
  const data = dataOf({ ...lines, how_to: ['mất bằng lái', 'muốn làm khai sinh'] });

  it('makes bare needs of names, and needs with the question after them', () => {
    const composed = composeLines(data, ['đổi bằng lái']);
    expect(composed.some(({ text, labels }) => text.includes('đổi bằng lái') && labels[0] === 'how_to')).toBe(
      true,
    );
    expect(composed).toEqual(composeLines(data, ['đổi bằng lái']));
  });

  it('composes nothing for data without needs', () => {
    expect(composeLines(dataOf(lines), ['đổi bằng lái'])).toEqual([]);
  });
});
