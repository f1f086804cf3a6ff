// Numbers to call, and numbers that only look like it.
import { expect, test } from 'vitest';
import { splitCalls } from './calls.ts';

const calls = (text: string): readonly string[] => splitCalls(text).flatMap(({ tel }) => tel ?? []);

test.each([
  ['Bạn gọi 18001096 (Tổng đài Cổng), hoặc 1900 54 54 81 (Bưu điện).', ['18001096', '1900545481']],
  ['Phản ánh: 19009038.', ['19009038']],
  ['Văn phòng: 0239 3855 555', ['02393855555']],
])('%s', (text, numbers) => {
  expect(calls(text)).toEqual(numbers);
});

test.each([
  'Lệ phí 8.000 đồng, năm 1900 đến 1954.',
  'Mã hồ sơ H27.132-260804-0583',
  'Quyết định 163/QĐ-BTP ngày 15/1/2026',
  'Cước 19.005.000 đồng',
])('no number to call: %s', (text) => {
  expect(calls(text)).toEqual([]);
});

test('nothing of the text is lost', () => {
  const text = 'Gọi 18001096 hoặc 1900 54 54 81 nhé.';
  expect(
    splitCalls(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
