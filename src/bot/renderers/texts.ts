// The words that renderers put around an answer, in the language the answer is said in.
import type { Language } from '../types.ts';

export interface Texts {
  readonly step: (number: number, total: number, title: string) => string;
  readonly sees: string;
  readonly optional: string;
  readonly sources: string;
  readonly number: string;
  /** @param date - ISO */
  readonly verifiedOn: (date: string) => string;
  readonly recordOn: (date: string) => string;
  readonly choose: string;
  readonly alsoChoose: string;
  /** The button that brings what did not fit the first screen. */
  readonly more: string;
  readonly open: string;
  readonly openPage: string;
  readonly call: (number: string) => string;
  /** Stands before the words of a clerk. */
  readonly clerk: string;
}

const vietnamese: Texts = {
  step: (number, total, title) => `Bước ${number}/${total} · ${title}`,
  sees: 'Xong thì bạn thấy:',
  optional: 'nếu có',
  sources: 'Nguồn:',
  number: 'Mã trả lời',
  verifiedOn: (date) => `đã kiểm tra ngày ${vietnameseDate(date)}`,
  recordOn: (date) => `theo bản ghi của Cổng ngày ${vietnameseDate(date)}`,
  choose: 'Mời bạn chọn:',
  alsoChoose: 'Bạn còn chọn được:',
  more: 'Xem thêm',
  open: 'Bấm để mở:',
  openPage: 'Mở trang',
  call: (number) => `Gọi ${number}`,
  clerk: 'Cán bộ:',
};

const english: Texts = {
  step: (number, total, title) => `Step ${number}/${total} · ${title}`,
  sees: 'When it is done:',
  optional: 'if it applies',
  sources: 'Source:',
  number: 'Answer number',
  verifiedOn: (date) => `checked on ${englishDate(date)}`,
  recordOn: (date) => `by the Portal's record of ${englishDate(date)}`,
  choose: 'Please choose:',
  alsoChoose: 'You can also choose:',
  more: 'See more',
  open: 'Tap to open:',
  openPage: 'Open page',
  call: (number) => `Call ${number}`,
  clerk: 'Officer:',
};

/** @param language - of the answer; Vietnamese where it names none */
export const textsIn = (language: Language | undefined): Texts => (language === 'en' ? english : vietnamese);

/** As activities name the language they are in. */
export const localeOf = (language: Language | undefined): string => (language === 'en' ? 'en-GB' : 'vi-VN');

/** 2026-07-18 → 18/7/2026. */
function vietnameseDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** 2026-07-18 → 18 July 2026. */
function englishDate(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso.slice(0, 10)),
  );
}
