// The tables about procedures: who asks for which, how far people come in each guide, and where they stop.
import type { FigureName } from './count-day.ts';
import type { SpanFigures } from './figures.ts';
import type { ReportNames } from './parts.ts';
import { methodNames, methods, sumWhere, type Table } from './table-words.ts';

export function proceduresOf(whole: SpanFigures, names: ReportNames): Table {
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

export function stepsOf(whole: SpanFigures, names: ReportNames): Table {
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
