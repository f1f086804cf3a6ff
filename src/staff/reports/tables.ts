// The tables of a report: what the page shows, what is printed and what is downloaded are the same rows.
import type { FigureName } from './count-day.ts';
import type { Figured, SpanFigures } from './figures.ts';
import type { ReportNames, Satisfaction } from './parts.ts';

export interface Table {
  readonly title: string;
  /** What its numbers mean. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export const channelNames: Readonly<Record<string, string>> = {
  web: 'Trang web',
  zalo: 'Zalo',
  messenger: 'Messenger',
  botframework: 'Kênh Bot Framework',
};

export const methodNames = { online: 'Qua mạng', post: 'Bưu điện', counter: 'Trực tiếp' } as const;
const methods = Object.keys(methodNames) as (keyof typeof methodNames)[];

/** How turns ended, in the order in which they are told. */
const endings: readonly (readonly [label: string, statuses: readonly string[]])[] = [
  ['Trả lời được, dẫn được bước tiếp', ['answered', 'step']],
  ['Hỏi lại cho chắc', ['clarify', 'confirm']],
  ['Chưa trả lời được', ['stopped', 'expired']],
  ['Chỉ chỗ gặp cán bộ', ['handover']],
  ['Cán bộ đang trả lời', ['with_person']],
  ['Ngoài phạm vi', ['out_of_scope']],
  ['Không nhận (ảnh, tệp, việc nguy hiểm)', ['refused']],
  ['Lỗi máy', ['error']],
];

/** How people came to a person. */
const persons: readonly (readonly [label: string, outcome: string])[] = [
  ['Được chỉ chỗ gặp cán bộ', 'shown'],
  ['Xin nhắn với cán bộ', 'asked'],
  ['Được cán bộ trả lời tại chỗ', 'taken'],
  ['Chờ mà không có cán bộ nhận', 'missed'],
];

/** The figures that stand in a line for each day, channel and so on. */
const line: readonly (readonly [label: string, name: FigureName])[] = [
  ['Người', 'people'],
  ['Lượt trò chuyện', 'visits'],
  ['Tin nhắn', 'turns'],
  ['Mở trang Cổng', 'portal'],
  ['Nói đã nộp', 'filed'],
];

export function tablesOf(figured: Figured, names: ReportNames, satisfaction: Satisfaction | null): Table[] {
  const { whole } = figured;
  return [
    general(whole, satisfaction),
    byPart(figured),
    byChannel(whole),
    endingsOf(whole),
    methodsOf(whole),
    proceduresOf(whole, names),
    stepsOf(whole, names),
    communesOf(whole, names),
  ];
}

function general(whole: SpanFigures, satisfaction: Satisfaction | null): Table {
  const rows: [string, number | string][] = [
    ...line.map(([label, name]): [string, number] => [label, whole.sum(name)]),
    ['Mở khung trò chuyện mà không hỏi gì', whole.sum('only-opened')],
    ['Thủ tục được hỏi', whole.subjects('procedure').filter(([code]) => code !== '').length],
    ...persons.map(([label, subject]): [string, number] => [label, whole.sum('person', { subject })]),
  ];
  if (satisfaction !== null)
    rows.push(['Nói «có giúp được»', satisfaction.helped], ['Nói «chưa giúp được»', satisfaction.notHelped]);
  return {
    title: 'Tổng quan',
    note: 'Mỗi người tính một lần trong cả kỳ, theo cuộc trò chuyện. Cách 30 phút không nhắn gì thì tính là lượt mới. Trang Cổng được mở chỉ đếm được ở trang web.',
    columns: ['Chỉ tiêu', 'Số'],
    rows,
  };
}

function byPart({ parts }: Figured): Table {
  return {
    title: 'Theo thời gian',
    note: 'Người hỏi ở hai ngày thì có mặt ở cả hai dòng; cộng các dòng lại vì thế có thể lớn hơn số người cả kỳ.',
    columns: ['Kỳ', ...line.map(([label]) => label)],
    rows: parts.map(({ span, figures }) => [span.label, ...line.map(([, name]) => figures.sum(name))]),
  };
}

function byChannel(whole: SpanFigures): Table {
  return {
    title: 'Theo kênh',
    note: '',
    columns: ['Kênh', ...line.map(([label]) => label)],
    rows: whole
      .channels()
      .map((channel) => [
        channelNames[channel] ?? channel,
        ...line.map(([, name]) => whole.sum(name, { channel })),
      ]),
  };
}

function endingsOf(whole: SpanFigures): Table {
  const rows = endings.map(([label, statuses]): [string, number] => [
    label,
    statuses.reduce((sum, subject) => sum + whole.sum('turns', { subject }), 0),
  ]);
  const all = whole.sum('turns');
  return {
    title: 'Trợ lý trả lời thế nào',
    note: 'Mỗi tin nhắn của người dân là một dòng đếm.',
    columns: ['Kết quả', 'Tin nhắn', 'Tỷ lệ'],
    rows: rows.map(([label, count]) => [label, count, share(count, all)]),
  };
}

function methodsOf(whole: SpanFigures): Table {
  const by = (name: FigureName, method: string): number => sumWhere(whole, name, ([, of]) => of === method);
  const all = whole.sum('method');
  return {
    title: 'Cách nộp',
    note: 'Đổi cách giữa chừng thì tính cách chọn sau cùng trong ngày. Đã nộp là người dân tự nói.',
    columns: ['Cách nộp', 'Chọn', 'Tỷ lệ', 'Nói đã nộp'],
    rows: methods.map((method) => [
      methodNames[method],
      by('method', method),
      share(by('method', method), all),
      by('filed', method),
    ]),
  };
}

function proceduresOf(whole: SpanFigures, names: ReportNames): Table {
  const of = (name: FigureName, code: string, detail?: string): number =>
    sumWhere(whole, name, ([of, at]) => of === code && (detail === undefined || at === detail));
  return {
    title: 'Thủ tục',
    note: 'Số người hỏi hoặc làm theo từng thủ tục, tính theo ngày.',
    columns: [
      'Mã',
      'Thủ tục',
      'Người',
      ...methods.map((m) => methodNames[m]),
      'Mở Cổng',
      'Nói đã nộp',
      'Đi hết',
    ],
    rows: whole
      .subjects('procedure')
      .filter(([code]) => code !== '')
      .map(([code, people]) => [
        code,
        names.procedure(code),
        people,
        ...methods.map((method) => of('method', code, method)),
        of('portal', code),
        of('filed', code),
        of('reached', code, 'outcome'),
      ]),
  };
}

function stepsOf(whole: SpanFigures, names: ReportNames): Table {
  const codes = [
    ...new Set(whole.subjects('reached').map(([subject]) => subject.split(' ')[0] ?? '')),
  ].sort();
  const rows = codes.flatMap((code) => {
    const known = names.stations(code);
    const met = whole.subjects('reached').flatMap(([subject]) => {
      const [of, node = ''] = subject.split(' ');
      return of === code ? [node] : [];
    });
    // What the content no longer has was reached all the same.
    const gone = met.filter((node) => !known.some(({ id }) => id === node)).map((id) => ({ id, label: id }));
    return [...known, ...gone]
      .filter(({ id }) => met.includes(id))
      .map(({ id, label }) => {
        const subject = `${code} ${id}`;
        return [
          names.procedure(code),
          label,
          whole.sum('reached', { subject }),
          whole.sum('stopped', { subject }),
        ];
      });
  });
  return {
    title: 'Đi tới đâu, dừng ở đâu',
    note: 'Đến là số người tới bước ấy trong ngày. Dừng là số người mà bước ấy là bước sau cùng trong ngày.',
    columns: ['Thủ tục', 'Bước', 'Đến', 'Dừng'],
    rows,
  };
}

function communesOf(whole: SpanFigures, names: ReportNames): Table {
  return {
    title: 'Xã, phường',
    note: 'Chỉ tính người tự nói mình ở đâu.',
    columns: ['Xã, phường', 'Người'],
    rows: whole.subjects('commune').map(([unit, people]) => [names.unit(unit), people]),
  };
}

function sumWhere(
  whole: SpanFigures,
  name: FigureName,
  holds: (parts: readonly string[]) => boolean,
): number {
  return whole
    .subjects(name)
    .filter(([subject]) => holds(subject.split(' ')))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** «12,5 %» */
const share = (part: number, all: number): string =>
  all === 0 ? '–' : `${((100 * part) / all).toFixed(1).replace('.', ',')} %`;
