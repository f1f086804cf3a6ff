// How patient the service is when somebody is handed over to a clerk.
import { z } from 'zod';
import { number } from './rules.ts';

export const handoverEnvironment = z.object({
  HANDOVER_WAIT_MINUTES: number(1, 60)
    .default(5)
    .describe('Người dân chờ cán bộ vào nhiều nhất bấy nhiêu phút, rồi được chỉ chỗ gọi điện.'),
  HANDOVER_SILENCE_MINUTES: number(1, 120)
    .default(10)
    .describe('Cán bộ đã nhận mà bấy nhiêu phút không viết gì thì trả lại cho trợ lý.'),
  HANDOVER_PRESENT_SECONDS: number(20, 600)
    .default(90)
    .describe('Trang hàng chờ im quá bấy nhiêu giây là cán bộ đã rời bàn; thẻ nền chỉ hỏi mỗi phút.'),
});

/** All in ms. */
export interface HandoverSettings {
  /** How long somebody waits for a clerk. */
  readonly wait: number;
  /** How long a clerk may say nothing. */
  readonly silence: number;
  /** How long after the last sign of their page a clerk counts as present; browsers let pages in the background ask once a minute. */
  readonly present: number;
}

const second = 1_000;
const minute = 60 * second;

export function readHandover(env: z.infer<typeof handoverEnvironment>): HandoverSettings {
  return {
    wait: env.HANDOVER_WAIT_MINUTES * minute,
    silence: env.HANDOVER_SILENCE_MINUTES * minute,
    present: env.HANDOVER_PRESENT_SECONDS * second,
  };
}
