// Checks what people type against what they mean, one table for each way of typing; every row is a sentence a reader would accept.
import { describe, expect, test } from 'vitest';
import { createNormalForm, normalForm } from './normal-form.ts';

type Case = readonly [typed: string, meant: string];

function reads(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    test.each(cases)('%s → %s', (typed, meant) => expect(normalForm(typed).text).toBe(meant));
  });
}

function leaves(name: string, messages: readonly string[]): void {
  describe(`leaves ${name}`, () => {
    test.each(messages)('%s', (message) => expect(normalForm(message).rewrites).toEqual([]));
  });
}

reads('composition, tone placement, i and y', [
  ['Đăng ký TẠM TRÚ'.normalize('NFD'), 'đăng ký tạm trú'],
  ['hoà giải, thuý, khoẻ', 'hòa giải, thúy, khỏe'],
  ['gíup em lí lịch, quí khách kí tên', 'giúp em lý lịch, quý khách ký tên'],
  ['qui định về tỉ lệ', 'quy định về tỷ lệ'],
  ['li hôn, hi vọng, công ti', 'ly hôn, hy vọng, công ty'],
  ['  nhiều   khoảng\ttrắng ', 'nhiều khoảng trắng'],
]);

reads('Telex', [
  ['ddawng kys khai sinh', 'đăng ký khai sinh'],
  ['tooi muoons lamf laij cawn cuowcs', 'tôi muốn làm lại căn cước'],
  ['hoof sow caanf nhuwngx gif', 'hồ sơ cần những gì'],
  ['max hoof sow cuar em', 'mã hồ sơ của em'],
  ['cos dduowcj khoong', 'có được không'],
  ['dawng ki', 'đăng ký'],
  ['ddawng ki tam trus', 'đăng ký tạm trú'],
  ['nộp hồ sơ owr ddaau', 'nộp hồ sơ ở đâu'],
  ['camr own', 'cảm ơn'],
]);

reads('VNI', [
  ['d9a8ng ky1 khai sinh', 'đăng ký khai sinh'],
  ['thu3 tuc5 hanh2 chinh1', 'thủ tục hành chính'],
  ['tam5 tru1', 'tạm trú'],
  ['nop65 ho62 so7 o73 d9a6u', 'nộp hồ sơ ở đâu'],
  ['d9ang ky1', 'đăng ký'],
]);

reads('stretched, glued and split words', [
  ['đượccc khônggg rồiiii ạaaa', 'được không rồi ạ'],
  ['hồ sơơơ, okkkk', 'hồ sơ, ok'],
  ['đăngký thủtục hànhchính', 'đăng ký thủ tục hành chính'],
  ['làmgiấykhaisinh', 'làm giấy khai sinh'],
  ['dangky khaisinh', 'dang ky khai sinh'],
  ['18tuổi, bước1, 01ngày', '18 tuổi, bước 1, 01 ngày'],
  ['h ồ sơ đ ược k hông', 'hồ sơ được không'],
  ['đăn g ký', 'đăng ký'],
]);

reads('chat spelling and abbreviations', [
  ['k bít làm s đăng ký', 'không biết làm sao đăng ký'],
  ['bn tiền v ạ', 'bao nhiêu tiền vậy ạ'],
  ['e quên mk vneid thì lm s', 'em quên mật khẩu vneid thì làm sao'],
  ['mk muốn hỏi', 'mình muốn hỏi'],
  ['em đk tạm trú onl đc ko', 'em đăng ký tạm trú online được không'],
  ['có cần đk gì k', 'có cần điều kiện gì không'],
  ['nộp hs ntn', 'nộp hồ sơ như thế nào'],
  ['phí 20 k', 'phí 20 nghìn'],
  ['nộp vs ng nc ngoài', 'nộp với người nước ngoài'],
  ['làm zậy fải kó giấy', 'làm vậy phải có giấy'],
  ['t7 có làm việc k', 'thứ bảy có làm việc không'],
  ['sđt của cty', 'số điện thoại của công ty'],
]);

reads('dialect', [
  ['Nộp hồ sơ ở mô rứa o ơi', 'nộp hồ sơ ở đâu thế cô ơi'],
  ['mần răng để mần giấy khai sinh', 'làm thế nào để làm giấy khai sinh'],
  ['nỏ có hộ khẩu thì mần răng', 'không có hộ khẩu thì làm thế nào'],
  ['nộp ở phòng mô', 'nộp ở phòng nào'],
  ['cần giấy tờ chi nựa khung', 'cần giấy tờ gì nữa không'],
  ['giấy ni được khung', 'giấy này được không'],
  ['bữa ni có làm việc khung', 'hôm nay có làm việc không'],
  ['răng mãi nỏ có kết quả rứa', 'sao mãi không có kết quả thế'],
  ['nỏ chộ mã hồ sơ', 'không thấy mã hồ sơ'],
  ['chộ nộp hồ sơ ở mô', 'chỗ nộp hồ sơ ở đâu'],
  ['thẻ cộ còn dùng được khung', 'thẻ cũ còn dùng được không'],
  ['bị bổ xe có hưởng bảo hiểm không', 'bị ngã xe có hưởng bảo hiểm không'],
  ['đi vô trang mà nỏ được', 'đi vào trang mà không được'],
  ['có ngái khung', 'có xa không'],
  ['ầy', 'ừ'],
]);

reads('dialect without marks', [
  ['nop o mo', 'nop ở đâu'],
  ['can giay to chi', 'can giay to gì'],
  ['man rang de lam the can cuoc', 'làm thế nào de lam the can cuoc'],
  ['thu tuc ni mat may ngay', 'thu tuc này mat may ngay'],
  ['khi mo co ket qua', 'khi nào co ket qua'],
  ['no biet man rang', 'không biết làm thế nào'],
  ['no biet mo ma hoi', 'không biết đâu ma hoi'],
]);

reads('tones of the region and usual slips', [
  ['mạ hồ sơ, hộ trợ, chự ký số, miện phí', 'mã hồ sơ, hỗ trợ, chữ ký số, miễn phí'],
  ['mậu đơn, nghịa vụ quân sự, trệ hẹn', 'mẫu đơn, nghĩa vụ quân sự, trễ hẹn'],
  ['em đạ nộp, sẹ bổ xung', 'em đã nộp, sẽ bổ sung'],
  ['hổ trợ sữa đổi chử ký, hướng dẩn', 'hỗ trợ sửa đổi chữ ký, hướng dẫn'],
  ['công an xạ, ra xạ', 'công an xã, ra xã'],
  ['xin lội, bị lội', 'xin lỗi, bị lỗi'],
  ['giấy cụ', 'giấy cũ'],
  ['đăng ky, giấy to, thủ tuc', 'đăng ký, giấy tờ, thủ tục'],
  ['giấy chung nhan quyền sử dung đất', 'giấy chứng nhận quyền sử dụng đất'],
]);

reads('speech', [
  ['cho cho em hỏi ờ cái cái giấy khai sinh', 'cho em hỏi cái giấy khai sinh'],
  ['cho em cho em hỏi thủ tục', 'cho em hỏi thủ tục'],
  ['ừm', 'ừ'],
]);

leaves('words that only look like dialect or chat', [
  'quy mô, mô hình, mô tả, vĩ mô',
  'địa chỉ, chi phí, chi cục, chi nhánh, ngân sách chi tiền',
  'bổ sung hồ sơ, bổ nhiệm, thuốc bổ',
  'tra cứu hồ sơ, thanh tra, điều tra',
  'khu vực, khu phố, khung giờ, số khung xe, được khung giờ nào',
  'răng hàm mặt, làm răng giả, đau răng, phòng khám răng',
  'vô hiệu, vô gia cư, vô tuyến',
  'mùa hè, nghỉ hè, tê liệt, ni cô, máy bay, nuôi cấy mô',
  'đàng hoàng, coi như, cơn bão, mồ mả, nương rẫy, xe cộ, cụ ông',
  'bức xạ, phóng xạ, chần chừ, y tế xã',
  'bạn sao vậy, chị ký, họ hàng, lịch sử, hợp lệ',
  'hạng a1, bằng b2, điểm a, b, c khoản 1',
  'từ từ, luôn luôn, hàng không không bay',
]);

leaves('folded words, English, names and codes', [
  'xoa sua dang giay cos was',
  'dang ky tam tru o dau, y te xa, tra cuu ho so',
  'chi oi cho em hoi, dia chi, chi phi',
  'mo tai khoan o dau, vo mang thai, man hinh',
  'online email scan vneid otp pdf app web link file zalo',
  'how do i register for a birth certificate, this is the list',
  'reset password, select data, test list, loss of max speed',
  'mẫu ct01, thôn 3, quan1 phuong2, xã 4, phần iii, mục viii',
  'H27.132-260804-0583 và 1.001193, C/O, KH&CN, R&D',
  'a.b@gmail.com https://dichvucong.gov.vn/p?k=1 😀👨‍👩‍👧',
]);

describe('the outcome can be traced', () => {
  test('tokens and rewrites point at what was typed', () => {
    const typed = 'Nộp hs ở mô,  ntn?';
    const form = normalForm(typed);
    expect(form.original).toBe(typed);
    expect(form.text).toBe('nộp hồ sơ ở đâu, như thế nào?');
    expect(form.rewrites).toEqual([
      { from: 'hs', to: 'hồ sơ', start: 4, end: 6, rule: 'teencode' },
      { from: 'ở mô', to: 'ở đâu', start: 7, end: 11, rule: 'dialect' },
      { from: 'ntn', to: 'như thế nào', start: 14, end: 17, rule: 'teencode' },
    ]);
    expect(form.tokens.at(-2)).toEqual({ text: 'nào', folded: 'nao', start: 14, end: 17, kind: 'syllable' });
  });

  test('several rules on one word are named together', () => {
    expect(normalForm('dawng ki').rewrites.map((each) => each.rule)).toEqual([
      'telex+half-typed',
      'half-typed',
    ]);
  });

  test('kinds', () => {
    expect(normalForm('nộp 2 bản pdf 1.001193 !').tokens.map((token) => token.kind)).toEqual([
      'syllable',
      'number',
      'syllable',
      'word',
      'number',
      'punct',
    ]);
  });
});

test('a project adds its own abbreviations, words and classes', () => {
  const read = createNormalForm({
    forms: [
      { form: 'gks', standard: 'giấy khai sinh', rule: 'abbreviation' },
      { form: 'kh', standard: 'kết hôn', prev: '%filing', rule: 'abbreviation' },
    ],
    words: ['cải chính'],
    classes: new Map([['filing', 'giấy đăng ký']]),
  });
  expect(read('làm gks, giấy kh').text).toBe('làm giấy khai sinh, giấy kết hôn');
  expect(read('em kh biết').text).toBe('em không biết');
  expect(read('cãi chính').text).toBe('cải chính');
  expect(normalForm('cãi chính').text).toBe('cãi chính');
});
