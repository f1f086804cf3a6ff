// Journey: vehicles; new, used, lost papers, driving licences, fines.
import { testJourney } from './table.ts';

testJourney('vehicles', {
  what_about_vehicle: {
    leads: {
      new_car: 'where_made',
      used_car: 'guide:1.013076',
      lost_papers: 'procedure:1.013080',
      change: 'procedure:1.013079',
      licence: 'which_licence',
      transport: 'guide:2.002288',
      fine: ['end:end_fine', 'phạt'],
    },
    says: { 'sang tên': 'guide:1.013076', 'mất biển số': 'end:end_lost', 'bằng lái': 'which_licence' },
  },
  where_made: {
    via: ['new_car'],
    leads: { domestic: 'guide:1.012575', imported: 'procedure:1.013066' },
    says: { 'nhập khẩu': 'end:end_imported' },
  },
  which_licence: {
    via: ['licence'],
    leads: { change: 'guide:3.000347', lost: 'guide:3.000348' },
    says: { 'hết hạn': 'guide:3.000347', 'làm mất': 'guide:3.000348' },
  },
});
