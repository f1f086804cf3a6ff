// Features, training, quantising, calibration: what the linear model must be able to do.
import { describe, expect, it } from 'vitest';
import { fitLogistic, probability } from './calibration.ts';
import { bucketCount, extractFeatures } from './features.ts';
import { trainLinearModel } from './linear-svm.ts';
import { decodeModel, encodeModel } from './model-file.ts';
import { messageScores, quantise, rawScores } from './model.ts';
import { trainIntentModel } from './train.ts';

const data = {
  intents: [
    { label: 'duration', reports: 'duration', isMove: false },
    { label: 'fee', reports: 'fee', isMove: false },
    { label: 'yes', reports: 'other', isMove: true },
  ],
  lines: [
    ...[
      'bao lâu thì có',
      'mấy ngày xong',
      'mất bao lâu',
      'khi nào có kết quả',
      'thời gian mấy ngày',
      'chờ lâu không',
    ],
    ...[
      'phí bao nhiêu',
      'hết mấy tiền',
      'lệ phí thế nào',
      'tốn bao nhiêu tiền',
      'có mất tiền không',
      'giá bao nhiêu',
    ],
    ...['đúng rồi', 'vâng ạ', 'có', 'ừ', 'dạ đúng', 'phải rồi'],
  ].map((text, i) => ({ text, labels: [['duration', 'fee', 'yes'][Math.floor(i / 6)] ?? ''] as [string] })),
};
const same = (text: string): string => text;
const model = trainIntentModel(data, [], same);

function best(text: string): string | undefined {
  const scores = messageScores(model, text);
  return model.intents[scores.indexOf(Math.max(...scores))]?.label;
}

describe('extractFeatures', () => {
  it('gives sorted, distinct buckets of unit length', () => {
    const { buckets, values } = extractFeatures('làm giấy khai sinh');
    expect([...buckets]).toEqual([...new Set(buckets)].sort((a, b) => a - b));
    expect(Math.max(...buckets)).toBeLessThan(bucketCount);
    expect(Math.hypot(...values)).toBeCloseTo(1, 5);
  });

  it('has nothing to say about an empty line', () => {
    expect(extractFeatures('').buckets).toHaveLength(0);
  });

  it('tells tones apart and still lets folded text share most features', () => {
    const toned = new Set(extractFeatures('mất sổ đỏ').buckets);
    const folded = [...extractFeatures('mat so do').buckets].filter((bucket) => toned.has(bucket));
    expect(folded.length / toned.size).toBeGreaterThan(0.5);
    expect([...extractFeatures('mật số đo').buckets].every((bucket) => toned.has(bucket))).toBe(false);
  });
});

describe('the trained model', () => {
  it('knows lines it has not seen', () => {
    expect(best('lệ phí bao nhiêu tiền')).toBe('fee');
    expect(best('mấy ngày thì xong')).toBe('duration');
    expect(best('le phi bao nhieu')).toBe('fee');
  });

  it('is the same for the same lines', () => {
    expect(encodeModel(trainIntentModel(data, [], same), 'x')).toEqual(encodeModel(model, 'x'));
  });

  it('looks at the end of a long message again', () => {
    const story = 'hôm trước tôi có đi chợ gặp bà hàng xóm kể chuyện con bà ấy đi làm ăn xa mới về quê';
    expect(best(`${story} phí bao nhiêu`)).toBe('fee');
  });

  it('loses nothing that matters by int8 weights', () => {
    const examples = data.lines.map((line, i) => ({
      features: extractFeatures(line.text),
      labels: [Math.floor(i / 6)],
    }));
    const exact = trainLinearModel(examples, 3);
    const small = quantise(exact, 3);
    const features = extractFeatures('hết mấy tiền');
    const scores = rawScores(small, features);
    for (let label = 0; label < 3; label++) {
      let sum = 0;
      features.buckets.forEach(
        (bucket, i) => (sum += (features.values[i] ?? 0) * (exact[bucket * 3 + label] ?? 0)),
      );
      expect(scores[label]).toBeCloseTo(sum, 1);
    }
  });
});

describe('the model file', () => {
  it('gives back what was written', () => {
    expect(decodeModel(encodeModel(model, 'inputs'), 'inputs')).toEqual(model);
  });

  it('is not taken for other inputs', () => {
    expect(decodeModel(encodeModel(model, 'inputs'), 'others')).toBeNull();
  });

  it('is refused when it is cut off or no such file', () => {
    const bytes = encodeModel(model, 'inputs');
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 64), 'inputs')).toThrow();
    expect(() => decodeModel(new TextEncoder().encode('{"not": "it"}'), 'inputs')).toThrow();
  });
});

describe('fitLogistic', () => {
  it('means what it says: of what it gives 70 %, about 70 % are right', () => {
    const observations = Array.from({ length: 2000 }, (_, i) => {
      const input = (i % 100) / 100;
      return { inputs: [input], right: ((i * 7919) % 1000) / 1000 < input };
    });
    const fitted = fitLogistic(observations);
    expect(probability(fitted, [0.7])).toBeGreaterThan(0.6);
    expect(probability(fitted, [0.7])).toBeLessThan(0.8);
    expect(probability(fitted, [0.1])).toBeLessThan(probability(fitted, [0.9]));
  });
});
