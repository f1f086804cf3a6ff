// Journey: land; what comes before the change of name, which book is made anew.
import { testJourney } from './table.ts';

testJourney('land', {
  what_about_land: {
    leads: {
      buy: ['end:end_buy', /1\. Chứng thực hợp đồng.*2\. Sang tên sổ đỏ/s],
      inherit: 'has_death_paper',
      first_book: 'guide:1.013978',
      book: 'book_state',
      split: 'guide:1.012784',
      use: 'guide:1.013949',
      plan: 'guide:1.014159',
      dispute: 'guide:1.012812',
    },
    says: { 'thừa kế': 'has_death_paper', 'lên thổ cư': 'guide:1.013949', 'hàng xóm lấn': 'guide:1.012812' },
  },
  has_death_paper: {
    via: ['inherit'],
    leads: {
      have: ['end:end_inherit', /1\. Chứng thực văn bản chia di sản/],
      not_yet: ['end:end_inherit_first', /1\. Đăng ký khai tử/],
    },
    says: { 'chưa khai tử': 'end:end_inherit_first' },
  },
  book_state: {
    via: ['book'],
    leads: { have: 'guide:1.012783', lost: 'guide:1.012786' },
    says: { 'mất rồi': 'guide:1.012786', 'còn giữ': 'guide:1.012783' },
  },
});
