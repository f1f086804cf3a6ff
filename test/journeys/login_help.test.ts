// Journey: cannot log in; the application first, then the level, then the portal.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney('login_help', {
  app_opens: {
    leads: {
      opens: 'which_level',
      password: ['end:end_password', 'Quên mật khẩu'],
      passcode: ['end:end_passcode', 'passcode'],
      activate: ['end:end_activate', 'kích hoạt'],
      phone: 'which_phone',
      otp: ['end:end_otp', 'OTP'],
      locked: 'locked_or_broken',
      not_any: ['end:end_where', 'công an xã, phường'],
    },
    says: {
      'quên passcode': 'end:end_passcode',
      'đổi điện thoại': 'which_phone',
      'chưa có vneid': 'end:end_where',
    },
  },
  which_level: {
    via: ['opens'],
    leads: { two: 'scan_again', one: ['end:end_level_one', 'mức 2'], unsure: 'end:end_levels' },
    says: { 'mức 1': 'end:end_level_one', 'mức hai': 'scan_again' },
  },
  scan_again: {
    via: ['opens', 'two'],
    leads: { done: 'end:end_works', failed: ['end:end_hotline', '18001096'] },
    says: { 'vẫn không vào': 'end:end_hotline', 'vào được rồi': 'end:end_works' },
  },
  which_phone: {
    via: ['phone'],
    leads: {
      new_phone: ['end:end_new_phone', 'máy mới'],
      lost_phone: ['end:end_lost_phone', 'khóa SIM'],
      number: 'end:end_number',
    },
    says: { 'mất máy': 'end:end_lost_phone', 'mất sim': 'end:end_number' },
  },
  locked_or_broken: {
    via: ['locked'],
    leads: { locked: 'end:end_locked', broken: 'end:end_app' },
    says: { 'tạm khóa': 'end:end_locked', 'không quét được': 'end:end_app' },
  },
});

describe('in the middle of filing', () => {
  const filing = (): Walk => Walk.begin('login_help', { over: '1.000656' });
  test('the guide waits and comes back where it was', async () => {
    await filing().through('opens', 'two', 'done').leadsToGuide('1.000656', 'Ta làm tiếp');
    await filing().choose('password').leadsToGuide('1.000656', 'Quên mật khẩu');
  });
  test('it is said more simply, then by example, then a person is offered', async () => {
    const stuck = filing().through('opens', 'two');
    await stuck.moves('not_understood').isAt('scan_again', 'cầm điện thoại quét mã vuông');
    await stuck.moves('not_understood').moves('not_understood').isAt('scan_again', 'Ví dụ mã quét');
    const thrice = stuck.moves('not_understood').moves('not_understood').moves('not_understood');
    await thrice.tells(['18001096']);
  });
});
