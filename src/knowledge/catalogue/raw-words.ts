// The portal's own words for units, methods and levels, as its API writes them.
import type { RecordChannel, TimeUnit } from './record.ts';

const units: Readonly<Record<string, TimeUnit>> = {
  WORKING_DAY: 'working_day',
  DAY: 'day',
  HOUR: 'hour',
  MINUTE: 'minute',
  MONTH: 'month',
  YEAR: 'year',
};

/** The unit of a time; everything that is not a unit is `other`. */
export function unitOf(word: string | undefined): TimeUnit {
  return units[word ?? ''] ?? 'other';
}

const methods: Readonly<Record<string, readonly RecordChannel['method'][]>> = {
  ONLINE: ['online'],
  POSTAL: ['post'],
  DIRECT: ['counter'],
  DIRECT_AND_ONLINE: ['counter', 'online'],
};

/** The ways of filing behind the API's word; none for words that are not known. */
export function methodsOf(word: string): readonly RecordChannel['method'][] {
  return methods[word] ?? [];
}

/** Flags of the API and the level each stands for. */
export const levelFlags = {
  isMinistry: 'Cấp Bộ',
  isProvince: 'Cấp Tỉnh',
  isWard: 'Cấp Xã',
  isOtherAgency: 'Cơ quan khác',
} as const;
