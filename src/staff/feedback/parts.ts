// What the pages of feedback need from the other rooms, wired where the service is put together.
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Feedback, FeedbackReason, FeedbackState } from '../../storage/types/feedback.ts';

export interface FeedbackParts {
  readonly feedback: Feedback;
  readonly kb: () => KnowledgeBase;
  /** Takes personal numbers out of what staff write too: everybody reads it. */
  readonly mask: (text: string) => string;
}

export const reasonNames: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'nội dung sai',
  unclear: 'không hiểu',
  missing: 'thiếu điều cần',
  other: 'lý do khác',
};

export const stateNames: Readonly<Record<FeedbackState, string>> = {
  noted: 'đã ghi nhận',
  open: 'đang chờ kiểm tra',
  fixed: 'có sai, đã sửa',
  right: 'đã kiểm tra, nội dung đúng',
};
