// The settings of the Messenger page.
import { z } from 'zod';
import { pick, type Missing, type SendingSettings } from './channel-settings.ts';
import { chatUrl, id, secret, path, site, flag, number, limits } from './rules.ts';

/** Each variable with its rule. Undocumented or disputed things have one each. */
export const messengerEnvironment = z.object({
  MESSENGER_PAGE_TOKEN: secret.optional().describe('Mã truy cập của trang Facebook.'),
  MESSENGER_APP_SECRET: secret.optional().describe('Khóa bí mật của ứng dụng Facebook.'),
  MESSENGER_VERIFY_TOKEN: secret.optional().describe('Mã tự đặt, khai ở mục Webhooks của Facebook.'),
  MESSENGER_APP_ID: id.optional().describe('Mã ứng dụng Facebook.'),
  MESSENGER_PAGE_ID: id.optional().describe('Mã trang Facebook.'),
  MESSENGER_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'phải có dạng v25.0.')
    .default('v25.0')
    .describe('Phiên bản Graph API.'),
  MESSENGER_WEBHOOK_PATH: path.default('/api/messenger/webhook').describe('Đường dẫn Facebook gọi vào.'),
  MESSENGER_APPSECRET_PROOF: flag.default(true).describe('1: gửi kèm appsecret_proof.'),
  MESSENGER_TYPING: flag.default(true).describe('1: hiện «đang gõ» khi trả lời.'),
  MESSENGER_PAUSE_MINUTES: number(1, 10_080)
    .default(60)
    .describe('Người thật vừa trả lời thì trợ lý im bấy nhiêu phút.'),
  MESSENGER_SENDS_PER_MINUTE: number(1, 100_000)
    .default(6_000)
    .describe('Số tin gửi nhiều nhất mỗi phút, tính riêng từng tiến trình.'),
  MESSENGER_SENDS_AT_ONCE: number(1, 50)
    .default(1)
    .describe('Số tin gửi cùng lúc. Nhiều hơn 1 thì một lần tiến trình chết có thể gửi lặp bấy nhiêu tin.'),
  MESSENGER_SEND_TIMEOUT_SECONDS: number(1, 60).default(10).describe('Chờ Facebook trả lời bao lâu, giây.'),
  MESSENGER_LIMITS: limits.default({}).describe('Giới hạn của nền tảng khi khác bảng có sẵn, dạng tên=số.'),
  MESSENGER_CHAT_URL: chatUrl.optional().describe('Địa chỉ mở Messenger từ trang của mình.'),
  MESSENGER_API_URL: site.default('https://graph.facebook.com').describe('Địa chỉ Graph API; đổi khi thử.'),
});

type Environment = z.infer<typeof messengerEnvironment>;

export interface MessengerSettings extends SendingSettings {
  readonly pageToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** By which our own messages are known when they come back; their metadata tells too. */
  readonly appId: string | null;
  /** Events of other pages are dropped; null = there is only one. */
  readonly pageId: string | null;
  /** Of the Graph API; a version lives two years. */
  readonly version: string;
  readonly webhookPath: string;
  readonly appsecretProof: boolean;
  /** Whether people see that a message was read and is being answered. */
  readonly typing: boolean;
  /** Where a person opens the chat from our page, with `{code}` for where they left off; null = not offered. */
  readonly chatUrl: string | null;
  readonly apiUrl: string;
}

/** Messenger: on when all it needs is set, off when nothing of it is. */
export function readMessenger(env: Environment): MessengerSettings | Missing | null {
  const parts = pick(env, ['MESSENGER_PAGE_TOKEN', 'MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN']);
  if (parts.given === 0) return null;
  if (parts.missing.length > 0) return { variables: parts.missing, of: 'Messenger' };
  const [pageToken, appSecret, verifyToken] = parts.values;
  return {
    pageToken: pageToken ?? '',
    appSecret: appSecret ?? '',
    verifyToken: verifyToken ?? '',
    appId: env.MESSENGER_APP_ID ?? null,
    pageId: env.MESSENGER_PAGE_ID ?? null,
    version: env.MESSENGER_API_VERSION,
    webhookPath: env.MESSENGER_WEBHOOK_PATH,
    appsecretProof: env.MESSENGER_APPSECRET_PROOF,
    typing: env.MESSENGER_TYPING,
    pauseMs: env.MESSENGER_PAUSE_MINUTES * 60_000,
    sendsPerMinute: env.MESSENGER_SENDS_PER_MINUTE,
    sendsAtOnce: env.MESSENGER_SENDS_AT_ONCE,
    timeoutMs: env.MESSENGER_SEND_TIMEOUT_SECONDS * 1_000,
    limits: env.MESSENGER_LIMITS,
    chatUrl:
      env.MESSENGER_CHAT_URL ??
      (env.MESSENGER_PAGE_ID ? `https://m.me/${env.MESSENGER_PAGE_ID}?ref=tiep.{code}` : null),
    apiUrl: env.MESSENGER_API_URL,
  };
}
