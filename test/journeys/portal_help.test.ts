// Journey: portal help; from where somebody is stuck to what to do about it.
import { testJourney } from './table.ts';

testJourney('portal_help', {
  where_stuck: {
    leads: {
      login: 'login_help.app_opens',
      find: 'filing_help.what_missing',
      files: 'files_help.what_file',
      payment: 'payment_help.what_payment',
      sign: 'asks_what',
      draft: 'saved_before',
      old: 'which_old',
      error: 'shows_code',
    },
    says: {
      'mật khẩu': 'login_help.app_opens',
      'nút bị mờ': 'filing_help.what_missing',
      'quay mãi': 'shows_code',
    },
  },
  asks_what: {
    via: ['sign'],
    leads: { signature: ['end:end_signature', 'chữ ký số'], otp: 'got_otp' },
    says: { 'ký số': 'end:end_signature' },
  },
  got_otp: {
    via: ['sign', 'otp'],
    leads: { not_come: ['end:end_otp_missing', 'Đừng đọc mã này'], have_come: 'end:end_otp' },
    says: { 'chưa thấy': 'end:end_otp_missing' },
  },
  saved_before: {
    via: ['draft'],
    leads: { yes_saved: ['end:end_draft', 'Lưu và nộp hồ sơ'], not_saved: ['end:end_lost', 'khai lại'] },
    says: { 'lưu rồi': 'end:end_draft', 'không nhớ': 'end:end_lost' },
  },
  which_old: {
    via: ['old'],
    leads: {
      province: 'end:end_old_portal',
      bookmark: 'end:end_bookmark',
      level: ['end:end_level', 'toàn trình'],
      account: ['end:end_old_account', '1/7/2024'],
    },
    says: { 'mức độ 4': 'end:end_level', 'cổng tỉnh': 'end:end_old_portal' },
  },
  shows_code: {
    via: ['error'],
    leads: { yes_code: ['end:end_sent', 'đừng nộp lại'], no_code: 'try_again' },
    says: { 'không thấy': 'try_again' },
  },
  try_again: {
    via: ['error', 'no_code'],
    leads: { done: 'end:end_works', failed: ['end:end_error', '18001096'] },
    says: { 'vẫn treo': 'end:end_error', 'được rồi': 'end:end_works' },
  },
});
