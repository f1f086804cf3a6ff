// Turns facts into the words a citizen reads: places filled in, money, times and forms of papers in plain Vietnamese.
import { methodWords } from './method-words.ts';
import type { Duration, Fee, Method, PaperForm } from './types.ts';
import { sayDay } from './validity.ts';

/**
 * Fills `{name}` places.
 * @throws Error when a place has no value, so that no brace ever reaches a citizen
 */
export function fillIn(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`place {${name}} has no value in: ${text.slice(0, 80)}`);
    return value;
  });
}

/** 10000 → «10.000 đồng». */
export function sayMoney(dong: number): string {
  return `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

const unitWords: Readonly<Record<NonNullable<Duration['unit']>, string>> = {
  working_day: 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ',
  minute: 'phút',
  month: 'tháng',
};

/** «3 ngày làm việc»; the free text of the fact where it has no figure. */
export function sayDuration(d: Duration): string {
  if (d.value === undefined || d.unit === undefined) return d.text ?? '';
  return `${String(d.value).replace('.', ',')} ${unitWords[d.unit]}`;
}

/** A fee in one sentence, without its note. A suspected figure never stands alone: its note says why it is doubtful. */
export function sayFee(fee: Fee): string {
  const label = fee.label ?? 'Lệ phí';
  const per = fee.per ? `/${fee.per}` : '';
  const condition = fee.condition ? ` (${fee.condition})` : '';
  switch (fee.kind) {
    case 'free':
      return `${label}: không mất tiền${condition}`;
    case 'amount':
      return `${label}: ${sayMoney(fee.amount ?? 0)}${per}${condition}`;
    case 'suspected':
      return `${label}: có nơi ghi ${sayMoney(fee.amount ?? 0)}${per}, cần hỏi lại${condition}`;
    case 'set_by_province':
      return `${label}: do tỉnh quy định, tôi chưa có mức của Hà Tĩnh${condition}`;
    case 'unknown':
      return `${label}: tôi chưa có con số chắc chắn${condition}`;
  }
}

const formWords: Readonly<Record<PaperForm, string>> = {
  original: 'bản chính',
  certified_copy: 'bản sao có chứng thực',
  copy: 'bản sao',
  copy_with_original_to_compare: 'bản sao, mang bản chính để đối chiếu',
  show_original: 'bản chính, chỉ đưa xem rồi cầm về',
  photo: 'ảnh chụp hoặc bản quét',
  e_form: 'điền trên Cổng',
  electronic: 'bản điện tử',
  not_needed: 'không phải nộp',
};

/** The form a paper must have, in plain words. */
export function sayForm(form: PaperForm): string {
  return formWords[form];
}

/** How one language says facts, and the few words that stand where something is not known. */
export interface Wording {
  readonly fee: (fee: Fee) => string;
  readonly duration: (duration: Duration) => string;
  readonly form: (form: PaperForm) => string;
  readonly day: (isoDay: string) => string;
  /** When offices open next: «7 giờ 30 thứ hai ngày 30/11/2026». @param clock - «07:30» */
  readonly opening: (clock: string, isoDay: string) => string;
  /** «Áp dụng đến hết ngày …» */
  readonly until: (isoDay: string) => string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly anyMethod: string;
  readonly anyUnit: string;
  readonly or: string;
  readonly wayOfFiling: string;
  readonly centre: string;
  readonly contact: Readonly<Record<'address' | 'phone' | 'hours', string>>;
}

export const vietnameseWording: Wording = {
  fee: sayFee,
  duration: sayDuration,
  form: sayForm,
  day: sayDay,
  opening: sayOpening,
  until: (day) => `Áp dụng đến hết ngày ${sayDay(day)}.`,
  methods: methodWords,
  anyMethod: 'nộp hồ sơ',
  anyUnit: 'xã, phường của bạn',
  or: ' hoặc ',
  wayOfFiling: 'cách nộp',
  centre: 'Trung tâm Phục vụ hành chính công',
  contact: { address: 'địa chỉ', phone: 'số điện thoại', hours: 'giờ làm việc' },
};

const weekdays = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'];

function sayOpening(clock: string, isoDay: string): string {
  const [hour = '', minute = ''] = clock.split(':');
  const weekday = weekdays[new Date(isoDay).getUTCDay()] ?? '';
  return `${Number(hour)} giờ ${minute} ${weekday} ngày ${sayDay(isoDay)}`;
}
