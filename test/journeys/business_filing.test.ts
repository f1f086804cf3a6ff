// Journey: a company or organisation files.
import { testJourney } from './table.ts';

testJourney('business_filing', {
  what_company: {
    leads: { household: 'opening_business.what_about_business', company: 'which_matter' },
    says: { 'cửa hàng': 'opening_business.what_about_business', 'hợp tác xã': 'which_matter' },
  },
  which_matter: {
    via: ['company'],
    leads: { registration: ['end:end_registration', 'dangkyquamang.dkkd.gov.vn'], other: 'has_account' },
    says: { 'giải thể': 'end:end_registration', 'giấy phép': 'has_account' },
  },
  has_account: {
    via: ['company', 'other'],
    leads: { have: ['end:end_file', 'Đại diện cơ quan, tổ chức'], not_have: ['end:end_account', 'TK02'] },
    says: { 'có rồi': 'end:end_file', 'chưa có': 'end:end_account' },
  },
});
