// Journey: complaint and feedback; each trouble its own way.
import { testJourney } from './table.ts';

testJourney('complaint', {
  what_wrong: {
    leads: {
      late: ['end:end_late', 'Phiếu xin lỗi'],
      extra: 'end:end_extra',
      attitude: 'gathered',
      money: ['end:end_money', 'đừng đưa'],
      decision: ['end:end_decision', 'văn bản'],
      assistant: 'end:end_assistant',
      check: ['end:end_check', 'tra-cuu-phan-anh-kien-nghi'],
    },
    says: { 'đòi tiền': 'end:end_money', 'hách dịch': 'gathered', 'quá hạn': 'end:end_late' },
  },
  gathered: {
    via: ['attitude'],
    leads: { done: ['end:end_feedback', 'nop-phan-anh-kien-nghi', '19009038'] },
    says: { 'ghi rồi': 'end:end_feedback' },
  },
});
