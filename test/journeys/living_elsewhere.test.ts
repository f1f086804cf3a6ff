// Journey: from Hà Tĩnh and living elsewhere; what is done there, what at home.
import { testJourney } from './table.ts';

testJourney('living_elsewhere', {
  why_far: {
    leads: { province: 'which_task', abroad: ['end:end_abroad', 'cơ quan đại diện'] },
    says: { 'sài gòn': 'which_task', 'hàn quốc': 'end:end_abroad' },
  },
  which_task: {
    via: ['province'],
    leads: {
      id_card: ['end:end_here_police', 'không phải về Hà Tĩnh'],
      certified: 'guide:2.000815',
      residence: 'guide:1.004194',
      home: 'has_vneid',
      land: ['end:end_land', 'ủy quyền'],
    },
    says: { 'giấy khai sinh': 'has_vneid', cccd: 'end:end_here_police' },
  },
  has_vneid: {
    via: ['province', 'home'],
    leads: {
      have: ['end:end_online', 'chọn Tỉnh Hà Tĩnh'],
      not_have: ['end:end_no_vneid', '1900 54 54 81'],
    },
    says: { 'có rồi': 'end:end_online', 'chưa làm': 'end:end_no_vneid' },
  },
});
