// The commands of an operator, as processes beside a running server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runTool } from '../support/tool.ts';
import { connectZalo } from './connected-zalo.ts';
import { shown } from './looks.ts';
import { MessengerPlatform } from './messenger.ts';
import type { ZaloPlatform } from './zalo.ts';

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'guidance-commands-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

describe('npm run zalo', () => {
  async function ready(): Promise<{ zalo: ZaloPlatform; server: TestServer; env: Record<string, string> }> {
    const dataDir = await directory();
    const { zalo, server } = await connectZalo({ place: { directory: dataDir }, tokens: false });
    return { zalo, server, env: { ...zalo.environment(), DATA_DIR: dataDir, PUBLIC_URL: server.url } };
  }

  it('gets the right to send by the address pasted, and says how things stand', async () => {
    const { zalo, server, env } = await ready();
    const before = await runTool('zalo', ['status'], { env });
    expect(before.code).toBe(1);
    expect(before.out).toContain('✗ Chưa được cấp quyền');
    const granted = await runTool('zalo', ['authorize'], {
      env,
      types: async (out) => {
        const address = /http\S+permission\S+/.exec(out)?.[0] ?? '';
        const back = await fetch(address, { redirect: 'manual' });
        return back.headers.get('location') ?? '';
      },
    });
    expect(granted.err).toBe('');
    expect(granted.out).toContain('Đã nối. Token dùng được đến');
    zalo.says('3000000000000000003', 'một');
    await shown(zalo, '3000000000000000003', 1);
    const after = await runTool('zalo', ['status'], { env });
    expect(after.out).toContain('✓ Token dùng được đến');
    expect(after.out).toContain('✓ Zalo nhận token của OA «Một cửa».');
    expect(after.out).toMatch(/✓ Webhook \/api\/zalo\/webhook trả lời 200 sau \d+ ms/);
    // Only https is called by Zalo, so the check is not all green here.
    expect(after.out).toContain('✗ PUBLIC_URL là http://');
    expect(after.out).toContain('Đã gửi 1 tin; đang chờ 0 tin.');
    zalo.faults.next({ kind: 'code', code: -224 });
    zalo.says('3000000000000000003', 'hai');
    await eventually(async () => (await server.storage.outbox.overview('zalo')).held.at(0) ?? null);
    await server.bot.flush();
    zalo.needsProof = true;
    const halted = await runTool('zalo', ['status'], { env });
    expect(halted.out).toContain('✗ Zalo không nhận token: -242 appsecret_proof sai.');
    expect(halted.out).toContain('1 tin chờ gửi lại vì: -224 gói dịch vụ của Official Account không đủ');
    expect(halted.out).toContain('  tin nhận để trả lời: 2');
  });

  it('says what is missing', async () => {
    const { code, err } = await runTool('zalo', ['status']);
    expect(code).toBe(1);
    expect(err).toContain('docs/huong-dan/zalo.md');
  });

  it('prints a menu whose texts open guides', async () => {
    const { out } = await runTool('zalo', ['menu']);
    expect(out).toContain('#thu-tuc:1.001193\tđăng ký khai sinh');
  });
});

it('npm run messenger sets a profile that Meta takes, and says how things stand', async () => {
  const messenger = await MessengerPlatform.start();
  onTestFinished(() => messenger.stop());
  const dataDir = await directory();
  const server = await startServer({ env: messenger.environment(), place: { directory: dataDir } });
  const env = { ...messenger.environment(), DATA_DIR: dataDir, PUBLIC_URL: server.url };
  const set = await runTool('messenger', ['profile'], { env });
  expect(set).toMatchObject({ code: 0, out: expect.stringContaining('Đã đặt nút bắt đầu') as string });
  expect(messenger.profile.get_started).toEqual({ payload: '#bat-dau' });
  expect(messenger.profile.ice_breakers?.[0]?.call_to_actions).toHaveLength(4);
  expect(messenger.profile.persistent_menu?.[0]?.call_to_actions[1]).toMatchObject({
    payload: '#thu-tuc:1.001193',
  });
  const english = messenger.profile.persistent_menu?.find(({ locale }) => locale === 'en_GB');
  expect(english?.call_to_actions[1]).toMatchObject({
    title: expect.stringMatching(/^Temporary residence/) as unknown,
    payload: '#thu-tuc:1.004194:en',
  });
  const status = await runTool('messenger', ['status'], { env });
  expect(status.out).toContain('✓ Mã truy cập của trang dùng được.');
  expect(status.out).toContain('✓ Webhook /api/messenger/webhook trả lời 200');
  // What proves us to Meta is not for a screen that somebody photographs for help.
  expect(status.out).not.toContain(messenger.verifyToken);
  expect(status.out).toContain('✗ Bảy ngày nay không có tin nào đến.');
});
