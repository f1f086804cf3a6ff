// Journey: am I eligible, which case am I; the conditions of the guide beneath come first.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney(
  'eligibility',
  {
    who_files: {
      leads: {
        self: ['end:end_self', 'điều kiện riêng'],
        other: 'for_someone_else.for_whom',
        foreigner: ['end:end_foreigner', 'hộ chiếu'],
        company: 'business_filing.what_company',
      },
      says: { 'làm hộ': 'for_someone_else.for_whom', 'người nước ngoài': 'end:end_foreigner' },
    },
  },
  ['end_self_guide'],
);

describe('within a guide', () => {
  const over = (): Walk => Walk.begin('eligibility', { over: '1.000894' });
  test('says who may file', () => over().isAt('who_files', 'công dân Việt Nam'));
  test('goes on with the questions of the guide', () =>
    over().choose('self').leadsToGuide('1.000894', 'Điều kiện của việc đăng ký kết hôn'));
});
