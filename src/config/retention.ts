// How long what people said and what was counted is kept: the numbers people are told, and that the service keeps to.
import { z } from 'zod';
import { number } from './rules.ts';

/** Longer than anything here has a reason to be kept. Days. */
const most = 3_650;

/** One variable for each kind. */
export const retentionEnvironment = z.object({
  KEEP_CONVERSATIONS_DAYS: number(1, most)
    .default(90)
    .describe('Giữ tin nhắn và cuộc trò chuyện không ai dùng nữa bao nhiêu ngày.'),
  KEEP_ANSWERS_DAYS: number(1, most).default(365).describe('Giữ câu trả lời tra theo mã bao nhiêu ngày.'),
  KEEP_STATISTICS_DAYS: number(1, most).default(730).describe('Giữ thống kê bao nhiêu ngày.'),
  KEEP_UNDELIVERED_DAYS: number(1, most).default(30).describe('Giữ tin không gửi được bao nhiêu ngày.'),
  KEEP_QUESTIONS_DAYS: number(1, most)
    .default(90)
    .describe('Giữ câu hỏi chưa hiểu (đã che số riêng) cho cán bộ xem bao nhiêu ngày.'),
  KEEP_AUDIT_DAYS: number(30, most)
    .default(1_095)
    .describe('Giữ nhật ký ai làm gì ở bàn cán bộ bao nhiêu ngày; ít nhất 30.'),
});

/** Days after which each kind is deleted. */
export interface KeepDays {
  /** Messages, and what the assistant remembers of a conversation that nobody used since. */
  readonly conversations: number;
  /** Answers under their number, which hold no words of a person. */
  readonly answers: number;
  /** What was counted. */
  readonly statistics: number;
  /** Messages that a platform did not take. */
  readonly undelivered: number;
  /** Masked questions that the assistant was not sure about, for staff to look at. */
  readonly questions: number;
  /** Who did what at the desk. */
  readonly audit: number;
}

/** Reads how long each kind is kept. */
export function readRetention(env: z.infer<typeof retentionEnvironment>): KeepDays {
  return {
    conversations: env.KEEP_CONVERSATIONS_DAYS,
    answers: env.KEEP_ANSWERS_DAYS,
    statistics: env.KEEP_STATISTICS_DAYS,
    undelivered: env.KEEP_UNDELIVERED_DAYS,
    questions: env.KEEP_QUESTIONS_DAYS,
    audit: env.KEEP_AUDIT_DAYS,
  };
}
