// Journey: track my dossier; find it, read its status, do what that status asks for.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney('track_dossier', {
  where_stands: {
    leads: { look: 'have_code', seen: 'which_status', trouble: 'which_trouble' },
    says: { 'chưa tra': 'have_code', 'bị trả': 'which_trouble', 'xem rồi': 'which_status' },
  },
  have_code: {
    via: ['look'],
    leads: { have: ['look_up', 'tra-cuu-ho-so'], not_have: ['end:end_code_lost', 'phiếu hẹn'] },
    says: { 'quên mã': 'end:end_code_lost', 'có mã': 'look_up' },
  },
  look_up: {
    via: ['look', 'have'],
    leads: { done: 'which_status', failed: ['end:end_not_found', '18001096'] },
    says: { 'không ra': 'end:end_not_found', 'xong rồi': 'which_status' },
  },
  which_status: {
    via: ['seen'],
    leads: {
      new: ['end:end_new', 'chưa ai kiểm tra'],
      received: ['end:end_received', 'bắt đầu tính thời hạn'],
      processing: ['end:end_processing', 'chưa phải làm gì'],
      need_more: ['end:end_need_more', 'đến lượt bạn'],
      pay: ['end:end_pay', 'Phí, lệ phí'],
      refused: ['end:end_refused', 'nộp hồ sơ mới'],
      done: 'which_done',
      other: 'which_other',
    },
    says: {
      'đang giải quyết': 'end:end_processing',
      'bổ sung': 'end:end_need_more',
      'chờ nộp phí': 'end:end_pay',
    },
  },
  which_done: {
    via: ['seen', 'done'],
    leads: {
      not_yet: 'receive_result.how_receive',
      said_given: ['end:end_returned', 'ai đã ký nhận'],
      have: ['end:end_keep', 'Kho tài liệu'],
    },
    says: { 'ghi trả rồi': 'end:end_returned' },
  },
  which_other: {
    via: ['seen', 'other'],
    leads: {
      stopped: 'end:end_stopped',
      withdrawn: ['end:end_withdrawn', 'xin rút'],
      unknown: ['end:end_unknown', '18001096'],
    },
    says: { 'tạm dừng': 'end:end_stopped' },
  },
  which_trouble: {
    via: ['trouble'],
    leads: {
      returned: 'know_reason',
      late: ['end:end_late', 'Phiếu xin lỗi'],
      silent: 'end:end_silent',
      refused: 'end:end_dossier_refused',
    },
    says: { 'quá hạn': 'end:end_late', 'trả về': 'know_reason' },
  },
  know_reason: {
    via: ['trouble', 'returned'],
    leads: { yes_clear: ['end:end_supplement', 'Bổ sung hồ sơ'], not_clear: 'end:end_returned_again' },
    says: { 'không hiểu lý do ghi ở đó': 'know_reason', 'ghi rõ': 'end:end_supplement' },
  },
});

describe('a dossier', () => {
  test('is never looked up here, and nobody is asked for its number', () =>
    Walk.begin('track_dossier').isAt('where_stands', 'Tôi không xem được hồ sơ của ai'));
});
