// Journey: marriage; who marries, papers of being single, copies, and that a divorce is a matter of the court.
import { testJourney } from './table.ts';

testJourney('marriage', {
  what_about_marriage: {
    leads: {
      to_marry: 'who_marries',
      single: 'guide:1.004873',
      copy: 'guide:2.000635',
      after: 'guide:1.004222',
      divorce: ['end:end_divorce', 'tòa án'],
    },
    says: { 'sắp cưới': 'who_marries', 'độc thân': 'guide:1.004873', 'ly dị': 'end:end_divorce' },
  },
  who_marries: {
    via: ['to_marry'],
    leads: { yes_both: 'guide:1.000894', no_foreign: 'procedure:2.000806' },
    says: { 'cả hai': 'guide:1.000894', 'người lào': 'end:end_foreign' },
  },
});
