import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from './masking.ts';

const maskedWhole: readonly (readonly [string, string])[] = [
  ['042083012345', 'identity'],
  ['042 083 012 345', 'identity'],
  ['042.083.012.345', 'identity'],
  ['0420-8301-2345', 'identity'],
  ['042083 012345', 'identity'],
  ['04 2083 012345', 'identity'],
  ['0 4 2 0 8 3 0 1 2 3 4 5', 'identity'],
  ['０４２０８３０１２３４５', 'identity'],
  ['042\u00a0083\u00a0012\u00a0345', 'identity'],
  ['042\u200b083\u200b012\u200b345', 'identity'],
  ['183512345', 'identity'],
  ['183 512 345', 'identity'],
  ['183.512.347', 'identity'],
  ['0912345678', 'phone'],
  ['0912 345 678', 'phone'],
  ['0912.345.678', 'phone'],
  ['091-234-5678', 'phone'],
  ['09 12 34 56 78', 'phone'],
  ['0 9 1 2 3 4 5 6 7 8', 'phone'],
  ['+84 912 345 678', 'phone'],
  ['+84(0)912345678', 'phone'],
  ['84912345678', 'phone'],
  ['0084 912 345 678', 'phone'],
  ['0239 3855 555', 'phone'],
  ['02393855555', 'phone'],
  ['9704 1234 5678 9012', 'card'],
  ['9704123456789012', 'card'],
  ['9704-1234-5678-9012-345', 'card'],
  ['an.nguyen+ht@gmail.com', 'email'],
  ['0912345678@yahoo.com.vn', 'email'],
  ['B1234567', 'passport'],
  ['c12345678', 'passport'],
  ['19034567890123', 'number'],
  ['9704 - 1234 - 5678 - 9012', 'card'],
  ['1903 6450 0358 65', 'number'],
  ['8012345678', 'number'],
  ['không chín một hai ba bốn năm sáu bảy tám', 'number'],
  ['O912345678', 'phone'],
  ['0912O4567O', 'phone'],
  ['٠٩١٢ ٣٤٥ ٦٧٨', 'phone'],
  ['𝟘𝟡𝟙𝟚 𝟛𝟜𝟝 𝟞𝟟𝟠', 'phone'],
  ['0912 rồi 345678', 'phone'],
  ['042083 rồi 012345', 'identity'],
  ['183, 512 và 347', 'identity'],
  ['38A-123.45', 'plate'],
  ['38a 123.45', 'plate'],
  ['B 1234567', 'passport'],
];

/** What stands beside a number decides, or stays. */
const maskedWithin: readonly (readonly [string, string, string])[] = [
  ['xe 38a12345', 'xe ••••••', 'plate'],
  ['xe bien so 38a12345', 'xe bien so ••••••', 'plate'],
  ['biển  số  38a12345', 'biển  số  ••••••', 'plate'],
  ['CMND113.114.115', 'CMND••••••', 'identity'],
  ['042083012345 2 bản', '•••••• 2 bản', 'identity'],
  ['số 04 20 83 01 23 45/nam', 'số ••••••/nam', 'identity'],
  [
    'số cmnd là 123.456.000 thì nộp hồ sơ ở đâu cho đúng',
    'số cmnd là •••••• thì nộp hồ sơ ở đâu cho đúng',
    'identity',
  ],
  [
    'căn cước 18 3512 345 thì nộp hồ sơ ở đâu cho đúng ạ',
    'căn cước •••••• thì nộp hồ sơ ở đâu cho đúng ạ',
    'identity',
  ],
  ['trả kết quả theo số 123.456.789', 'trả kết quả theo số ••••••', 'identity'],
  ['Lê Thị Hoa 8/6/2019', 'Lê Thị Hoa ••••••', 'birth'],
  ['con nguyễn thị hoa sinh 8/6/2019', 'con nguyễn thị hoa sinh ••••••', 'birth'],
];

const untouched = [
  'thủ tục 1.001193 và 2.000815 khác gì nhau',
  'mã 1.001193.000.00.00.H27',
  'hồ sơ H27.132-260804-0583 đến đâu rồi',
  'hồ sơ 000.19.48.H27-260804-0583',
  'gọi 18001096 hoặc 19009038 hoặc 1900 54 54 81, 1800 1096, 113, 114, 115',
  'lệ phí 10.000 đồng, nộp trực tiếp 20.000 đồng',
  'phí 100.000 200.000 300.000',
  'tổng 1.250.000đ, vay 150.000.000 đồng, thu nhập 123.456.789',
  '150000000 đồng với 15000000000 vnđ',
  'sinh ngày 01.01.1990, cưới 12/06/2026, hẹn 18-07-2026, bản ghi 2026-07-18',
  'từ 01.01.2026 đến 02.02.2026',
  'Nghị định 75/2022/TT-BTC, Luật 91/2025/QH15',
  'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7',
  'bưu gửi EV123456789VN',
  'mẫu TK01, CT01, 24/7, 8h30 đến 17h, 2 bản, năm 2025-2026',
  '👨‍👩‍👧‍👦 em muốn làm khai sinh',
  'hẹn 10h 2026, xe khách chạy 10h 2026',
  'phiếu TK38A12345, mã hsB1234567',
  'tổ c 1234567',
  'trang 012, 3456',
  'thửa 123/456/789',
  'làm căn cước hết 125.000 300.000',
  'còn 123.456.789 đồng, còn 123.456.789 ĐỒNG',
  'hết cả thảy 123.456.789',
  'cccd có rồi; vay vốn làm nhà 123.456.000',
  'năm 2025 2026 2 bản',
  'từ 15 20 2026 5 người',
  'Ooooooooo1 ơi',
  'sáp nhập ở Hà Tĩnh 1/7/2025, Hà Tĩnh  1/7/2025',
  'về Thị Trấn Xuân An 1/7/2025',
  'Nguyễn Thị Hoa nộp hồ sơ ngày 12/6/2026',
  '',
];

const secrets: readonly (readonly [string, string])[] = [
  ['mật khẩu của tôi là Abc@123', 'mật khẩu của tôi là ••••••'],
  ['Mật khẩu: Hatinh@2026!', 'Mật khẩu: ••••••!'],
  ['mat khau vneid cua em la hoahong', 'mat khau vneid cua em la ••••••'],
  ['mật khẩu của em là hoa hồng đỏ, giúp em với', 'mật khẩu của em là ••••••, giúp em với'],
  ['mk: hello99', 'mk: ••••••'],
  ['mk hello99 đăng nhập giúp em', 'mk •••••• đăng nhập giúp em'],
  ['pass=abcdef', 'pass=••••••'],
  ['OTP 123456', 'OTP ••••••'],
  ['otp la 123 456 nhập vào đâu', 'otp la •••••• nhập vào đâu'],
  ['mã OTP họ vừa gửi về máy em là 482913', 'mã OTP họ vừa gửi về máy em là ••••••'],
  ['mã PIN là 2580', 'mã PIN là ••••••'],
  ['passcode 112233', 'passcode ••••••'],
  ['passcode của mẹ tôi là 112233 mà không vào được', 'passcode của mẹ tôi là •••••• mà không vào được'],
  ['mã xác nhận 998877 nhập ở đâu', 'mã xác nhận •••••• nhập ở đâu'],
  ['mk Abc@123, otp 998877', 'mk ••••••, otp ••••••'],
  ['mật khẩu của em là hoa hồng pin 2580 nhé', 'mật khẩu của em là ••••••'],
  ['mật khẩu của em là hoa hồng. Giúp em với', 'mật khẩu của em là ••••••. Giúp em với'],
  ['mật khẩu của em là hoa hồng.', 'mật khẩu của em là ••••••.'],
  ['mật khẩu của em là hoa hong.do , giúp em', 'mật khẩu của em là •••••• , giúp em'],
  ['mk: hello99!!!', 'mk: ••••••!!!'],
  ['mật khẩu: a?bc123 nhé', 'mật khẩu: •••••• nhé'],
  ['mật khẩu: hoa@hong', 'mật khẩu: ••••••'],
  ['mật khẩu là abcd', 'mật khẩu là ••••••'],
  ['mật khẩu là : Abc@123', 'mật khẩu là : ••••••'],
  ['mật khẩu  em là  "Abc@123"', 'mật khẩu  em là  "••••••"'],
  ['OTP 123456 nhập mấy lần', 'OTP •••••• nhập mấy lần'],
  ['otp 12 34 56 nhập đâu', 'otp •••••• nhập đâu'],
  ['otp 482-913', 'otp ••••••'],
  ['smartotp: 998877', 'smartotp: ••••••'],
];

const aboutSecrets = [
  'quên mật khẩu',
  'mật khẩu là gì',
  'mật khẩu của tôi là gì',
  'mật khẩu VNeID phải mấy ký tự',
  'mật khẩu 8-20 ký tự',
  'đổi mật khẩu ở đâu',
  'mật khẩu là số căn cước phải không',
  'quên mật khẩu thì gọi 18001096',
  'quên mật khẩu VNeID làm sao lấy lại',
  'passcode 6 số là gì',
  'không nhận được mã OTP',
  'otp là cái chi',
  'mã OTP gửi về số nào',
  'em lỡ đọc mã otp cho người lạ rồi',
  'mk muốn làm khai sinh, mk sinh năm 1990',
  'mk 25 tuổi ở Cẩm Duệ',
  'pin điện thoại yếu nộp qua mạng được không',
  'pass qua bước này thế nào',
  'mã xác nhận gửi ngày 12/6 chưa thấy',
  'mật khẩu đúng mà vẫn báo sai',
  'mk ở với em là con út',
  'pass qua giúp em là được',
  'pin máy của em là hàng mới',
  'OTP 1234 lần rồi, OTP 1234  lần',
  'OTP 12-06-2026 chưa tới, OTP 12/6 cũng chưa',
  'mã PIN 12 hay 13',
  'mật khẩu: https://vneid.gov.vn/doi1, http://vneid.gov.vn/doi2',
  'mật khẩu: 18001096, 19009038',
];

describe('maskPersonal', () => {
  it.each(maskedWhole)('takes out %s as %s, alone and in a sentence', (number, kind) => {
    expect(maskPersonal(number)).toEqual({ text: '••••••', kinds: [kind] });
    expect(maskPersonal(`Số của tôi: ${number}, nộp ở đâu?`)).toEqual({
      text: 'Số của tôi: ••••••, nộp ở đâu?',
      kinds: [kind],
    });
  });

  it.each(maskedWithin)('takes the number out of «%s» and nothing else', (text, masked, kind) => {
    expect(maskPersonal(text)).toEqual({ text: masked, kinds: [kind] });
  });

  it.each(untouched)('leaves «%s»', (text) => {
    expect(maskPersonal(text)).toEqual({ text, kinds: [] });
  });

  it.each(secrets)('takes the secret out of «%s»', (text, masked) => {
    expect(maskPersonal(text)).toEqual({ text: masked, kinds: ['secret'] });
    expect(maskPersonal(text.normalize('NFD')).text).toBe(masked);
    expect(maskPersonal(masked)).toEqual({ text: masked, kinds: [] });
  });

  it.each(aboutSecrets)('leaves «%s», which holds no secret', (text) => {
    expect(maskPersonal(text)).toEqual({ text, kinds: [] });
  });

  it('sees through brackets', () => {
    expect(maskPersonal('gọi (0912) 345 678, (0239) 3855 555').text).toBe('gọi (••••••, (••••••');
  });

  it('keeps what stands beside a number', () => {
    expect(maskPersonal('sđt 0912345678 12 giờ, 0912345678 10.000 đồng, 0912 345 678 12/3/2026').text).toBe(
      'sđt •••••• 12 giờ, •••••• 10.000 đồng, •••••• 12/3/2026',
    );
  });

  it('sees several numbers, also without a space before them', () => {
    expect(maskPersonal('CCCD042083012345/0912345678 0987654321 an@gmail.com')).toEqual({
      text: 'CCCD••••••/•••••• •••••• ••••••',
      kinds: ['identity', 'phone', 'email'],
    });
  });

  it('believes the word before a number', () => {
    expect(maskPersonal('số cmnd là 123.456.000').text).toBe('số cmnd là ••••••');
    expect(maskPersonal('căn cước 18 3512 345').text).toBe('căn cước ••••••');
  });

  it('masks nothing more the second time', () => {
    const once = maskPersonal('cccd 042083012345, phí 10.000 đồng').text;
    expect(maskPersonal(once)).toEqual({ text: once, kinds: [] });
  });

  it('leaves no digit of an identity or phone number, however its groups are written, wherever it stands', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    const number = fc.oneof(
      fc.tuple(fc.constantFrom('0'), fc.array(digit, { minLength: 11, maxLength: 11 })),
      fc.tuple(
        fc.constantFrom('03', '05', '07', '08', '09'),
        fc.array(digit, { minLength: 8, maxLength: 8 }),
      ),
    );
    const grouping = fc.array(fc.constantFrom(3, 4), { minLength: 4, maxLength: 4 });
    const gap = fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0', '\u200b');
    const around = fc.constantFrom(
      ['', ''],
      ['số ', ' nhé'],
      ['cccd:', ''],
      ['(', ')'],
      ['gọi', ', cảm ơn'],
      ['👶', '👍'],
    );
    fc.assert(
      fc.property(
        number,
        grouping,
        gap,
        around,
        ([head, tail], groups, between, [before = '', after = '']) => {
          const digits = head + tail.join('');
          let at = 0;
          const parts = groups.map((size) => digits.slice(at, (at += size)));
          const written = [...parts, digits.slice(at)].filter((part) => part !== '').join(between);
          expect(maskPersonal(before + written + after).text).toBe(`${before}••••••${after}`);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
