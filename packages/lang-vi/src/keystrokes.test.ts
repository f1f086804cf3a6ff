// Checks that keys left by Telex and VNI are read as an input method would, and how sure the reading is.
import { describe, expect, test } from 'vitest';
import { decodeTelex, decodeVni } from './keystrokes.ts';

describe('decodeTelex', () => {
  test.each([
    ['ddawng', 'đăng'],
    ['kys', 'ký'],
    ['dduwowcj', 'được'],
    ['dduwocj', 'được'],
    ['dduowcj', 'được'],
    ['nguwowif', 'người'],
    ['nguoiwf', 'người'],
    ['thuowr', 'thuở'],
    ['quoocs', 'quốc'],
    ['quyeenf', 'quyền'],
    ['nhw', 'như'],
    ['canw', 'căn'],
    ['nopoj', 'nộp'],
    ['tròiw', 'trời'],
    ['đươcj', 'được'],
    ['giwof', 'giờ'],
    ['ddien', 'đien'],
  ])('%s → %s', (keys, text) => expect(decodeTelex(keys)?.text).toBe(text));

  test.each(['xin', 'dang', 'email', 'hss', 'nfs', 'window', 'server', '', 'a', 'khongggggggggggg'])(
    '%s holds no keys',
    (word) => expect(decodeTelex(word)).toBeUndefined(),
  );

  test('is sure of shape and tone together, less sure of a last letter, unsure of English patterns', () => {
    expect(decodeTelex('ddawng')?.sureness).toBe('sure');
    expect(decodeTelex('kys')?.sureness).toBe('likely');
    expect(decodeTelex('list')?.sureness).toBe('weak');
    expect(decodeTelex('reset')?.sureness).toBe('weak');
    expect(decodeTelex('was')?.sureness).toBe('weak');
  });
});

describe('decodeVni', () => {
  test.each([
    ['d9a8ng', 'đăng'],
    ['ky1', 'ký'],
    ['d9u7o7c5', 'được'],
    ['d9uo7c5', 'được'],
    ['ho62', 'hồ'],
    ['gia6y1', 'giấy'],
    ['nguo7i2', 'người'],
    ['tuc5', 'tục'],
  ])('%s → %s', (keys, text) => expect(decodeVni(keys)?.text).toBe(text));

  test.each(['h27', 't2', 'ct01', 'a10', '12a', 'k9', 'covid19'])('%s holds no keys', (word) =>
    expect(decodeVni(word)).toBeUndefined(),
  );

  test('a last digit alone may be a number', () => {
    expect(decodeVni('quan1')?.sureness).toBe('weak');
    expect(decodeVni('tuc5')?.sureness).toBe('sure');
  });
});
