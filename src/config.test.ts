import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { CodedError } from './errors.ts';

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'config-invalid') return error.message;
    throw error;
  }
  return '';
}

/** Times and limits of the desk where nothing is set; ms. */
const everydayStaff = {
  idle: 3_600_000,
  longestSession: 43_200_000,
  oneTime: 259_200_000,
  freeTries: 5,
  freeTriesOfAddress: 30,
  firstLock: 10_000,
  longestLock: 900_000,
  secondFactor: 'optional',
  secondFactorKey: null,
  apiRequests: 300,
  singleSignOn: null,
};

const everydayLimits = {
  trustedProxies: [],
  chats: 120,
  messages: { person: 30, address: 600, channel: 4_000, all: 5_000 },
  requests: 3_000,
  connectionsOfAddress: 1_000,
  connections: 10_000,
  headersTime: 15_000,
  requestTime: 30_000,
};

describe('readConfig', () => {
  it('works with nothing set, and takes an empty value as not set', () => {
    const nothing = readConfig({});
    expect(nothing).toEqual({
      host: '127.0.0.1',
      port: 3978,
      dataDir: './data',
      databaseUrl: null,
      logLevel: 'info',
      publicUrl: null,
      allowedOrigins: [],
      directLineSecret: null,
      staff: everydayStaff,
      handover: { wait: 300_000, silence: 600_000, present: 90_000 },
      limits: everydayLimits,
      metrics: null,
      keep: {
        conversations: 90,
        answers: 365,
        statistics: 730,
        undelivered: 30,
        questions: 90,
        audit: 1_095,
      },
      botFramework: expect.anything() as unknown,
      messenger: null,
      zalo: null,
      zaloSiteVerification: null,
    });
    expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(nothing);
  });

  it('opens Bot Framework to the own machine only, until it is known who calls', () => {
    const appId = '11111111-2222-4333-8444-555555555555';
    expect(readConfig({}).botFramework).toMatchObject({ app: null });
    expect(readConfig({ BOT_FRAMEWORK: '0' }).botFramework).toBeNull();
    for (const where of [{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://x.vn' }, { NODE_ENV: 'production' }]) {
      expect(readConfig(where).botFramework).toBeNull();
      expect(complaint({ ...where, BOT_FRAMEWORK: '1' })).toContain('MicrosoftAppId còn thiếu');
    }
    expect(complaint({ MicrosoftAppId: appId })).toContain('MicrosoftAppPassword còn thiếu');
    const set = { MicrosoftAppId: appId, MicrosoftAppPassword: 'geheim-geheim' };
    expect(complaint(set)).toContain('MicrosoftAppTenantId còn thiếu');
    const single = readConfig({ ...set, MicrosoftAppTenantId: appId, NODE_ENV: 'production' });
    expect(single.botFramework?.app).toEqual({
      id: appId,
      password: 'geheim-geheim',
      type: 'SingleTenant',
      tenantId: appId,
    });
  });

  it('reads everything', () => {
    expect(
      readConfig({
        HOST: '0.0.0.0',
        PORT: '0',
        DATA_DIR: '/var/lib/guidance',
        DATABASE_URL: 'postgresql://u:p@db:5432/guidance',
        LOG_LEVEL: 'warn',
        METRICS_PORT: '9464',
        PUBLIC_URL: 'https://trolyhatinh.vn/',
        ALLOWED_ORIGINS: 'https://hatinh.gov.vn, https://thanhsen.hatinh.gov.vn',
        DIRECT_LINE_SECRET: 'a-long-enough-secret',
        TRUSTED_PROXIES: '10.0.0.0/8, ::1',
        KEEP_ANSWERS_DAYS: '30',
        CHAT_TOKENS_PER_MINUTE: '30',
        PATH: '/usr/bin',
      }),
    ).toEqual({
      botFramework: null,
      messenger: null,
      zalo: null,
      zaloSiteVerification: null,
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/guidance',
      databaseUrl: 'postgresql://u:p@db:5432/guidance',
      logLevel: 'warn',
      publicUrl: 'https://trolyhatinh.vn',
      allowedOrigins: ['https://hatinh.gov.vn', 'https://thanhsen.hatinh.gov.vn'],
      directLineSecret: 'a-long-enough-secret',
      staff: everydayStaff,
      handover: { wait: 300_000, silence: 600_000, present: 90_000 },
      limits: {
        ...everydayLimits,
        chats: 30,
        trustedProxies: [
          { address: '10.0.0.0', prefix: 8 },
          { address: '::1', prefix: 128 },
        ],
      },
      metrics: { host: '127.0.0.1', port: 9464 },
      keep: { conversations: 90, answers: 30, statistics: 730, undelivered: 30, questions: 90, audit: 1_095 },
    });
  });

  it.each([
    ['PORT', 'abc', 'Biến PORT phải là một số từ 0 đến 65535.'],
    ['PORT', '65536', 'Biến PORT phải là một số từ 0 đến 65535.'],
    ['PORT', '-1', 'Biến PORT phải là một số từ 0 đến 65535.'],
    [
      'DATABASE_URL',
      'mysql://x',
      'Biến DATABASE_URL phải có dạng postgresql://người_dùng:mật_khẩu@máy:cổng/tên.',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'Biến LOG_LEVEL phải là một trong: trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      'PUBLIC_URL',
      'ftp://x',
      'Biến PUBLIC_URL phải là địa chỉ https:// hoặc http:// của trang, không có phần sau dấu ?.',
    ],
    [
      'ALLOWED_ORIGINS',
      'hatinh.gov.vn',
      'Biến ALLOWED_ORIGINS «hatinh.gov.vn» không phải là địa chỉ gốc như https://hatinh.gov.vn.',
    ],
    ['DIRECT_LINE_SECRET', 'short', 'Biến DIRECT_LINE_SECRET phải dài ít nhất 16 ký tự.'],
    [
      'TRUSTED_PROXIES',
      '10.0.0.0/33',
      'Biến TRUSTED_PROXIES «10.0.0.0/33» không phải là địa chỉ mạng như 10.0.0.0/8.',
    ],
    ['TRUSTED_PROXIES', 'proxy', 'Biến TRUSTED_PROXIES «proxy» không phải là địa chỉ mạng như 10.0.0.0/8.'],
    ['CHAT_TOKENS_PER_MINUTE', '0', 'Biến CHAT_TOKENS_PER_MINUTE phải là một số từ 1 đến 1000000.'],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    expect(complaint({ [name]: value })).toBe(sentence);
  });

  it('takes secrets from files, too', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'guidance-secret-')), 'secret');
    writeFileSync(file, 'a-long-enough-secret\n');
    expect(readConfig({ DIRECT_LINE_SECRET_FILE: file }).directLineSecret).toBe('a-long-enough-secret');
    expect(complaint({ DIRECT_LINE_SECRET_FILE: file, DIRECT_LINE_SECRET: 'another-long-secret' })).toBe(
      'Biến DIRECT_LINE_SECRET và DIRECT_LINE_SECRET_FILE chỉ đặt một.',
    );
    const shared = {
      STAFF_OIDC_ISSUER: 'https://dang-nhap.example.vn',
      STAFF_OIDC_CLIENT_ID: 'ban-can-bo',
      STAFF_OIDC_ROLES: 'clerk=can-bo',
    };
    const { staff } = readConfig({ ...shared, STAFF_OIDC_CLIENT_SECRET_FILE: file });
    expect(staff.singleSignOn?.clientSecret).toBe('a-long-enough-secret');
    const missing = complaint({ DATABASE_URL_FILE: '/none' });
    expect(missing).toBe('Biến DATABASE_URL_FILE: không đọc được tệp /none.');
  });

  it('says everything at once', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });
});
