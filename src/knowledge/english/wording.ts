// Facts in English words: money, times, days and forms of papers, the counterpart of wording.ts.
import type { Duration, Fee, PaperForm } from '../types.ts';
import type { Wording } from '../wording.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const units: Readonly<Record<NonNullable<Duration['unit']>, string>> = {
  working_day: 'working day',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  month: 'month',
};

const forms: Readonly<Record<PaperForm, string>> = {
  original: 'original',
  certified_copy: 'certified copy',
  copy: 'copy',
  copy_with_original_to_compare: 'copy, with the original to compare',
  show_original: 'original, shown and taken home again',
  photo: 'photo or scan',
  e_form: 'filled in on the Portal',
  electronic: 'electronic copy',
  not_needed: 'not needed',
};

const money = (dong: number): string => `${String(dong).replace(/\B(?=(\d{3})+$)/g, ',')} VND`;

function fee(f: Fee): string {
  const label = f.label ?? 'Fee';
  const amount = `${money(f.amount ?? 0)}${f.per ? ` per ${f.per}` : ''}`;
  const condition = f.condition ? ` (${f.condition})` : '';
  switch (f.kind) {
    case 'free':
      return `${label}: free of charge${condition}`;
    case 'amount':
      return `${label}: ${amount}${condition}`;
    case 'suspected':
      return `${label}: some offices post ${amount}, please ask${condition}`;
    case 'set_by_province':
      return `${label}: set by the province; I do not have the figure of Hà Tĩnh${condition}`;
    case 'unknown':
      return `${label}: I have no certain figure${condition}`;
  }
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function day(iso: string): string {
  const [y, m, d] = iso.split('-').map(Number);
  return `${d ?? ''} ${months[(m ?? 1) - 1] ?? ''} ${y ?? ''}`;
}

/** English as citizens of other countries read it: 15,000 VND, 2 working days, 18 July 2026. */
export const englishWording: Wording = {
  fee,
  day,
  opening: (clock, iso) => `${clock} on ${weekdays[new Date(iso).getUTCDay()] ?? ''}, ${day(iso)}`,
  duration: (d) =>
    d.value === undefined || d.unit === undefined
      ? (d.text ?? '')
      : `${d.value} ${units[d.unit]}${d.value === 1 ? '' : 's'}`,
  form: (f) => forms[f],
  until: (iso) => `Valid until ${day(iso)}.`,
  methods: { online: 'online', post: 'by post', counter: 'in person' },
  anyMethod: 'filing',
  anyUnit: 'your commune or ward',
  or: ' or ',
  wayOfFiling: 'way of filing',
  centre: 'Public Service Centre (Trung tâm Phục vụ hành chính công)',
  contact: { address: 'address', phone: 'phone number', hours: 'opening hours' },
};
