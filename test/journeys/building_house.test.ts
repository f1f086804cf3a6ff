// Journey: building or repairing a house; the land comes first.
import { testJourney } from './table.ts';

testJourney('building_house', {
  build_or_repair: {
    leads: { build: 'land_ready', repair: 'guide:1.013229', power: 'guide:3.000001' },
    says: { 'làm nhà mới': 'land_ready', 'nâng tầng': 'guide:1.013229' },
  },
  land_ready: {
    via: ['build'],
    leads: {
      yes_home_land: 'guide:1.013225',
      not_home_land: ['end:end_convert', /1\. Chuyển mục đích.*2\. Giấy phép xây dựng/s],
      unsure: ['end:end_plan', /1\. Hỏi thông tin quy hoạch/],
    },
    says: { 'đất vườn': 'end:end_convert', 'có thổ cư': 'guide:1.013225' },
  },
});
