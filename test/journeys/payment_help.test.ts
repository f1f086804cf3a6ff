// Journey: paying on the portal; whether money has gone is asked before anybody pays again.
import { testJourney } from './table.ts';

testJourney('payment_help', {
  what_payment: {
    leads: {
      how: 'has_bank',
      failed: 'money_gone',
      twice: ['end:end_twice', 'mã giao dịch'],
      receipt: ['end:end_receipt', 'biên lai'],
      refund: 'end:end_refund',
      outside: 'end:end_outside',
    },
    says: { 'bị lỗi': 'money_gone', 'hoàn tiền': 'end:end_refund', 'trừ 2 lần': 'end:end_twice' },
  },
  has_bank: {
    via: ['how'],
    leads: { have: 'end:end_how', not_have: 'end:end_no_bank' },
    says: { 'chưa có': 'end:end_no_bank' },
  },
  money_gone: {
    via: ['failed'],
    leads: { not_taken: 'pay_again', yes_taken: ['wait_first', 'đừng trả lần nữa'] },
    says: { 'trừ rồi': 'wait_first', 'chưa trừ': 'pay_again' },
  },
  pay_again: {
    via: ['failed', 'not_taken'],
    leads: { done: 'end:end_paid', failed: 'end:end_failed' },
    says: { 'vẫn lỗi': 'end:end_failed' },
  },
  wait_first: {
    via: ['failed', 'yes_taken'],
    leads: { done: 'written_now' },
    says: { ok: 'written_now' },
  },
  written_now: {
    via: ['failed', 'yes_taken', 'done'],
    leads: { yes_written: 'end:end_paid', not_written: ['end:end_failed', '18001096'] },
    says: { 'ghi rồi': 'end:end_paid', 'vẫn chưa': 'end:end_failed' },
  },
});
