// The settings of the Zalo official account.
import { z } from 'zod';
import { pick, type Missing, type SendingSettings } from './channel-settings.ts';
import { chatUrl, id, secret, path, site, flag, number, limits } from './rules.ts';

/** Each variable with its rule. Undocumented or disputed things have one each. */
export const zaloEnvironment = z.object({
  ZALO_APP_ID: id.optional().describe('Mã ứng dụng Zalo.'),
  ZALO_APP_SECRET: secret.optional().describe('Khóa bí mật của ứng dụng Zalo.'),
  ZALO_OA_SECRET_KEY: secret.optional().describe('OA Secret Key ở trang Webhook (khác khóa của ứng dụng).'),
  ZALO_OA_ID: id.optional().describe('Mã Official Account; tin của tài khoản khác bị bỏ.'),
  ZALO_WEBHOOK_PATH: path.default('/api/zalo/webhook').describe('Đường dẫn Zalo gọi vào.'),
  ZALO_CALLBACK_PATH: path
    .default('/api/zalo/callback')
    .describe('Đường dẫn Zalo đưa trình duyệt về khi cấp quyền.'),
  ZALO_VERIFIER_FILE: z.string().min(1).optional().describe('Tên tệp xác thực tên miền của Zalo.'),
  ZALO_SITE_VERIFICATION: z
    .string()
    .regex(/^[\w-]{1,200}$/, 'phải là mã trong thẻ meta của Zalo.')
    .optional()
    .describe('Mã xác thực tên miền trong thẻ meta.'),
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'phải gồm đúng 43 chữ cái hoặc chữ số.')
    .optional()
    .describe('Code Verifier khi không để máy tự tạo.'),
  ZALO_CODE_CHALLENGE: z
    .string()
    .min(10, 'phải là mã Code Challenge trong trang cài đặt.')
    .optional()
    .describe('Code Challenge đã khai ở trang cài đặt Zalo.'),
  ZALO_APPSECRET_PROOF: flag.default(false).describe('1: gửi kèm appsecret_proof.'),
  ZALO_PAID_MESSAGES: flag.default(false).describe('1: gửi cả khi mất phí (48 giờ đến 7 ngày sau tin cuối).'),
  ZALO_ANONYMOUS: flag.default(false).describe('1: trả lời cả khách chưa quan tâm tài khoản.'),
  ZALO_SHOW_TAPS: flag.default(false).describe('1: bấm nút thì hiện thành một tin của người dân.'),
  ZALO_PAUSE_MINUTES: number(1, 10_080)
    .default(60)
    .describe('Người thật vừa trả lời thì trợ lý im bấy nhiêu phút.'),
  ZALO_SENDS_PER_MINUTE: number(1, 100_000)
    .default(3_000)
    .describe('Số tin gửi nhiều nhất mỗi phút, tính riêng từng tiến trình.'),
  ZALO_SENDS_AT_ONCE: number(1, 50)
    .default(1)
    .describe('Số tin gửi cùng lúc. Nhiều hơn 1 thì một lần tiến trình chết có thể gửi lặp bấy nhiêu tin.'),
  ZALO_SEND_TIMEOUT_SECONDS: number(1, 60).default(10).describe('Chờ Zalo trả lời bao lâu, giây.'),
  ZALO_LIMITS: limits.default({}).describe('Giới hạn của nền tảng khi khác bảng có sẵn, dạng tên=số.'),
  ZALO_CHAT_URL: chatUrl.optional().describe('Địa chỉ mở Zalo từ trang của mình.'),
  ZALO_API_URL: site.default('https://openapi.zalo.me').describe('Địa chỉ API Zalo; đổi khi thử.'),
  ZALO_OAUTH_URL: site.default('https://oauth.zaloapp.com').describe('Địa chỉ cấp quyền Zalo; đổi khi thử.'),
});

type Environment = z.infer<typeof zaloEnvironment>;

export interface ZaloSettings extends SendingSettings {
  readonly appId: string;
  /** For OAuth. */
  readonly appSecret: string;
  /** For the webhook: another value than the app secret. */
  readonly oaSecretKey: string;
  /** Events of other official accounts are dropped; null = there is only one. */
  readonly oaId: string | null;
  readonly webhookPath: string;
  readonly callbackPath: string;
  /** The file `zalo_verifier….html` that proves whose domain it is. */
  readonly verifierFile: string | null;
  readonly codeVerifier: string | null;
  readonly codeChallenge: string | null;
  readonly appsecretProof: boolean;
  /** Also send when it costs money: from 48 hours to 7 days after the person wrote. */
  readonly paidMessages: boolean;
  /** Answer visitors that have no account with the official account. */
  readonly anonymous: boolean;
  /** Whether a tap stands in the person's chat as a message of theirs. */
  readonly showTaps: boolean;
  /**
   * Where a person opens the chat from our page; null = not offered. Zalo documents no way to take words along, so without `{code}` in it
   * the person pastes a code.
   */
  readonly chatUrl: string | null;
  readonly apiUrl: string;
  readonly oauthUrl: string;
}

/** Zalo: on when all it needs is set, off when nothing of it is. */
export function readZalo(env: Environment): ZaloSettings | Missing | null {
  const parts = pick(env, ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY']);
  if (parts.given === 0) return null;
  if (parts.missing.length > 0) return { variables: parts.missing, of: 'Zalo' };
  const [appId, appSecret, oaSecretKey] = parts.values;
  return {
    appId: appId ?? '',
    appSecret: appSecret ?? '',
    oaSecretKey: oaSecretKey ?? '',
    oaId: env.ZALO_OA_ID ?? null,
    webhookPath: env.ZALO_WEBHOOK_PATH,
    callbackPath: env.ZALO_CALLBACK_PATH,
    verifierFile: env.ZALO_VERIFIER_FILE ?? null,
    codeVerifier: env.ZALO_CODE_VERIFIER ?? null,
    codeChallenge: env.ZALO_CODE_CHALLENGE ?? null,
    appsecretProof: env.ZALO_APPSECRET_PROOF,
    paidMessages: env.ZALO_PAID_MESSAGES,
    anonymous: env.ZALO_ANONYMOUS,
    showTaps: env.ZALO_SHOW_TAPS,
    pauseMs: env.ZALO_PAUSE_MINUTES * 60_000,
    sendsPerMinute: env.ZALO_SENDS_PER_MINUTE,
    sendsAtOnce: env.ZALO_SENDS_AT_ONCE,
    timeoutMs: env.ZALO_SEND_TIMEOUT_SECONDS * 1_000,
    limits: env.ZALO_LIMITS,
    chatUrl: env.ZALO_CHAT_URL ?? (env.ZALO_OA_ID ? `https://zalo.me/${env.ZALO_OA_ID}` : null),
    apiUrl: env.ZALO_API_URL,
    oauthUrl: env.ZALO_OAUTH_URL,
  };
}
