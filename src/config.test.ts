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
      trustedHops: 0,
      chatTokensPerMinute: 120,
      keep: { conversations: 90, answers: 365, statistics: 730, undelivered: 30 },
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
        PUBLIC_URL: 'https://trolyhatinh.vn/',
        ALLOWED_ORIGINS: 'https://hatinh.gov.vn, https://thanhsen.hatinh.gov.vn',
        DIRECT_LINE_SECRET: 'a-long-enough-secret',
        TRUSTED_HOPS: '1',
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
      trustedHops: 1,
      chatTokensPerMinute: 30,
      keep: { conversations: 90, answers: 30, statistics: 730, undelivered: 30 },
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
    ['TRUSTED_HOPS', '11', 'Biến TRUSTED_HOPS phải là số máy chủ trung gian đứng trước, từ 0 đến 10.'],
    ['CHAT_TOKENS_PER_MINUTE', '0', 'Biến CHAT_TOKENS_PER_MINUTE phải là một số từ 1 trở lên.'],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    expect(complaint({ [name]: value })).toBe(sentence);
  });

  it('says everything at once', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });
});
