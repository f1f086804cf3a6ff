// A source as a page names it: what it is, of which day, and whether anybody has checked it.
import type { AnswerSource } from '../dialogs/types.ts';
import { sayDay } from '../knowledge/knowledge.ts';

export function saySource({ title, recordOn, verifiedOn }: AnswerSource): string {
  return [
    title,
    ...(recordOn === null ? [] : [`theo bản ghi của Cổng ngày ${sayDay(recordOn)}`]),
    ...(verifiedOn === null ? [] : [`đã kiểm tra ngày ${sayDay(verifiedOn)}`]),
  ].join(', ');
}
