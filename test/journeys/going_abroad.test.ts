// Journey: going abroad; passport, the border pass to Laos, papers for work and study.
import { testJourney } from './table.ts';

testJourney('going_abroad', {
  why_abroad: {
    leads: {
      travel: 'has_passport',
      laos: 'laos_paper',
      work: ['end:end_work', /1\. Làm hộ chiếu.*4\. Chứng thực/s],
      marry: 'guide:1.004873',
    },
    says: { 'xuất khẩu lao động': 'end:end_work', 'qua lào': 'laos_paper' },
  },
  has_passport: {
    via: ['travel'],
    leads: {
      not_yet: 'guide:1.001456',
      lost: ['end:end_lost', /1\. Báo mất hộ chiếu/],
      have: ['end:end_ready', 'đại sứ quán'],
    },
    says: { 'hết hạn': 'guide:1.001456', 'còn hạn': 'end:end_ready' },
  },
  laos_paper: {
    via: ['laos'],
    leads: { pass: 'guide:1.012680', passport: 'has_passport' },
    says: { 'giấy thông hành': 'guide:1.012680' },
  },
});
