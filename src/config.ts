// Reads what an operator may set from the environment, and says in one sentence each what is wrong with it.
import { z } from 'zod';
import { channelEnvironment, readChannels, type ChannelSettings } from './config/channels.ts';
import { handoverEnvironment, readHandover, type HandoverSettings } from './config/handover.ts';
import { limitEnvironment, readLimits, type LimitSettings } from './config/limits.ts';
import { metricsEnvironment, readMetrics } from './config/metrics.ts';
import { readRetention, retentionEnvironment, type KeepDays } from './config/retention.ts';
import { withSecretFiles } from './config/secret-files.ts';
import { readStaff, staffEnvironment, type StaffSettings } from './config/staff.ts';
import { CodedError } from './errors.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const wholeNumber = (least: number, most: number, says: string): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/, says)
    .transform(Number)
    .refine((value) => value >= least && value <= most, says);

const originList = z.string().transform((value, context) => {
  const origins = value.split(/[\s,]+/).filter((origin) => origin !== '');
  const bad = origins.find((origin) => origin !== '*' && !isOrigin(origin));
  if (bad === undefined) return origins;
  context.addIssue({
    code: 'custom',
    message: `«${bad}» không phải là địa chỉ gốc như https://hatinh.gov.vn.`,
  });
  return z.NEVER;
});

const publicUrl = z
  .string()
  .refine(isWebAddress, 'phải là địa chỉ https:// hoặc http:// của trang, không có phần sau dấu ?.')
  .transform((value) => value.replace(/\/+$/, ''));

/** Each variable with its rule and what it is for; the message completes the sentence «Biến NAME …». */
export const environment = channelEnvironment.extend(retentionEnvironment.shape).extend({
  ...staffEnvironment.shape,
  ...handoverEnvironment.shape,
  ...limitEnvironment.shape,
  ...metricsEnvironment.shape,
  HOST: z
    .string()
    .trim()
    .min(1, 'phải là một tên máy hoặc địa chỉ IP.')
    .default('127.0.0.1')
    .describe('Địa chỉ nghe. 127.0.0.1: chỉ máy này; 0.0.0.0: mọi mạng.'),
  PORT: wholeNumber(0, 65_535, 'phải là một số từ 0 đến 65535.')
    .default(3978)
    .describe('Cổng nghe. 0: cổng nào trống cũng được.'),
  DATA_DIR: z
    .string()
    .min(1, 'phải là một thư mục.')
    .default('./data')
    .describe('Nơi giữ cơ sở dữ liệu SQLite, mô hình đã học và tệp tạo ra lúc chạy.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'phải có dạng postgresql://người_dùng:mật_khẩu@máy:cổng/tên.')
    .optional()
    .describe('PostgreSQL thay cho SQLite. Đặt giống nhau ở mọi tiến trình.'),
  LOG_LEVEL: z
    .enum(logLevels, `phải là một trong: ${logLevels.join(', ')}.`)
    .default('info')
    .describe('Mức ghi nhật ký. Nhật ký không bao giờ ghi nội dung tin nhắn.'),
  PUBLIC_URL: publicUrl.optional().describe('Địa chỉ người dân thấy, khi có máy chủ trung gian.'),
  ALLOWED_ORIGINS: originList
    .default([])
    .describe('Các trang khác được nhúng trợ lý, cách nhau bằng dấu phẩy; * là mọi trang.'),
  DIRECT_LINE_SECRET: z
    .string()
    .min(16, 'phải dài ít nhất 16 ký tự.')
    .optional()
    .describe('Mã bí mật cho máy chủ khác mở trò chuyện qua Direct Line. Trống: không máy nào.'),
});

/** What the program runs with. */
export interface Config extends ChannelSettings {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Where SQLite, caches and generated files are kept. */
  readonly dataDir: string;
  /** PostgreSQL instead of SQLite. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** The address people see, without a slash at the end; null = the address listened on. */
  readonly publicUrl: string | null;
  /** Origins of other sites that may embed the assistant; `*` = all. */
  readonly allowedOrigins: readonly string[];
  /** The Direct Line secret for servers of others; null = none is accepted. */
  readonly directLineSecret: string | null;
  /** How much may come in. */
  readonly limits: LimitSettings;
  /** Where metrics are served; null = nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly keep: KeepDays;
  /** The clerks' desk. */
  readonly staff: StaffSettings;
  /** Handing people over to clerks. */
  readonly handover: HandoverSettings;
}

/**
 * Reads the configuration.
 *
 * @param env - the environment of the process; an empty value counts as not set, and a secret may be in a file that `NAME_FILE` names
 * @throws CodedError `config-invalid`, with one Vietnamese sentence per wrong variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(withSecretFiles(env)).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  // Read once: without compiling the rule first, which takes longer.
  const result = environment.safeParse(set, { jitless: true });
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => `Biến ${String(issue.path[0])} ${issue.message}`);
    throw new CodedError('config-invalid', [...new Set(sentences)].join('\n'));
  }
  const value = result.data;
  const channels = readChannels(value, isLoopback(value.HOST) && value.PUBLIC_URL === undefined);
  if ('of' in channels) {
    throw new CodedError(
      'config-invalid',
      channels.variables.map((name) => `Biến ${name} còn thiếu: kênh ${channels.of} cần nó.`).join('\n'),
    );
  }
  return {
    ...channels,
    host: value.HOST,
    port: value.PORT,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? null,
    logLevel: value.LOG_LEVEL,
    publicUrl: value.PUBLIC_URL ?? null,
    allowedOrigins: value.ALLOWED_ORIGINS,
    directLineSecret: value.DIRECT_LINE_SECRET ?? null,
    limits: readLimits(value),
    keep: readRetention(value),
    metrics: readMetrics(value),
    staff: readStaff(value),
    handover: readHandover(value),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
}
