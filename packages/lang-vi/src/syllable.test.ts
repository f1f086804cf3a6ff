// Checks that syllables are told from other letters by their structure alone, and that tones are written in one place.
import { describe, expect, test } from 'vitest';
import { isBareSyllable, isSyllable, parseSyllable, placeTone } from './syllable.ts';

const SYLLABLES =
  'a ơi ở ừ ăn uống yêu ý hồ sơ thủ tục đăng ký khai sinh tử kết hôn giấy gì gìn giữ giếng giêng giết quốc quý quyền quyết quỳnh ' +
  'khuya khuỷu khuyên ngoằn ngoèo nghiêng nghề gh ghế kệ kiến thuở huơ hoa hòe hoặc hoàn toét xoong boong thuế tuần tuyết tuýp buýt voan ' +
  'rượu lươn hươu nguyễn trường đường người muỗi cưới bưởi chuối khoai quay quây xoay ngoáy việt liễu yểng iêu nhiễu phở vở';
const NO_SYLLABLES =
  'nop cap tốc2 tộ̀c bh k ko đk ce ka gê nge ghu cê ngi kô ngơe boă vuyên mơe yên1 ăê qa qô aa ưu1 ươ hươ tyn zô wa fai jup đđ ôông ng quươ tich cúch pưp';

describe('isSyllable', () => {
  test.each(SYLLABLES.split(' ').filter((word) => word !== 'gh'))('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true);
    expect(isSyllable(word.toUpperCase().normalize('NFD'))).toBe(true);
  });
  test.each(NO_SYLLABLES.split(' '))('%s is none', (word) => expect(isSyllable(word)).toBe(false));

  test('a stopped rhyme takes sắc and nặng only', () => {
    expect(['tát', 'tạt', 'tác', 'tạc', 'tách', 'tạch', 'táp', 'tạp'].every(isSyllable)).toBe(true);
    expect(['tat', 'tàt', 'tảt', 'tãt', 'tàch', 'tảp'].some(isSyllable)).toBe(false);
  });
});

describe('isBareSyllable', () => {
  test.each('nop dang ky thuong truong nghiep quoc giay gi duoc khuyen yeu'.split(' '))(
    '%s may be one',
    (word) => expect(isBareSyllable(word)).toBe(true),
  );
  test.each('ko dc online email pdf otp scan vneid xin1 cee nghang kuong nộp'.split(' '))(
    '%s may not',
    (word) => expect(isBareSyllable(word)).toBe(false),
  );
});

test('parseSyllable names the parts', () => {
  const parsed = parseSyllable('nguyễn');
  expect(parsed?.onset).toBe('ng');
  expect(parsed?.rhyme).toMatchObject({ medial: 'u', nucleus: 'yê', coda: 'n' });
  expect(parsed?.tone).toBe(4);
});

describe('placeTone', () => {
  test.each([
    ['hoà giải', 'hòa giải'],
    ['Thuý khoẻ', 'Thúy khỏe'],
    ['UỶ BAN', 'ỦY BAN'],
    ['gíup qúy khách', 'giúp quý khách'],
    ['hoàn toàn, khuỷu tay', 'hoàn toàn, khuỷu tay'],
    ['muà hè', 'mùa hè'],
    ['OTP và café', 'OTP và café'],
  ])('%s → %s', (text, placed) => expect(placeTone(text)).toBe(placed));

  test('the newer placement', () => {
    expect(placeTone('hòa thúy khỏe quý ủy', 'new')).toBe('hoà thuý khoẻ quý uỷ');
  });

  test('placing twice changes nothing more', () => {
    const once = placeTone('hoà khoẻ thuỷ quý', 'old');
    expect(placeTone(placeTone(once, 'new'), 'old')).toBe(once);
  });
});
