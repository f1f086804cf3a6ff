// Checks letters: keys of any composition, and words taken apart into shapes and tone.
import { describe, expect, test } from 'vitest';
import { fold, hasDiacritics, nfc, takeApart, withTone } from './letters.ts';

describe('fold', () => {
  test.each([
    ['Đăng ký TẠM TRÚ', 'dang ky tam tru'],
    ['ƯỚC LƯỢNG ơ ờ ở ỡ ợ', 'uoc luong o o o o o'],
    ['café Müller', 'cafe muller'],
    ['số 12/3, mã H27.132', 'so 12/3, ma h27.132'],
    ['abc', 'abc'],
    ['', ''],
  ])('%s → %s', (text, key) => {
    expect(fold(text)).toBe(key);
    expect(fold(text.normalize('NFD'))).toBe(key);
  });

  test('every Vietnamese letter becomes one Latin letter', () => {
    for (const letter of 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ') {
      expect(fold(letter)).toMatch(/^[aeiouyd]$/);
      expect(fold(letter.toUpperCase())).toBe(fold(letter));
    }
  });
});

describe('hasDiacritics', () => {
  test.each(['ở', 'Đ', 'co\u0301', 'xin chào', 'ư'])('%s has', (text) =>
    expect(hasDiacritics(text)).toBe(true),
  );
  test.each(['', 'xin chao', 'OK 123', 'Привет', '😀'])('%s has none', (text) =>
    expect(hasDiacritics(text)).toBe(false),
  );
});

describe('takeApart', () => {
  test('gives the letters without tone, and the tone', () => {
    expect(takeApart('thuế')).toEqual({ shapes: 'thuê', tone: 2 });
    expect(takeApart('đường')).toEqual({ shapes: 'đương', tone: 1 });
    expect(takeApart('khai')).toEqual({ shapes: 'khai', tone: 0 });
  });

  test('refuses two different tones and foreign letters', () => {
    expect(takeApart('hồà')).toEqual({ shapes: 'hôa', tone: 1 });
    expect(takeApart('hồá')).toBeUndefined();
    expect(takeApart('Straße')).toBeUndefined();
  });

  test('withTone puts a tone back', () => {
    expect(withTone('â', 2)).toBe('ấ');
    expect(withTone('t', 2)).toBe('t');
  });
});

test('nfc composes', () => {
  expect(nfc('đăng ký'.normalize('NFD'))).toBe('đăng ký');
});
