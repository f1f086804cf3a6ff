// The settings of the channels where people already are (Zalo, Messenger, Bot Framework): each is off unless it is set.
import { z } from 'zod';

const id = z.string().regex(/^\d{5,25}$/, 'phải là một dãy chữ số.');
const secret = z.string().trim().min(8, 'phải dài ít nhất 8 ký tự.');
const path = z.string().regex(/^\/[\w./-]{1,100}$/, 'phải là đường dẫn bắt đầu bằng dấu /.');
const site = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:/.test(value), 'phải là một địa chỉ https://.')
  .transform((value) => value.replace(/\/+$/, ''));
const flag = z
  .enum(['0', '1', 'false', 'true'], 'phải là 1 hoặc 0.')
  .transform((value) => value === '1' || value === 'true');

const number = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/, `phải là một số từ ${least} đến ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `phải là một số từ ${least} đến ${most}.`);

/** «text=2000,buttons=5»: what a platform has changed since our tables were written. */
const limits = z
  .string()
  .regex(/^\w+=\d{1,5}(,\w+=\d{1,5})*$/, 'phải có dạng tên=số, cách nhau bằng dấu phẩy.')
  .transform((value): Readonly<Record<string, number>> =>
    Object.fromEntries(
      value.split(',').map((pair) => {
        const [name = '', most = '0'] = pair.split('=');
        return [name, Number(most)];
      }),
    ),
  );

/** Each variable with its rule; the message completes the sentence «Biến NAME …». Undocumented or disputed things have one each. */
export const channelEnvironment = z.object({
  ZALO_APP_ID: id.optional(),
  ZALO_APP_SECRET: secret.optional(),
  ZALO_OA_SECRET_KEY: secret.optional(),
  ZALO_OA_ID: id.optional(),
  ZALO_WEBHOOK_PATH: path.default('/api/zalo/webhook'),
  ZALO_CALLBACK_PATH: path.default('/api/zalo/callback'),
  ZALO_VERIFIER_FILE: z.string().min(1).optional(),
  ZALO_SITE_VERIFICATION: z
    .string()
    .regex(/^[\w-]{1,200}$/, 'phải là mã trong thẻ meta của Zalo.')
    .optional(),
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'phải gồm đúng 43 chữ cái hoặc chữ số.')
    .optional(),
  ZALO_CODE_CHALLENGE: z.string().min(10, 'phải là mã Code Challenge trong trang cài đặt.').optional(),
  ZALO_APPSECRET_PROOF: flag.default(false),
  ZALO_PAID_MESSAGES: flag.default(false),
  ZALO_ANONYMOUS: flag.default(false),
  ZALO_SHOW_TAPS: flag.default(false),
  ZALO_PAUSE_MINUTES: number(1, 10_080).default(60),
  ZALO_SENDS_PER_MINUTE: number(1, 100_000).default(3_000),
  ZALO_SENDS_AT_ONCE: number(1, 50).default(1),
  ZALO_SEND_TIMEOUT_SECONDS: number(1, 60).default(10),
  ZALO_LIMITS: limits.default({}),
  ZALO_API_URL: site.default('https://openapi.zalo.me'),
  ZALO_OAUTH_URL: site.default('https://oauth.zaloapp.com'),
  MESSENGER_PAGE_TOKEN: secret.optional(),
  MESSENGER_APP_SECRET: secret.optional(),
  MESSENGER_VERIFY_TOKEN: secret.optional(),
  MESSENGER_APP_ID: id.optional(),
  MESSENGER_PAGE_ID: id.optional(),
  MESSENGER_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'phải có dạng v25.0.')
    .default('v25.0'),
  MESSENGER_WEBHOOK_PATH: path.default('/api/messenger/webhook'),
  MESSENGER_APPSECRET_PROOF: flag.default(true),
  MESSENGER_TYPING: flag.default(true),
  MESSENGER_PAUSE_MINUTES: number(1, 10_080).default(60),
  MESSENGER_SENDS_PER_MINUTE: number(1, 100_000).default(6_000),
  MESSENGER_SENDS_AT_ONCE: number(1, 50).default(1),
  MESSENGER_SEND_TIMEOUT_SECONDS: number(1, 60).default(10),
  MESSENGER_LIMITS: limits.default({}),
  MESSENGER_API_URL: site.default('https://graph.facebook.com'),
  MicrosoftAppId: z.uuid('phải là mã ứng dụng trong Azure, dạng xxxxxxxx-xxxx-….').optional(),
  MicrosoftAppPassword: secret.optional(),
  MicrosoftAppType: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'phải là MultiTenant, SingleTenant hoặc UserAssignedMSI.',
    )
    .default('SingleTenant'),
  MicrosoftAppTenantId: z.uuid('phải là mã tenant trong Azure.').optional(),
  BOT_FRAMEWORK: flag.optional(),
  BOT_FRAMEWORK_SENDS_PER_MINUTE: number(1, 100_000).default(1_800),
  BOT_FRAMEWORK_SENDS_AT_ONCE: number(1, 50).default(1),
  BOT_FRAMEWORK_SEND_TIMEOUT_SECONDS: number(1, 60).default(15),
  BOT_FRAMEWORK_LIMITS: limits.default({}),
  NODE_ENV: z.string().optional(),
});

type Environment = z.infer<typeof channelEnvironment>;

/** How a push channel may send. */
export interface SendingSettings {
  readonly sendsPerMinute: number;
  /** More than one is faster, but then as many may arrive twice when the process is killed. */
  readonly sendsAtOnce: number;
  readonly timeoutMs: number;
  /** How long the assistant keeps quiet after a human has answered. */
  readonly pauseMs: number;
  /** Changes to the table of limits of the channel's renderer. */
  readonly limits: Readonly<Record<string, number>>;
}

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
  readonly apiUrl: string;
  readonly oauthUrl: string;
}

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
  readonly apiUrl: string;
}

export interface BotFrameworkSettings extends Omit<SendingSettings, 'pauseMs'> {
  /** null = nobody is asked who they are: for the Emulator on a developer's machine. */
  readonly app: {
    readonly id: string;
    readonly password: string | null;
    readonly type: string;
    readonly tenantId: string | null;
  } | null;
}

/** What is set of the channels. */
export interface ChannelSettings {
  readonly botFramework: BotFrameworkSettings | null;
  readonly messenger: MessengerSettings | null;
  readonly zalo: ZaloSettings | null;
  /** For the head of our page, where the domain is proven by a meta element. */
  readonly zaloSiteVerification: string | null;
}

/** A channel that is set by halves: names what is missing. */
export interface Missing {
  readonly variables: readonly string[];
  readonly of: string;
}

/**
 * Puts the settings together; a channel is on when all it needs is set, and off when nothing of it is.
 *
 * @param isLocal - the service is for its own machine only
 */
export function readChannels(env: Environment, isLocal: boolean): ChannelSettings | Missing {
  const zaloParts = pick(env, ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY']);
  if (zaloParts.missing.length > 0 && zaloParts.given > 0)
    return { variables: zaloParts.missing, of: 'Zalo' };
  const messengerParts = pick(env, [
    'MESSENGER_PAGE_TOKEN',
    'MESSENGER_APP_SECRET',
    'MESSENGER_VERIFY_TOKEN',
  ]);
  if (messengerParts.missing.length > 0 && messengerParts.given > 0)
    return { variables: messengerParts.missing, of: 'Messenger' };
  const botFramework = readBotFramework(env, isLocal);
  if (botFramework !== null && 'of' in botFramework) return botFramework;
  return {
    botFramework,
    messenger: messengerParts.given === 0 ? null : messenger(env, messengerParts.values),
    zalo: zaloParts.given === 0 ? null : zalo(env, zaloParts.values),
    zaloSiteVerification: env.ZALO_SITE_VERIFICATION ?? null,
  };
}

function zalo(env: Environment, [appId, appSecret, oaSecretKey]: readonly string[]): ZaloSettings {
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
    apiUrl: env.ZALO_API_URL,
    oauthUrl: env.ZALO_OAUTH_URL,
  };
}

function messenger(
  env: Environment,
  [pageToken, appSecret, verifyToken]: readonly string[],
): MessengerSettings {
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
    apiUrl: env.MESSENGER_API_URL,
  };
}

/**
 * Without an app id anybody can speak for the channel, so that is for a developer's machine only: not in production, and by itself only
 * where the service listens to its own machine.
 */
function readBotFramework(env: Environment, isLocal: boolean): BotFrameworkSettings | Missing | null {
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

interface Picked {
  readonly values: readonly string[];
  readonly given: number;
  readonly missing: readonly string[];
}

function pick(env: Environment, names: readonly (keyof Environment)[]): Picked {
  const values = names.map((name) => env[name]);
  const given = values.filter((value) => typeof value === 'string');
  return {
    values: given,
    given: given.length,
    missing: names.filter((_, index) => values[index] === undefined),
  };
}
