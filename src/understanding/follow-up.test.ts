// Messages that lean on what was offered a moment ago.
import { describe, expect, it } from 'vitest';
import { correctionIn, pickedByPlace } from './follow-up.ts';

const context = { procedure: '1.000001', offered: ['1.000001', '1.000002', '1.000003'] };

describe('pickedByPlace', () => {
  it.each([
    ['thủ tục thứ hai', '1.000002'],
    ['cái thứ 3 nhé', '1.000003'],
    ['1', '1.000001'],
    ['em chọn cái đầu tiên', '1.000001'],
    ['cái cuối cùng ạ', '1.000003'],
    ['số 2', '1.000002'],
  ])('%s', (text, code) => expect(pickedByPlace(text, context)).toBe(code));

  it('takes «cái kia» only when one other is left', () => {
    expect(pickedByPlace('cái kia', context)).toBeNull();
    expect(
      pickedByPlace('thế cái kia thì sao', { procedure: '1.000001', offered: ['1.000001', '1.000002'] }),
    ).toBe('1.000002');
  });

  it.each(['hai vợ chồng đăng ký kết hôn', 'ba tôi mới mất', 'nam năm nay 14 tuổi'])(
    'does not count in «%s»',
    (text) => expect(pickedByPlace(text, context)).toBeNull(),
  );

  it('picks nothing when nothing was offered', () => {
    expect(pickedByPlace('cái thứ hai', { procedure: null, offered: [] })).toBeNull();
  });
});

describe('correctionIn', () => {
  it.each([
    ['không ý em là cấp lại', 'cấp lại'],
    ['nhầm rồi đổi thẻ cơ', 'đổi thẻ cơ'],
    ['khong phai la dang ky lai', 'dang ky lai'],
  ])('%s', (text, meant) => expect(correctionIn(text)).toBe(meant));

  it('finds none in an ordinary question', () => {
    expect(correctionIn('cấp lại căn cước cần giấy tờ gì')).toBeNull();
  });
});
