// Journey: reach a person; whom to call, what the clock says, what to hold ready.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney('reach_person', {
  about_what: {
    leads: {
      account: ['end:end_portal', '18001096', 'mật khẩu'],
      dossier: 'prepare',
      how: ['end:end_centre', 'bưu điện giúp'],
      post: ['end:end_post', '1900 54 54 81', '13 ký tự'],
      report: 'complaint.what_wrong',
    },
    says: { 'bưu điện': 'end:end_post', 'không biết làm': 'end:end_centre', 'hồ sơ đã nộp': 'prepare' },
  },
  prepare: {
    via: ['dossier'],
    leads: { done: ['end:end_dossier', 'chưa có số đã kiểm chứng'] },
    says: { 'xong rồi': 'end:end_dossier' },
  },
});

const at = (now: string): Walk => Walk.begin('reach_person', { now });

describe('the clock decides what is said of opening hours, always with its basis', () => {
  test.each([
    ['2026-11-24T09:00:00+07:00', 'đang làm việc'],
    ['2026-11-24T12:10:00+07:00', 'nghỉ trưa'],
    ['2026-11-24T20:00:00+07:00', 'đã nghỉ'],
    ['2026-11-24T06:30:00+07:00', 'đã nghỉ'],
    ['2026-11-28T09:00:00+07:00', 'Hôm nay các cơ quan thường nghỉ'],
    ['2026-09-02T09:00:00+07:00', 'Hôm nay các cơ quan thường nghỉ'],
  ])('%s', (now, said) => at(now).isAt('about_what', said, 'chưa kiểm lại cho năm 2026', '18001096'));
});

test('the office of the guide beneath is named, and the guide comes back at the end', async () => {
  const walk = Walk.begin('reach_person', { over: '1.001193' });
  await walk.isAt('about_what', 'UBND xã, phường');
  await walk.choose('post').tells(['1900 54 54 81', 'Bé sinh được bao lâu rồi?']);
  await walk.choose('post').leadsToGuide('1.001193');
});
