// `content as-of <day>` and `content expiring`: what will be answered on another day, and what ends, begins or is due soon.
import { changesBetween } from '../../knowledge/changes/changes.ts';
import { contentOn, dueBetween, dueOfGuide, type Due } from '../../knowledge/changes/on-day.ts';
import { loadKnowledge, sayDay, type KnowledgeBase, type RecordShelf } from '../../knowledge/knowledge.ts';
import type { Outcome } from './command.ts';
import { sayChanges } from './diff.ts';

/** What is answered differently on a day, compared with today, and what nobody will have looked at again by then. */
export function asOf(day: string, today: string): Outcome {
  const kb = loadKnowledge();
  const lines = sayChanges(changesBetween(contentOn(kb, today), contentOn(kb, day)));
  const late = [...kb.guides.values()].filter((g) => g.reviewBy < day);
  return {
    lines: [
      `Ngày ${sayDay(day)} so với ${sayDay(today)}:`,
      ...(lines.length > 0 ? lines : ['Trả lời như nhau.']),
      ...(late.length > 0
        ? [
            `Đến ngày đó, ${late.length} thủ tục quá hạn xem lại, trợ lý sẽ nói rõ là có thể đã đổi: ${late.map((g) => g.code).join(', ')}.`,
          ]
        : []),
    ],
    code: 0,
  };
}

/** What ends, begins or is due for review within some days; with records, how many of their figures end on which day. */
export function expiring(today: string, days: number, shelf: RecordShelf | null): Outcome {
  const kb = loadKnowledge(undefined, shelf ?? undefined);
  const until = dayAfter(today, days);
  const dues = dueBetween(kb, today, until);
  const kinds = { ends: 'hết hạn', begins: 'bắt đầu', review: 'xem lại' } as const;
  return {
    lines: [
      `Từ ${sayDay(today)} đến ${sayDay(until)}: ${dues.length} mục.`,
      ...dues.map(
        (d) =>
          `  ${sayDay(d.day)}  ${kinds[d.kind]}  ${d.where}: ${d.says}${d.day < today ? ' (đã quá hạn)' : ''}`,
      ),
      ...(shelf ? ofRecords(kb, today, until) : []),
    ],
    code: 0,
  };
}

function ofRecords(kb: KnowledgeBase, today: string, until: string): readonly string[] {
  const byDay = new Map<string, Set<string>>();
  for (const { code } of kb.recordTargets()) {
    const guide = kb.recordGuide(code);
    const ends = guide ? dueOfGuide(guide).filter((d: Due) => d.kind === 'ends') : [];
    for (const { day } of ends)
      if (day >= today && day <= until) byDay.set(day, (byDay.get(day) ?? new Set()).add(code));
  }
  const days = [...byDay].sort(([a], [b]) => a.localeCompare(b));
  return [
    `Thủ tục chỉ có bản ghi: ${days.length > 0 ? '' : 'không có mức phí nào hết hạn.'}`,
    ...days.map(([day, codes]) => `  ${sayDay(day)}  hết hạn một mức phí của ${codes.size} thủ tục`),
  ];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
