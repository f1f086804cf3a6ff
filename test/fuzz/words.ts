// What people and attackers type, generated: Vietnamese in every spelling, and everything Unicode and programs stumble over.
import fc from 'fast-check';

const syllables =
  'em mún lam khai sinh cho con o xa Cẩm Duệ đăng ký kết hôn tạm trú giấy tờ gì bao nhiêu tiền nộp qua mạng bưu điện được không hỉ răng mô tui bị mất căn cước làm lại chưa có VNeID quên mật khẩu hồ sơ H27.132-260804-0583 1.001193 trả kết quả dạ vâng không đúng quay lại tiếp một hai ba nút 2 xóa dữ liệu của tôi gặp cán bộ sđt chồng vợ mẹ nguyễn thị hoa phường Thành Sen hôm qua 10.000 đồng 12/6/2026 help me please birth certificate'.split(
    ' ',
  );

const sentence = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 14 })
  .map((all) => all.join(' '));

/** The same words as phones, old keyboards and careless people spell them. */
const spelt = fc
  .tuple(sentence, fc.constantFrom('NFC', 'NFD', 'NFKD', 'bare', 'capitals', 'glued', 'wide'))
  .map(([text, how]) => {
    if (how === 'bare') return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    if (how === 'capitals') return text.toUpperCase();
    if (how === 'glued') return text.replaceAll(' ', '');
    if (how === 'wide')
      return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    return text.normalize(how);
  });

const emoji = fc.constantFrom('👍', '👨‍👩‍👧‍👦', '🇻🇳', '🙏🏽', '☠️', '1️⃣', '🧑🏿‍🦽‍➡️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '⌛', '😀😀😀😀😀😀😀😀');
const invisible = fc.constantFrom(
  '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\u3164', '\u115f', '\u00a0', '\u2028', '\u2029',
); // prettier-ignore
const bidi = fc.constantFrom('\u202e', '\u202d', '\u2066', '\u2069', '\u200f', 'שלום', 'مرحبا بالعالم');
const broken = fc.constantFrom(
  '\ud800',
  '\udfff',
  '\ud83d',
  '\udc00\ud800',
  '\uffff',
  '\ufffe',
  '\ufffd',
  '\u{10ffff}',
  '\ue000',
);
const control = fc.constantFrom(
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\r\n',
  '\t',
  '\v',
);
const piled = fc
  .tuple(fc.constantFrom('a', 'ơ', 'đ', ' '), fc.integer({ min: 1, max: 400 }))
  .map(([letter, count]) => letter + '\u0301\u0323\u031b\u0309'.repeat(count));
const long = fc
  .tuple(
    fc.constantFrom('a', 'ữ', '1', '0 ', '٣', '()', 'an.', '@', '👶', '•', ' ', 'mật khẩu là '),
    fc.integer({ min: 50, max: 4_000 }),
  )
  .map(([unit, count]) => unit.repeat(count));
const numbers = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 20 }),
    fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u200b', ',', '/', ' rồi '),
  )
  .map(([digits, gap]) => digits.join(gap));
const hostile = fc.constantFrom(
  "'; drop table conversations; --", '1 or 1=1', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&lt;b&gt;',
  '{{7*7}}', '${7*7}', '#{7*7}', '%s%n%x%d', '%00', '../../../../etc/passwd', '..%2f..%2f', '${jndi:ldap://x/a}', '() { :; }; id',
  '__proto__', 'constructor.prototype', 'toString', 'hasOwnProperty', '[object Object]', 'undefined', 'NaN', 'null', 'true', '-0', '1e309',
  '\\', '\\u0000', '"', "'", '`', '{"a":1}', '[[[[', '#nut:', '#nut:pick:9999', '#thu-tuc:1.001193', '#bat-dau', '#tiep:AAAAAAAAAAAAAAAAAAAA',
  '?tiep=AAAAAAAAAAAAAAAAAAAA', 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7',
  'https://evil.example/?a=b', 'javascript:alert(1)', 'mailto:a@b.vn', '(?:a+)+$', '.*', 'ﷺ', 'İ', 'ß', 'ﬁ', 'Ǆ', '㍿', '𝓗à 𝓣ĩ𝓷𝓱', '１２３', '٠١٢', '०१२', 'ﾊﾝｸﾞﾙ',
); // prettier-ignore
const anything = fc.string({ unit: 'binary', maxLength: 60 });

const piece = fc.oneof(
  { weight: 6, arbitrary: spelt },
  { weight: 3, arbitrary: hostile },
  { weight: 2, arbitrary: numbers },
  { weight: 1, arbitrary: emoji },
  { weight: 1, arbitrary: invisible },
  { weight: 1, arbitrary: bidi },
  { weight: 1, arbitrary: broken },
  { weight: 1, arbitrary: control },
  { weight: 1, arbitrary: piled },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: anything },
);

/** One message as it comes from a keyboard, or from a program that means no good. */
export const message: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(' ', '', '\n', ' ', ', '),
    fc.boolean(),
  )
  .map(([pieces, gap, marked]) => pieces.join(gap) + (marked ? ` ${marker}` : ''));

/** Stands in many messages and in nothing of ours: it must never be seen in a log. */
export const marker = 'Zebraquagga';
