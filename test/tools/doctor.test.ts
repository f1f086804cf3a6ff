// The doctor says what is missing and what to do; the page of settings is the one that the schema writes.
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { environment } from '../../src/config.ts';
import { settingsReference } from '../../src/config/reference.ts';
import { addAccount } from '../../src/staff/staff.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { silent } from '../support/databases.ts';
import { bringLearnt } from '../support/learnt.ts';
import { runTool } from '../support/tool.ts';

it('finds an installation well, and says what should be done', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guidance-doctor-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  await bringLearnt(dataDir);
  const storage = await openStorage({ directory: dataDir }, silent);
  const by = { actor: 'test', at: new Date() };
  await addAccount(storage.staff.accounts, { name: 'hoa', role: 'administrator' }, by, 3_600_000);
  await storage.close();
  const { code, out } = await runTool('doctor', [], { env: { DATA_DIR: dataDir } });
  expect(out).toContain('✓ Cơ sở dữ liệu: SQLite đúng bản, ghi được.');
  expect(out).toMatch(/^✓ Nội dung và mô hình: \d+ hướng dẫn/m);
  expect(out).toMatch(/^! Bản ghi của Cổng: chưa nhập/m);
  expect(out).toMatch(/^! Bàn cán bộ: người quản trị vào chỉ bằng mật khẩu: hoa\./m);
  expect([code, out.includes('✗')]).toEqual([0, false]);
});

it('finds what is wrong', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guidance-doctor-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  await bringLearnt(dataDir);
  const { code, out } = await runTool('doctor', [], {
    env: {
      DATA_DIR: dataDir,
      PUBLIC_URL: 'http://127.0.0.1:9',
      MESSENGER_PAGE_TOKEN: 'a-token-of-a-page',
      MESSENGER_APP_SECRET: 'a-secret-of-an-app',
      MESSENGER_VERIFY_TOKEN: 'a-verify-token',
      ZALO_APP_ID: '1000000000000000001',
      ZALO_APP_SECRET: 'a-secret-of-zalo',
      ZALO_OA_SECRET_KEY: 'another-secret-of-zalo',
    },
  });
  expect(code).toBe(1);
  expect(out).toContain('✗ Địa chỉ: PUBLIC_URL là http://127.0.0.1:9');
  expect(out).toContain('✗ Zalo, quyền: chưa cấp quyền: chạy «npm run zalo -- authorize».');
  expect(out).toContain('✗ Messenger, webhook: Không gọi được');
  const wrong = await runTool('doctor', [], { env: { DATA_DIR: dataDir, PORT: 'abc' } });
  expect([wrong.code, wrong.out]).toEqual([1, '✗ Cài đặt: Biến PORT phải là một số từ 0 đến 65535.\n']);
});

it('docs/van-hanh/cau-hinh.md is fresh, and every variable says what it is for', async () => {
  const path = new URL('../../docs/van-hanh/cau-hinh.md', import.meta.url).pathname;
  const written = settingsReference(environment);
  const options = await resolveConfig(path);
  expect(await readFile(path, 'utf8')).toBe(await format(written, { ...options, filepath: path }));
  for (const [name, rule] of Object.entries(environment.shape))
    expect([name, (rule.description ?? '').length > 5]).toEqual([name, true]);
});

it('every command that pages, messages and the files of operations name exists', async () => {
  const root = new URL('../../', import.meta.url).pathname;
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const missing: string[] = [];
  let named = 0;
  for await (const path of glob('{*.md,docs/**/*.md,ops/**/*.*,src/**/*.ts}', { cwd: root }))
    for (const [command, name = ''] of (await readFile(join(root, path), 'utf8')).matchAll(
      /npm run (?:-s )?([a-z][\w:-]*)/g,
    )) {
      named += 1;
      if (!(name in scripts)) missing.push(`${path}: ${command}`);
    }
  expect(missing).toEqual([]);
  expect(named).toBeGreaterThan(50);
});
