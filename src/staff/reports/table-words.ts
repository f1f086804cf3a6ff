// What the tables of a report are made of: the names of figures in Vietnamese, and how shares are said.
import type { FigureName } from './count-day.ts';
import type { SpanFigures } from './figures.ts';

export interface Table {
  readonly title: string;
  /** What its numbers mean. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | Share)[])[];
}

/** A part of a whole: said as «12,5 %», and a number for programs that count on. */
export class Share {
  /** 0 to 1; null where there is no whole. */
  readonly part: number | null;

  constructor(part: number, all: number) {
    this.part = all === 0 ? null : part / all;
  }

  toString(): string {
    return this.part === null ? '–' : `${(100 * this.part).toFixed(1).replace('.', ',')} %`;
  }
}

export const methodNames = { online: 'Qua mạng', post: 'Bưu điện', counter: 'Trực tiếp' } as const;
export const methods = Object.keys(methodNames) as (keyof typeof methodNames)[];

/** How turns ended, in the order in which they are told. */
export const endings: readonly (readonly [label: string, statuses: readonly string[]])[] = [
  ['Trả lời được, dẫn được bước tiếp', ['answered', 'step']],
  ['Hỏi lại cho chắc', ['clarify', 'confirm']],
  ['Chưa trả lời được', ['stopped', 'expired']],
  ['Chỉ chỗ gặp cán bộ', ['handover']],
  ['Cán bộ trả lời', ['clerk']],
  ['Ngoài phạm vi', ['out_of_scope']],
  ['Không nhận (ảnh, tệp, việc nguy hiểm)', ['refused']],
  ['Lỗi máy', ['error']],
];

/** The figures that stand in a line for each day, channel and so on. */
export const line: readonly (readonly [label: string, name: FigureName])[] = [
  ['Người', 'people'],
  ['Lượt trò chuyện', 'visits'],
  ['Tin nhắn', 'turns'],
  ['Mở trang Cổng', 'portal'],
  ['Nói đã nộp', 'filed'],
];

export function sumWhere(
  whole: SpanFigures,
  name: FigureName,
  holds: (parts: readonly string[]) => boolean,
): number {
  return whole
    .subjects(name)
    .filter(([subject]) => holds(subject.split(' ')))
    .reduce((sum, [, count]) => sum + count, 0);
}
