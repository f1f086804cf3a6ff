// The whole service in a real browser on a phone: a citizen is guided end to end, changes her mind, and the server dies in between.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { findBarriers } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { ChatPage } from './chat-page.ts';

let browser: Browser;
let service: ServiceProcess;

beforeAll(async () => {
  service = await ServiceProcess.prepare(new URL('../../src/main.ts', import.meta.url).pathname);
  await bringLearnt(service.dataDir);
  [browser] = await Promise.all([startBrowser(), service.start()]);
});
afterAll(async () => {
  await browser.close();
  await service.remove();
});

test('birth registration by post, then online, a question in between, back, and a server that is killed', async () => {
  const chat = await ChatPage.open(browser, service.url);
  await chat.ask('em muon lam khai sinh cho con, o xa nen muon gui buu dien dc ko');
  if ((await chat.newest.innerText()).includes('phải không?')) await chat.pick('Đúng');
  expect(await chat.newest.innerText()).toContain('gửi qua bưu điện được');
  await chat.pick('Chưa đến 60 ngày');
  await chat.newest.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check();
  expect(await chat.newest.innerText()).toMatch(
    /bản sao có chứng thực[\s\S]*theo bản ghi của Cổng ngày 18\/7\/2026/i,
  );
  await chat.pick('Tôi đủ giấy rồi');
  await chat.sees('Bước 1/5');
  await chat.ask('thôi nộp qua mạng');
  await chat.ask('có mất tiền không');
  expect(await chat.newest.innerText()).toContain('Nguồn:');
  await chat.pick('Có rồi');
  await chat.sees('Bước 1/8');
  const portal = chat.newest.getByRole('link', { name: /Mở trang thủ tục/ });
  expect(await portal.getAttribute('href')).toBe(
    'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7',
  );
  // That the portal was opened is told to be counted; the link itself stays the portal's own.
  const told = chat.page.waitForResponse(/\/api\/opened$/);
  const portalPage = chat.page.waitForEvent('popup');
  await portal.click();
  expect((await told).status()).toBe(204);
  await (await portalPage).close();
  expect(await findBarriers(chat.page)).toEqual([]);
  await service.kill();
  await service.start();
  await chat.pick('Tôi đăng nhập được rồi');
  await chat.sees('Bước 2/8');
  await chat.frame.getByRole('button', { name: 'Quay lại' }).click();
  await chat.sees('Bước 1/8', 2);
  expect(await chat.answers.count()).toBeGreaterThan(8);
});
