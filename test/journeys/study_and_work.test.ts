// Journey: school and work.
import { testJourney } from './table.ts';

testJourney('study_and_work', {
  study_or_work: {
    leads: { study: 'which_study', work: 'which_work' },
    says: { 'xin việc': 'which_work', 'học phí': 'which_study' },
  },
  which_study: {
    via: ['study'],
    leads: {
      move: 'procedure:2.002854',
      support: 'procedure:1.014336',
      copy: 'procedure:3.000465',
    },
    says: { 'chuyển trường': 'end:end_move' },
  },
  which_work: {
    via: ['work'],
    leads: {
      apply: ['end:end_apply', /1\. Cấp phiếu lý lịch tư pháp.*3\. Chứng thực chữ ký/s],
      jobless: 'procedure:1.014748',
      maternity: 'procedure:2.000693',
    },
    says: { 'mới nghỉ việc': 'end:end_jobless', 'thai sản': 'end:end_maternity' },
  },
});
