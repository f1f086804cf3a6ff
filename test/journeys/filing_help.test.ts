// Journey: finding the task, choosing the office, filling the form on the portal.
import { testJourney } from './table.ts';

testJourney('filing_help', {
  what_missing: {
    leads: {
      search: ['end:end_search', 'gõ ít chữ'],
      office: ['chose_province', 'Chọn cơ quan thực hiện'],
      grey: 'chose_province',
      screen: ['end:end_layouts', 'hai kiểu màn hình'],
      wrong: 'end:end_prefilled',
      button: 'stars_filled',
    },
    says: { 'không thấy xã': 'chose_province', 'nút xám': 'chose_province', 'gõ không ra': 'end:end_search' },
  },
  chose_province: {
    via: ['office'],
    leads: { done: 'end:end_go_on', failed: ['end:end_office', '18001096'] },
    says: { 'vẫn xám': 'end:end_office', 'xong rồi': 'end:end_go_on' },
  },
  stars_filled: {
    via: ['button'],
    leads: { done: 'sends_now' },
    says: { xong: 'sends_now', 'ô có dấu sao ở đâu': ['stars_filled', 'chữ đỏ'] },
  },
  sends_now: {
    via: ['button', 'done'],
    leads: { can: 'end:end_go_on', cannot: ['end:end_error', '18001096'] },
    says: { 'nộp được rồi': 'end:end_go_on', 'vẫn không': 'end:end_error' },
  },
});
