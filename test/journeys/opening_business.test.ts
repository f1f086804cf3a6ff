// Journey: a business; a household or a company, food or not, changes and the end of it.
import { testJourney } from './table.ts';

testJourney('opening_business', {
  what_about_business: {
    leads: {
      open_new: 'which_form',
      change: 'guide:2.000720',
      pause: 'guide:1.001570',
      close: 'guide:1.001266',
    },
    says: { 'sắp mở': 'which_form', 'tạm ngừng': 'guide:1.001570', 'nghỉ hẳn': 'guide:1.001266' },
  },
  which_form: {
    via: ['open_new'],
    leads: { household: 'sells_food', company: ['end:end_company', 'dangkyquamang.dkkd.gov.vn'] },
    says: { 'gia đình': 'sells_food', 'doanh nghiệp': 'end:end_company' },
  },
  sells_food: {
    via: ['open_new', 'household'],
    leads: {
      yes_food: ['end:end_food', /1\. Đăng ký thành lập hộ kinh doanh.*2\. Giấy chứng nhận an toàn/s],
      no_food: 'guide:1.001612',
    },
    says: { 'cà phê': 'end:end_food', 'tạp hóa': 'guide:1.001612' },
  },
});
