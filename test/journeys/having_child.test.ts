// Journey: a child; birth certificate first, then what the child needs after it.
import { testJourney } from './table.ts';

testJourney('having_child', {
  what_for_child: {
    leads: { newborn: 'parents_married', has_birth: 'which_child_paper', grown: 'has_other_papers' },
    says: {
      'bé mới sinh': 'parents_married',
      'có khai sinh rồi': 'which_child_paper',
      '3': 'has_other_papers',
    },
  },
  parents_married: {
    via: ['newborn'],
    leads: {
      yes_married: 'together',
      not_with_father: 'procedure:1.000689',
      not_alone: 'guide:1.001193',
    },
    says: { 'đăng ký rồi': 'together', 'mẹ đơn thân': 'guide:1.001193' },
  },
  together: {
    via: ['newborn', 'yes_married'],
    leads: { all_in_one: 'guide:2.000986', birth_only: 'guide:1.001193' },
    says: { 'khai sinh trước': 'guide:1.001193' },
  },
  has_other_papers: {
    via: ['grown'],
    leads: { have_some: 'procedure:1.004772', not_any: 'guide:1.001193' },
    says: { 'chưa có gì': 'guide:1.001193' },
  },
  which_child_paper: {
    via: ['has_birth'],
    leads: {
      residence: 'guide:1.004222',
      health_card: 'procedure:1.001939',
      id_card: ['guide:1.014062', '5230'],
      passport: 'guide:1.001456',
      copy: 'guide:2.000635',
      fix: 'guide:1.004859',
      school: 'procedure:2.002854',
    },
    says: { 'nhập hộ khẩu': 'guide:1.004222', 'cái thứ ba': 'guide:1.014062' },
  },
});
