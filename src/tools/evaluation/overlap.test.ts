// The rules for our own lines: evaluation stays apart from training, and training lines are written one by one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mostAlike, overlaps } from './overlap.ts';
import { readQuestions } from './questions.ts';
import { readTrainingData } from '../../understanding/intents/training-lines.ts';

const models = fileURLToPath(new URL('../../../models', import.meta.url));
const data = readTrainingData(
  readdirSync(join(models, 'intents')).map((name) => ({
    name,
    text: readFileSync(join(models, 'intents', name), 'utf8'),
  })),
);
const linesOf = (label: string): string[] =>
  data.lines.flatMap(({ text, labels }) => (labels[0] === label ? [text] : []));

describe('evaluation lines', () => {
  it('are no training lines, and share at most 80 % of their syllable pairs with one', () => {
    const questions = readQuestions(join(models, 'evaluation'), null).map(({ text }) => text);
    expect(
      overlaps(
        questions,
        data.lines.map(({ text }) => text),
      ),
    ).toEqual([]);
  });

  it('are found when they come too close', () => {
    const training = ['Làm khai sinh cho con thì nộp ở đâu ạ', 'xin chào'];
    expect(overlaps(['lam khai sinh cho con nop o dau'], training)).toHaveLength(1);
    expect(overlaps(['Xin chào!'], training)).toHaveLength(1);
    expect(overlaps(['xin chào bạn', 'làm khai tử cho bố thì nộp ở đâu'], training)).toEqual([]);
  });
});

describe('training lines', () => {
  const intents = data.intents.filter(({ isMove }) => !isMove).map(({ label }) => label);

  it('begin alike at most three times in an intent', () => {
    const alike = new Map(intents.map((label) => [label, mostAlike(linesOf(label))]));
    process.stdout.write(
      `Lines of one intent with the same first three syllables, at most: ${[...alike].map(([label, most]) => `${label} ${most}`).join(', ')}\n`,
    );
    expect([...alike].filter(([, most]) => most > 3)).toEqual([]);
  });

  it('are enough for every intent of the label table', () => {
    const greetings = new Set(['greeting', 'thanks', 'goodbye']);
    const few = data.intents
      .filter(({ label, reports, isMove }) => !isMove && label === reports && !greetings.has(label))
      .map(({ label }) => [label, linesOf(label).length] as const)
      .filter(([, count]) => count < 120);
    expect(few).toEqual([]);
  });
});
