// Microsoft's Web Chat, the whole of it and unmodified, in a real browser: what it shows of Azure's bots it shows of ours.
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Bot } from '../../src/bot/bot.ts';
import { readConfig } from '../../src/config.ts';
import { createScriptedService } from '../browser/scripted-service.ts';
import { startBrowser } from '../support/browser.ts';
import { testData } from '../support/learnt.ts';
import { openChat } from '../support/direct-line.ts';

const bundle = new URL('node_modules/botframework-webchat/dist/webchat.js', import.meta.url);
/** Longer than four megabytes of script and an answer take on a busy machine; ms. */
const patience = 30_000;

let browser: Browser;
let site: Server;
let siteUrl: string;
let service: Bot;
let url: string;

beforeAll(async () => {
  site = createServer((request, response) => {
    if (request.url === '/webchat.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      createReadStream(bundle).pipe(response);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><html lang="vi"><body><div id="chat" style="height:700px"></div><script src="/webchat.js"></script></body></html>',
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // Another name than the service's: another site.
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
  const config = readConfig({ PORT: '0', DATA_DIR: testData, LOG_LEVEL: 'silent', ALLOWED_ORIGINS: siteUrl });
  service = await createScriptedService(config, 'memory');
  [browser, url] = await Promise.all([startBrowser(), service.start()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await service.stop();
  site.close();
});

/** A page of another site that runs Web Chat as Microsoft's own documentation says. */
async function openWebChat(webSocket: boolean): Promise<{ page: Page; complaints: string[] }> {
  const { token } = await openChat(url);
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(siteUrl);
  const options = { token, domain: `${url}/v3/directline`, webSocket };
  await page.evaluate(
    `WebChat.renderWebChat({
      directLine: WebChat.createDirectLine(${JSON.stringify(options)}),
      locale: 'vi-VN',
      styleOptions: { hideUploadButton: true },
    }, document.getElementById('chat'))`,
  );
  return { page, complaints };
}

test.each([
  ['a WebSocket', true],
  ['polling', false],
])('shows greeting, suggested actions and cards in Vietnamese, by %s', async (_name, webSocket) => {
  const { page, complaints } = await openWebChat(webSocket);
  const said = (text: string): Promise<void> =>
    page.getByRole('feed').getByText(text, { exact: true }).first().waitFor();
  await said('Chào bạn. Bạn cần việc gì?');
  const offered = (name: string): Locator => page.getByRole('toolbar').getByRole('button', { name });
  await offered('Đăng ký khai sinh').click();
  // What was tapped stands there as what the person said, and the step comes with its card.
  await said('Đăng ký khai sinh');
  await page.getByRole('feed').getByRole('button', { name: 'Mở Cổng Dịch vụ công' }).last().waitFor();
  await offered('Xong bước này').waitFor();
  expect(await offered('Giấy tờ').count()).toBe(0);
  const box = page.getByRole('textbox', { name: 'Hộp nhập tin nhắn' });
  await box.fill('xin chào');
  await box.press('Enter');
  await said('Nghe rồi: xin chào');
  expect(await page.getByText('không gửi được').count()).toBe(0);
  expect(complaints).toEqual([]);
});
