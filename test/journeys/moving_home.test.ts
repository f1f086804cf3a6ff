// Journey: a change of home; permanent, temporary, away, guests, a household of one's own.
import { testJourney } from './table.ts';

testJourney('moving_home', {
  what_about_home: {
    leads: {
      stay: 'guide:1.004222',
      rent: 'already_registered',
      away: 'guide:1.003677',
      guest: 'guide:2.001159',
      split: 'guide:1.010038',
      proof: 'guide:1.010041',
      wrong: 'guide:1.010039',
    },
    says: { 'nhập khẩu': 'guide:1.004222', 'ở trọ': 'already_registered', 'tách khẩu': 'guide:1.010038' },
  },
  already_registered: {
    via: ['rent'],
    leads: { not_yet: 'guide:1.004194', have: 'guide:1.002755' },
    says: { 'chưa đăng ký': 'guide:1.004194', 'sắp hết hạn': 'guide:1.002755' },
  },
});
