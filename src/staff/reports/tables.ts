// The tables of a report: what the page shows, what is printed and what is downloaded are the same rows.
import { startUpper } from '../../knowledge/knowledge.ts';
import type { FigureName } from './count-day.ts';
import type { Figured, SpanFigures } from './figures.ts';
import { proceduresOf, stepsOf } from './guide-tables.ts';
import { sayChannel } from '../pages/channels.ts';
import type { ReportNames, Satisfaction } from './parts.ts';
import { endings, line, methodNames, methods, Share, sumWhere, type Table } from './table-words.ts';

/** Of the table that has a chart over time. */
export const byTimeTitle = 'Theo thời gian';

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
    ['Được chỉ chỗ gặp cán bộ', whole.sum('person')],
    ['Được cán bộ nhắn tin trả lời', whole.sum('clerk')],
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
    title: byTimeTitle,
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
        startUpper(sayChannel(channel)),
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
    rows: rows.map(([label, count]) => [label, count, new Share(count, all)]),
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
      new Share(by('method', method), all),
      by('filed', method),
    ]),
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
