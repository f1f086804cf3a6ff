// The training files: what a clerk may write, and how mistakes are reported.
import { describe, expect, it } from 'vitest';
import { readTrainingData, TrainingDataError } from './training-lines.ts';

const fee = {
  name: 'fee.yml',
  text: 'intent: fee\nlines:\n  - phí bao nhiêu\n  - text: phí và mấy ngày\n    also: [duration]\n',
};
const duration = { name: 'duration.yml', text: 'intent: duration\nlines:\n  - bao lâu thì có\n' };
const hours = { name: 'hours.yml', text: 'intent: hours\nreports: other\nlines:\n  - mấy giờ mở cửa\n' };
const next = { name: 'next.yml', text: 'intent: next\nkind: move\nlines:\n  - xong rồi\n' };

function problemsOf(...files: { name: string; text: string }[]): readonly string[] {
  try {
    readTrainingData(files);
  } catch (error) {
    if (error instanceof TrainingDataError) return error.problems;
    throw error;
  }
  return [];
}

describe('readTrainingData', () => {
  it('joins files in the order of their labels, whatever the order they come in', () => {
    const data = readTrainingData([next, hours, fee, duration]);
    expect(data).toEqual(readTrainingData([duration, fee, hours, next]));
    expect(data.intents).toEqual([
      { label: 'duration', reports: 'duration', isMove: false },
      { label: 'fee', reports: 'fee', isMove: false },
      { label: 'hours', reports: 'other', isMove: false },
      { label: 'next', reports: 'next', isMove: true },
    ]);
    expect(data.lines).toContainEqual({ text: 'phí và mấy ngày', labels: ['fee', 'duration'] });
  });

  it('names file and line of every mistake at once, in Vietnamese', () => {
    const problems = problemsOf(
      { name: 'a.yml', text: 'intent: Phí\nlines:\n  - một câu\n  - ""\n' },
      { name: 'b.yml', text: 'intent: b\nlines: [\n' },
      { name: 'c.yml', text: 'intent: c\nreport: other\nlines:\n  - câu\n' },
    );
    expect(problems).toHaveLength(new Set(problems).size);
    expect(problems.filter((problem) => problem.startsWith('a.yml:1:'))).toHaveLength(1);
    expect(problems.filter((problem) => problem.startsWith('a.yml:4:'))).toHaveLength(1);
    expect(problems.some((problem) => problem.startsWith('b.yml:') && problem.includes('YAML'))).toBe(true);
    expect(problems.some((problem) => problem.startsWith('c.yml:'))).toBe(true);
  });

  it('refuses a label twice and an «also» that has no file', () => {
    expect(problemsOf(duration, { ...duration, name: 'again.yml' })).toEqual([
      'again.yml:1: ý định duration đã có ở tệp khác',
    ]);
    expect(problemsOf(fee)).toEqual(['fee.yml: also: ý định duration không có tệp nào']);
  });
});
