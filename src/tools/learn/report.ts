// Says on the terminal what an export changed: lesson by lesson, and slice by slice before and after.
import type { LessonDraft } from '../../storage/types/learning.ts';
import type { Counts } from './worse.ts';

export function sayLesson({ intent, line, procedure, alias }: LessonDraft): string {
  const said = [
    line === null ? null : `«${line}» → ${intent ?? ''}`,
    alias === null ? null : `«${alias}» → ${procedure ?? ''}`,
  ];
  return `- ${said.filter((part) => part !== null).join('; ')}`;
}

/** A table of right lines, before → after. */
export function sayCounts(before: ReadonlyMap<string, Counts>, after: ReadonlyMap<string, Counts>): string {
  const moved = (slice: string, key: keyof Counts): string => {
    const [old, now] = [before.get(slice)?.[key] ?? 0, after.get(slice)?.[key] ?? 0];
    return old === now ? `${Math.abs(now)}` : `${Math.abs(old)} → ${Math.abs(now)}`;
  };
  const rows = [...before.keys()].map((slice) =>
    [
      slice,
      ...(['intent', 'first', 'inThree', 'wrongAnswers'] as const).map((key) => moved(slice, key)),
    ].join('\t'),
  );
  return ['nhóm\tđúng ý định\tđúng thủ tục\ttrong ba\ttrả lời sai', ...rows].join('\n');
}
