// Checks that a message is cut where people read a cut, and that links, codes and figures stay whole.
import { describe, expect, test } from 'vitest';
import { scan } from './scan.ts';

const texts = (message: string): string[] => scan(message).map((unit) => unit.text);

describe('scan', () => {
  test.each([
    ['Nộp ở đâu?', ['nộp', 'ở', 'đâu', '?']],
    ['mã 1.001193, H27.132-260804-0583.', ['mã', '1.001193', ',', 'h27.132-260804-0583', '.']],
    ['NĐ 61/2018/NĐ-CP và tt 17/2017/tt-btttt', ['nđ', '61/2018/nđ-cp', 'và', 'tt', '17/2017/tt-btttt']],
    ['ngày 12/3/2025 lúc 8h30-11h', ['ngày', '12/3/2025', 'lúc', '8h30-11h']],
    ['20.000đ/bộ', ['20.000đ', '/', 'bộ']],
    ['gửi a.b-c@gmail.com.vn.', ['gửi', 'a.b-c@gmail.com.vn', '.']],
    ['(xem dichvucong.gov.vn/p?x=1)', ['(', 'xem', 'dichvucong.gov.vn/p?x=1', ')']],
    ['https://a.vn/b, www.c.com!', ['https://a.vn/b', ',', 'www.c.com', '!']],
    ["don't lao động-thương binh", ["don't", 'lao', 'động', '-', 'thương', 'binh']],
    ['nộp.Cần gì', ['nộp', '.', 'cần', 'gì']],
    ['vâng 👨‍👩‍👧👍🏽!!!', ['vâng', '👨‍👩‍👧👍🏽', '!!!']],
    ['', []],
    [' \u00a0\n\t', []],
  ])('%s', (message, expected) => expect(texts(message)).toEqual(expected));

  test('decomposed, full-width, mathematical and lookalike letters are read as what they look like', () => {
    expect(texts('đăng ký'.normalize('NFD'))).toEqual(['đăng', 'ký']);
    expect(texts('ᴄó ѕố ｘｉｎ 𝐡𝐨̂̀ 𝐬𝐨̛')).toEqual(['có', 'số', 'xin', 'hồ', 'sơ']);
    expect(texts('căn\u00ad cước')).toEqual(['căn', 'cước']);
    expect(texts('Привет')).toEqual(['привет']);
  });

  test('spans point into the original', () => {
    const message = 'Đăng ký'.normalize('NFD') + ' 😀 ABC';
    for (const unit of scan(message)) {
      expect(message.slice(unit.start, unit.end).normalize('NFC').toLowerCase()).toBe(unit.text);
    }
  });
});
