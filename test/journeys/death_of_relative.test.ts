// Journey: somebody died; the death is registered first, then the money and the estate.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

const kinds = ['Có đóng hoặc hưởng bảo hiểm xã hội', 'Không, hoặc không rõ'] as const;

testJourney('death_of_relative', {
  what_after_death: {
    leads: {
      register: 'who_passed',
      money: 'who_passed_money',
      estate: ['end:end_estate', /1\. Đăng ký khai tử.*2\. Chứng thực văn bản chia di sản.*3\. Sang tên/s],
    },
    says: { 'giấy chứng tử': 'who_passed', 'tiền mai táng': 'who_passed_money', 'thừa kế': 'end:end_estate' },
  },
  who_passed: {
    via: ['register'],
    leads: {
      insured: ['end:end_death_insured', /1\. Đăng ký khai tử.*2\. Hưởng chế độ tử tuất/s],
      social_pension: ['end:end_death_pension', /1\. Đăng ký khai tử.*2\. Hỗ trợ chi phí mai táng/s],
      protected: ['end:end_death_protected', /2\. Hỗ trợ chi phí mai táng/],
      merit: ['end:end_death_merit', 'người có công từ trần'],
      veteran: ['end:end_death_veteran', 'cựu chiến binh'],
      none: 'guide:1.000656',
    },
    says: { 'không rõ': 'guide:1.000656', 'có lương hưu': 'end:end_death_insured' },
  },
  who_passed_money: {
    via: ['money'],
    leads: {
      insured: 'procedure:2.000821',
      social_pension: 'procedure:1.014028',
      protected: 'procedure:1.001731',
      merit: 'procedure:1.010824',
      veteran: 'procedure:2.002307',
      none: ['end:end_money_unknown', 'tôi chưa thấy khoản hỗ trợ'],
    },
    says: { 'thương binh': 'end:end_money_merit' },
  },
});

describe('a death', () => {
  test('is met with a word of sympathy', () =>
    Walk.begin('death_of_relative').isAt('what_after_death', 'chia buồn'));
  test('the kinds are the same in both questions', async () => {
    await Walk.begin('death_of_relative')
      .choose('register')
      .offers(...kinds);
    await Walk.begin('death_of_relative')
      .choose('money')
      .offers(...kinds);
  });
});
