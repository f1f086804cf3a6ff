// Every word that the widget itself says, in Vietnamese; what the assistant says comes from the server.

export const vietnamese = {
  /** As the browser's recogniser of speech takes it. */
  locale: 'vi-VN',
  title: 'Trợ lý thủ tục Hà Tĩnh',
  subtitle: 'Máy trả lời tự động',
  skip: 'Tới ô nhập câu hỏi',
  log: 'Cuộc trò chuyện',
  person: 'Bạn nói:',
  assistant: 'Trợ lý trả lời:',
  clerk: 'Cán bộ',

  intro:
    'Máy trả lời tự động, không phải cán bộ, có lúc hiểu nhầm. Tin nhắn được lưu, số giấy tờ được che trước khi lưu.',
  introMore: 'Tin nhắn được giữ thế nào?',
  introKept: 'Tin nhắn nằm ở máy chủ của dịch vụ, để bạn xem lại và làm tiếp.',
  introDays: (days: number): string => `Sau ${days} ngày máy xóa. Bạn xóa sớm hơn lúc nào cũng được.`,
  introMasked:
    'Số căn cước, số điện thoại, số thẻ được che trước khi lưu. Ở đây bạn không cần gửi số giấy tờ, mật khẩu hay mã OTP.',
  introDevice: 'Nếu dùng chung máy, xong việc bạn mở «Thêm», bấm «Xóa cuộc trò chuyện».',

  step: (number: number, total: number): string => `Bước ${number}/${total}`,
  sees: 'Xong thì thấy:',
  notice: 'Lưu ý:',
  papersHave: (have: number, all: number): string => `Đã có ${have}/${all}`,
  paperOptional: 'nếu có',
  papersOptional: (count: number): string => `Chỉ khi đúng trường hợp của bạn (${count})`,
  source: 'Nguồn:',
  /** @param date - ISO */
  recordOn: (date: string): string => `theo bản ghi của Cổng ngày ${sayDate(date)}`,
  verifiedOn: (date: string): string => `đã kiểm tra ngày ${sayDate(date)}`,
  number: 'Mã trả lời',
  picked: 'bạn đã chọn',
  opensNewPage: 'mở trang mới',
  more: 'Xem thêm',
  less: 'Thu gọn',
  copyLink: 'Chép đường dẫn',
  copied: 'Đã chép',
  shareLink: 'Gửi đường dẫn',

  helped: 'Có giúp được bạn không?',
  helpedAnswers: { yes: 'Có', no: 'Chưa' },
  helpedWhy: 'Chưa được ở chỗ nào?',
  helpedReasons: { wrong: 'Sai', unclear: 'Không hiểu', missing: 'Thiếu', other: 'Khác' },
  helpedThanks: 'Cảm ơn bạn.',
  helpedReport: 'Ghi rõ chỗ sai',

  label: 'Câu hỏi của bạn',
  placeholder: 'Gõ câu hỏi…',
  send: 'Gửi',
  back: 'Quay lại',
  handover: 'Gặp cán bộ',
  newest: 'Có tin mới',

  sending: 'Đang gửi…',
  waitsForNetwork: 'Chưa gửi được. Có mạng là tôi gửi ngay, bạn không cần gõ lại.',
  failed: 'Máy chủ không nhận tin này.',
  again: 'Gửi lại',
  unreachable: 'Mất kết nối. Đang nối lại…',
  opening: 'Đang mở…',
  busy: 'Đang có nhiều người hỏi cùng lúc. Bạn chờ một chút, tôi tự mở lại.',
  anew: 'Cuộc trò chuyện trước đã hết hạn. Ta bắt đầu lại từ đây.',

  larger: 'A+ cỡ chữ',
  sizes: ['vừa', 'to', 'rất to'],
  menu: 'Thêm',
  close: 'Đóng trợ lý',
  light: 'Nền sáng',
  dark: 'Nền tối',
  contrast: 'Tương phản cao',
  print: 'In cuộc trò chuyện',
  leave: 'Trò chuyện mới',
  times: 'Hiện giờ nhắn',
  sendMe: 'Gửi cho tôi để làm tiếp',
  sendMeSays: 'Để mai làm tiếp',
  goOnIn: (name: string): string => `Làm tiếp trong ${name}`,
  pasteSays: (name: string): string => `Máy chép sẵn một mã. Mở ${name} rồi bạn dán mã vào ô nhắn, bấm gửi.`,
  pasteCode: 'Nếu chưa dán được, bạn chép mã này:',
  qr: 'Hiện mã QR để mở trên máy khác',
  qrAlt: 'Mã QR mở đúng chỗ này trên máy khác.',
  ownData: 'Dữ liệu của tôi',
  ownDataSays: 'Xuất dữ liệu của tôi',
  erase: 'Xóa cuộc trò chuyện',
  eraseSure:
    'Xóa hẳn cuộc trò chuyện này? Tin nhắn và việc đang làm bị xóa khỏi máy chủ, không lấy lại được.',
  eraseYes: 'Xóa hẳn',
  eraseNo: 'Giữ lại',
  erasing: 'Đang xóa…',
  eraseFailed: 'Chưa xóa được. Bạn thử lại khi có mạng.',
  copy: 'Chép',
  share: 'Gửi',
  aloud: 'Đọc to',
  quiet: 'Thôi đọc',
  speak: 'Nói thay vì gõ',
  hearing: 'Đang nghe, bấm để dừng',
  listens: 'Đang nghe…',
  speechNote:
    'Trình duyệt gửi tiếng nói của bạn đến hãng làm ra nó (như Google, Apple) để đổi thành chữ. Trợ lý chỉ nhận chữ. Bạn đừng đọc số giấy tờ.',
  speechYes: 'Tôi hiểu, nói luôn',
  speechNo: 'Thôi, tôi gõ',
  speechFailed: 'Máy chưa nghe được. Bạn thử lại hoặc gõ chữ.',
};

/** What the widget says in any language. */
export type Texts = typeof vietnamese;

/** 2026-07-18 → 18/7/2026 */
function sayDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}
