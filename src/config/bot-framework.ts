// The settings of the Bot Framework: channels hosted by Azure, and the Emulator on a developer's machine.
import { z } from 'zod';
import type { Missing, SendingSettings } from './channel-settings.ts';
import { secret, flag, number, limits } from './rules.ts';

/** Each variable with its rule. */
export const botFrameworkEnvironment = z.object({
  MicrosoftAppId: z
    .uuid('phải là mã ứng dụng trong Azure, dạng xxxxxxxx-xxxx-….')
    .optional()
    .describe('Mã ứng dụng Bot Framework trong Azure.'),
  MicrosoftAppPassword: secret.optional().describe('Mật khẩu của ứng dụng đó.'),
  MicrosoftAppType: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'phải là MultiTenant, SingleTenant hoặc UserAssignedMSI.',
    )
    .default('SingleTenant')
    .describe('Kiểu ứng dụng trong Azure.'),
  MicrosoftAppTenantId: z
    .uuid('phải là mã tenant trong Azure.')
    .optional()
    .describe('Mã tenant trong Azure.'),
  BOT_FRAMEWORK: flag
    .optional()
    .describe('1 mở, 0 tắt /api/messages. Trống: chỉ mở cho máy này khi chưa đặt MicrosoftAppId.'),
  BOT_FRAMEWORK_SENDS_PER_MINUTE: number(1, 100_000)
    .default(1_800)
    .describe('Số tin gửi nhiều nhất mỗi phút, tính riêng từng tiến trình.'),
  BOT_FRAMEWORK_SENDS_AT_ONCE: number(1, 50)
    .default(1)
    .describe('Số tin gửi cùng lúc. Nhiều hơn 1 thì một lần tiến trình chết có thể gửi lặp bấy nhiêu tin.'),
  BOT_FRAMEWORK_SEND_TIMEOUT_SECONDS: number(1, 60)
    .default(15)
    .describe('Chờ nền tảng trả lời bao lâu, giây.'),
  BOT_FRAMEWORK_LIMITS: limits
    .default({})
    .describe('Giới hạn của nền tảng khi khác bảng có sẵn, dạng tên=số.'),
  NODE_ENV: z.string().optional().describe('production: không mở /api/messages khi chưa biết ai gọi.'),
});

type Environment = z.infer<typeof botFrameworkEnvironment>;

export interface BotFrameworkSettings extends Omit<SendingSettings, 'pauseMs'> {
  /** null = nobody is asked who they are: for the Emulator on a developer's machine. */
  readonly app: {
    readonly id: string;
    readonly password: string | null;
    readonly type: string;
    readonly tenantId: string | null;
  } | null;
}

/**
 * Without an app id anybody can speak for the channel, so that is for a developer's machine only: not in production, and by itself only
 * where the service listens to its own machine.
 */
export function readBotFramework(env: Environment, isLocal: boolean): BotFrameworkSettings | Missing | null {
  const { MicrosoftAppId: appId, BOT_FRAMEWORK: wanted, NODE_ENV: mode } = env;
  if (wanted === false) return null;
  if (appId === undefined && (mode === 'production' || !isLocal))
    return wanted === true ? { variables: ['MicrosoftAppId'], of: 'Bot Framework' } : null;
  if (
    appId !== undefined &&
    env.MicrosoftAppPassword === undefined &&
    env.MicrosoftAppType !== 'UserAssignedMSI'
  )
    return { variables: ['MicrosoftAppPassword'], of: 'Bot Framework' };
  if (appId !== undefined && env.MicrosoftAppTenantId === undefined && env.MicrosoftAppType !== 'MultiTenant')
    return { variables: ['MicrosoftAppTenantId'], of: 'Bot Framework' };
  return {
    app:
      appId === undefined
        ? null
        : {
            id: appId,
            password: env.MicrosoftAppPassword ?? null,
            type: env.MicrosoftAppType,
            tenantId: env.MicrosoftAppTenantId ?? null,
          },
    sendsPerMinute: env.BOT_FRAMEWORK_SENDS_PER_MINUTE,
    sendsAtOnce: env.BOT_FRAMEWORK_SENDS_AT_ONCE,
    timeoutMs: env.BOT_FRAMEWORK_SEND_TIMEOUT_SECONDS * 1_000,
    limits: env.BOT_FRAMEWORK_LIMITS,
  };
}
