// Times and limits of the clerks' desk: how long a session lives, and how sign-in slows down whoever guesses.
import { z } from 'zod';
import { number } from './rules.ts';
import { readSingleSignOn, singleSignOnEnvironment, type SingleSignOnSettings } from './single-sign-on.ts';

export const staffEnvironment = z.object({
  STAFF_IDLE_MINUTES: number(1, 1_440)
    .default(60)
    .describe('Cán bộ không làm gì bấy nhiêu phút thì phải đăng nhập lại.'),
  STAFF_SESSION_HOURS: number(1, 168).default(12).describe('Một lần đăng nhập dài nhất bấy nhiêu giờ.'),
  STAFF_ONE_TIME_HOURS: number(1, 720).default(72).describe('Mật khẩu dùng một lần có hạn bấy nhiêu giờ.'),
  STAFF_FREE_TRIES: number(1, 100)
    .default(5)
    .describe('Sai mật khẩu một tài khoản bấy nhiêu lần thì bắt đầu phải chờ.'),
  STAFF_FREE_TRIES_ADDRESS: number(1, 10_000).default(30).describe('Như trên, tính cho một địa chỉ mạng.'),
  STAFF_LOCK_SECONDS: number(1, 3_600).default(10).describe('Lần chờ đầu tiên, giây; sau đó gấp đôi.'),
  STAFF_LOCK_MINUTES_MOST: number(1, 1_440).default(15).describe('Lần chờ dài nhất, phút.'),
  STAFF_SECOND_FACTOR: z
    .enum(['optional', 'administrators', 'everybody'])
    .default('optional')
    .describe(
      'Ai phải đăng nhập hai bước: optional (ai muốn thì bật), administrators (người quản trị), everybody (mọi người).',
    ),
  STAFF_SECOND_FACTOR_KEY: z
    .string()
    .min(32, 'phải dài ít nhất 32 ký tự.')
    .max(1_000)
    .optional()
    .describe(
      'Khóa mã hóa khóa tạo mã 6 số của cán bộ trong cơ sở dữ liệu; cất riêng với bản sao lưu. Trống: không mã hóa.',
    ),
  API_REQUESTS_PER_MINUTE: number(1, 1_000_000)
    .default(300)
    .describe('Số yêu cầu tới API mỗi phút của một người gọi.'),
  ...singleSignOnEnvironment.shape,
});

export interface StaffSettings {
  /** A session ends after so long without a request, and after so long in any case; ms. */
  readonly idle: number;
  readonly longestSession: number;
  /** How long a password that an administrator gave can be used; ms. */
  readonly oneTime: number;
  /** Wrong passwords for one account, and from one address (an office shares one), before anybody waits. */
  readonly freeTries: number;
  readonly freeTriesOfAddress: number;
  /** The first wait and the longest, ms. */
  readonly firstLock: number;
  readonly longestLock: number;
  /** Who has to have a second factor; everybody else may. */
  readonly secondFactor: 'optional' | 'administrators' | 'everybody';
  /** Under which the secrets of phones are sealed in the database; null: they are not. */
  readonly secondFactorKey: string | null;
  /** What one key of the API may ask in a minute. */
  readonly apiRequests: number;
  /** Null: local accounts only. */
  readonly singleSignOn: SingleSignOnSettings | null;
}

const minute = 60_000;
const hour = 60 * minute;

export function readStaff(env: z.infer<typeof staffEnvironment>): StaffSettings {
  return {
    idle: env.STAFF_IDLE_MINUTES * minute,
    longestSession: env.STAFF_SESSION_HOURS * hour,
    oneTime: env.STAFF_ONE_TIME_HOURS * hour,
    freeTries: env.STAFF_FREE_TRIES,
    freeTriesOfAddress: env.STAFF_FREE_TRIES_ADDRESS,
    firstLock: env.STAFF_LOCK_SECONDS * 1000,
    longestLock: env.STAFF_LOCK_MINUTES_MOST * minute,
    secondFactor: env.STAFF_SECOND_FACTOR,
    secondFactorKey: env.STAFF_SECOND_FACTOR_KEY ?? null,
    apiRequests: env.API_REQUESTS_PER_MINUTE,
    singleSignOn: readSingleSignOn(env),
  };
}
