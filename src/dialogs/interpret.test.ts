import { expect, test } from 'vitest';
import { interpret, type Option } from './interpret.ts';
import { createPhraseMatcher } from './phrases.ts';

const options: readonly Option[] = [
  { value: 'within', label: 'Chưa đến 60 ngày', says: ['mới sinh', 'vừa sinh'], days: { max: 60 } },
  { value: 'over', label: 'Hơn 60 ngày', says: ['quá hạn', 'lâu rồi'], days: { min: 61 } },
  { value: 'looking', label: 'Tôi chỉ xem cần giấy gì', says: ['hỏi trước thôi', 'chưa sinh'] },
];
const matcher = createPhraseMatcher(options.flatMap((o) => [o.label, ...(o.says ?? [])]));

test.each([
  ['Chưa đến 60 ngày', 'within'],
  ['chua den 60 ngay', 'within'],
  ['1', 'within'],
  ['số 2', 'over'],
  ['cái đầu tiên', 'within'],
  ['cai thu hai a', 'over'],
  ['cuối cùng', 'looking'],
  ['2 tuần', 'within'],
  ['hơn 3 tháng rồi', 'over'],
  ['tôi chỉ xem', 'looking'],
  ['bé mới sinh thôi', 'within'],
  ['quá hạn lâu rồi', 'over'],
])('«%s» means %s', (text, value) => {
  expect(interpret(text, options, matcher)?.value).toBe(value);
});

test.each(['', '👶', 'trời hôm nay đẹp', 'lệ phí bao nhiêu', '9'])('«%s» means none of them', (text) => {
  expect(interpret(text, options, matcher)).toBeNull();
});
