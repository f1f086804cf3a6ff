// Journey: retirement and social insurance.
import { testJourney } from './table.ts';

testJourney('retirement', {
  what_about_pension: {
    leads: {
      pension: 'which_insurance',
      social: 'procedure:1.014027',
      once: 'procedure:1.001613',
      voluntary: 'procedure:1.002179',
      card: 'procedure:1.002759',
    },
    says: {
      'về hưu': 'which_insurance',
      'rút bảo hiểm': 'end:end_once',
      'không có lương hưu': 'end:end_social',
    },
  },
  which_insurance: {
    via: ['pension'],
    leads: { compulsory: 'procedure:1.014171', own: 'procedure:1.014172' },
    says: { 'đi làm công ty': 'end:end_compulsory', 'tự đóng': 'end:end_own' },
  },
});
