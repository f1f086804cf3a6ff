// Journey: receive the result, look it over, keep it for the next time.
import { testJourney } from './table.ts';

testJourney('receive_result', {
  how_receive: {
    leads: {
      counter: 'who_collects',
      post: 'post_came',
      electronic: 'open_account',
      unsure: ['end:end_change', 'Cập nhật hồ sơ'],
    },
    says: { 'bưu tá': 'post_came', 'ký số': 'open_account' },
  },
  who_collects: {
    via: ['counter'],
    leads: { self: 'bring', other: ['end:end_other_collects', 'giấy ủy quyền'] },
    says: { 'tự đi': 'bring' },
  },
  bring: {
    via: ['counter', 'self'],
    leads: { done: 'check_result' },
    says: {
      'đủ rồi': 'check_result',
      'phiếu hẹn có rồi': 'bring',
      'mất phiếu hẹn thì sao': ['bring', 'tra lại bằng tên'],
    },
  },
  post_came: {
    via: ['post'],
    leads: { yes_came: 'check_result', not_yet: ['end:end_post_late', '1900 54 54 81'] },
    says: { 'chưa thấy': 'end:end_post_late' },
  },
  open_account: {
    via: ['electronic'],
    leads: { done: 'check_result', failed: 'end:end_no_file' },
    says: { 'không thấy': 'end:end_no_file' },
  },
  check_result: {
    via: ['post', 'yes_came'],
    leads: { no_wrong: ['end:end_keep', 'Kho tài liệu'], yes_wrong: ['end:end_wrong', 'nơi cấp'] },
    says: { 'đúng hết': 'end:end_keep', 'sai tên': 'end:end_wrong' },
  },
});
