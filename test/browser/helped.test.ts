// On a phone: what staff announced is read first, and under an answer one says in two touches that it is wrong.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { findBarriers } from '../support/axe.ts';
import { silent } from '../support/databases.ts';
import { startBrowser } from '../support/browser.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ChatPage } from './chat-page.ts';

let browser: Browser;
let app: App;
let url: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guidance-helped-'));
  await bringLearnt(dataDir);
  const storage = await openStorage({ directory: dataDir }, silent);
  const at = new Date();
  const notice = { text: 'Bão số 9: các điểm một cửa nghỉ chiều nay.', why: 'công điện', startsAt: at };
  const entry = { at, actor: 'minh', action: 'notice-posted', subject: 'mọi kênh', detail: null };
  await storage.service.announce({ ...notice, endsAt: new Date(at.getTime() + 3_600_000) }, entry);
  await storage.close();
  app = await createApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), silent);
  [browser, url] = await Promise.all([startBrowser(), app.start()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('a notice stands above the greeting; a wrong answer is reported in two touches and a sentence', async () => {
  const chat = await ChatPage.open(browser, url);
  expect(await chat.newest.locator('.notice').innerText()).toContain('Bão số 9');
  await chat.ask('lệ phí đăng ký khai sinh bao nhiêu');
  expect(await chat.newest.innerText()).not.toContain('Bão số 9');
  const asks = chat.newest.getByRole('group', { name: 'Có giúp được bạn không?' });
  await asks.getByRole('button', { name: 'Chưa' }).click();
  const why = chat.newest.getByRole('group', { name: 'Chưa được ở chỗ nào?' });
  expect(await findBarriers(chat.page)).toEqual([]);
  await why.getByRole('button', { name: 'Sai' }).click();
  const opened = chat.page.context().waitForEvent('page');
  await chat.newest.getByRole('link', { name: 'Ghi rõ chỗ sai' }).click();
  const page = await opened;
  await page.getByText('đang được kiểm tra').waitFor();
  await page.getByText('Báo nội dung sai').click();
  await page.getByRole('textbox', { name: 'Sai ở đâu' }).fill('Xã tôi không thu phí này');
  await page.getByRole('button', { name: 'Gửi báo sai' }).click();
  await page.getByText('Báo nội dung sai').waitFor({ state: 'detached' });
  const number = /\/tra-loi\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  const storage = await openStorage({ directory: dataDir }, silent);
  const kept = await storage.feedback.find(number);
  await storage.close();
  expect(kept).toMatchObject({
    helped: false,
    reason: 'wrong',
    procedure: '1.001193',
    state: 'open',
    words: 'Xã tôi không thu phí này',
  });
  expect(chat.complaints).toEqual([]);
});
