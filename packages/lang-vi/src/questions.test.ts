// Checks that run-on messages are cut between questions and nowhere else.
import { describe, expect, test } from 'vitest';
import { normalForm } from './normal-form.ts';
import { splitQuestions } from './questions.ts';

const parts = (message: string): string[] =>
  splitQuestions(normalForm(message)).map((part) => part.map((token) => token.text).join(' '));

describe('splitQuestions', () => {
  test.each([
    ['phí bao nhiêu và mấy ngày có?', ['phí bao nhiêu', 'và mấy ngày có']],
    ['cần giấy tờ gì nộp ở đâu mất bao lâu', ['cần giấy tờ gì', 'nộp ở đâu', 'mất bao lâu']],
    ['can giay to gi nop o dau', ['can giay to gi', 'nop o dau']],
    ['Nộp ở mô? Lệ phí mấy tiền?', ['nộp ở đâu', 'lệ phí mấy tiền']],
    ['khai sinh và khai tử cần giấy tờ gì', ['khai sinh và khai tử cần giấy tờ gì']],
    ['Em chào chị. Em bị mất thẻ, làm lại ở đâu ạ', ['em chào chị em bị mất thẻ làm lại ở đâu ạ']],
    ['làm ở xã nào nộp được', ['làm ở xã nào nộp được']],
    ['phí bao nhiêu, cảm ơn', ['phí bao nhiêu cảm ơn']],
    ['tôi muốn đăng ký tạm trú', ['tôi muốn đăng ký tạm trú']],
    ['', []],
  ])('%s', (message, expected) => expect(parts(message)).toEqual(expected));

  test('loses no word', () => {
    const form = normalForm('em hỏi phí bao nhiêu và nộp ở đâu, mấy ngày có, em cảm ơn');
    expect(splitQuestions(form).flat()).toEqual(form.tokens.filter((token) => token.kind !== 'punct'));
  });
});
