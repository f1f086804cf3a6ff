// Journey: allowances; the paper that proves the case comes before the money.
import { testJourney } from './table.ts';

testJourney('social_support', {
  whose_support: {
    leads: {
      disabled: 'has_disability_paper',
      poor: 'procedure:1.011607',
      old: 'procedure:1.014027',
      protected: 'procedure:1.001776',
      merit: 'which_merit',
    },
    says: { 'cận nghèo': 'end:end_poor', 'liệt sĩ': 'which_merit', 'mồ côi': 'end:end_protected' },
  },
  has_disability_paper: {
    via: ['disabled'],
    leads: {
      have: 'procedure:1.001776',
      not_yet: ['end:end_disabled', /1\. Giấy xác nhận khuyết tật.*2\. Trợ cấp xã hội/s],
    },
    says: { 'chưa có': 'end:end_disabled' },
  },
  which_merit: {
    via: ['merit'],
    leads: {
      worship: 'procedure:1.010803',
      family: 'procedure:1.010801',
      proof: 'procedure:1.010833',
      passed: 'procedure:1.010824',
    },
    says: { 'thờ cúng': 'end:end_worship', 'từ trần': 'end:end_passed' },
  },
});
