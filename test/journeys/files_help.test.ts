// Journey: photographs and files of papers.
import { testJourney } from './table.ts';

testJourney('files_help', {
  what_file: {
    leads: {
      not_yet: 'shoot',
      heavy: 'make_light',
      format: ['end:end_format', 'PDF'],
      many: ['end:end_pdf', 'PDF'],
      missing: 'end:end_missing',
      blurred: 'shoot',
    },
    says: { 'nặng quá': 'make_light', 'sai định dạng': 'end:end_format', 'ảnh mờ': 'shoot' },
  },
  shoot: {
    via: ['not_yet'],
    leads: { done: 'one_paper' },
    says: { 'đủ bốn góc là sao': ['shoot', 'lùi ra'], 'xong rồi': 'one_paper' },
  },
  one_paper: {
    via: ['not_yet', 'done'],
    leads: { done: 'end:end_attach', failed: ['end:end_help', 'Trung tâm'] },
    says: { 'không biết làm': 'end:end_help' },
  },
  make_light: {
    via: ['heavy'],
    leads: { done: 'end:end_works', failed: ['end:end_heavy', '18001096'] },
    says: { 'vẫn nặng': 'end:end_heavy' },
  },
});
