// One script tag on a page of somebody else: strict policy, wild styles, keyboard, and who may embed at all.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Bot } from '../../src/bot/bot.ts';
import { readConfig } from '../../src/config.ts';
import { findBarriers } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { ChatPage, phone } from './chat-page.ts';
import { testData } from '../support/learnt.ts';
import { createScriptedService } from './scripted-service.ts';

let browser: Browser;
let service: Bot;
let url: string;
let site: Server;
let siteUrl: string;
/** Attributes of the script tag, and styles and scripts of the page around. */
let attributes = '';
let around = { style: '', script: '' };

beforeAll(async () => {
  site = createServer((request, response) => {
    if (request.url === '/style.css' || request.url === '/script.js') {
      const isStyle = request.url === '/style.css';
      response.setHeader('content-type', isStyle ? 'text/css' : 'text/javascript');
      response.end(isStyle ? around.style : around.script);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // No inline script, no inline style, no request but to the assistant.
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self' ${url}; frame-src ${url}; style-src 'self'`,
    );
    response.end(
      `<!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>UBND xã</title><link rel="stylesheet" href="/style.css"><script src="/script.js"></script></head>
<body><main><h1>UBND xã</h1><p><a href="#x">Giới thiệu</a></p></main><script src="${url}/widget.js" ${attributes}></script></body></html>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // Another name than the service's: another site.
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
  const config = readConfig({ PORT: '0', DATA_DIR: testData, LOG_LEVEL: 'silent', ALLOWED_ORIGINS: siteUrl });
  service = await createScriptedService(config, 'memory');
  url = await service.start();
  browser = await startBrowser();
});
afterEach(async () => {
  attributes = '';
  around = { style: '', script: '' };
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await service.stop();
  site.close();
});

async function visit(address = siteUrl): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext(phone)).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}

async function openChat(page: Page): Promise<ChatPage> {
  await page.getByRole('button', { name: 'Hỏi thủ tục' }).click();
  await expect.poll(() => page.frames().length).toBe(2);
  const frame = page.frames()[1] ?? page.mainFrame();
  const chat = new ChatPage(page, frame);
  await chat.box.waitFor();
  return chat;
}

test('the chat opens, answers and closes under a strict policy, and loads nothing before it is asked', async () => {
  const { page, complaints } = await visit();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Hỏi thủ tục' }).waitFor();
  expect(asked).toEqual([]);
  const chat = await openChat(page);
  await chat.pick('Đăng ký khai sinh');
  await chat.sees('Bước 1/3');
  await chat.frame.getByRole('button', { name: 'Đóng trợ lý' }).click();
  await page.getByRole('button', { name: 'Hỏi thủ tục' }).waitFor();
  expect(complaints).toEqual([]);
});

test('styles and scripts of the page around do not reach it, and its own do not reach the page', async () => {
  const hostile = `display: none !important; visibility: hidden !important; position: static !important; opacity: 0.1 !important;
    font: 40px serif !important; width: 10px !important; transform: rotate(9deg) !important; pointer-events: none !important`;
  around = {
    style: `html { font-size: 6px } body { transform: scale(0.9); filter: grayscale(1); overflow-x: hidden }
      guidance-widget, body *, button, iframe, div { ${hostile} } h1 { all: revert !important }`,
    script: `Array.prototype.first = () => 1; Object.prototype.stray = 1; window.fetch = () => { throw new Error('mine') };
      String.prototype.trim = () => 'mine'; window.Promise.withResolvers = null;`,
  };
  const { page, complaints } = await visit();
  const before = await page.evaluate(
    'JSON.stringify([innerWidth, document.body.outerHTML, Object.keys(window).length])',
  );
  const button = page.getByRole('button', { name: 'Hỏi thủ tục' });
  const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect([x + width, y + height]).toEqual([phone.viewport.width - 16, phone.viewport.height - 16]);
  expect(height).toBe(56);
  const chat = await openChat(page);
  await chat.pick('Đăng ký khai sinh');
  await chat.sees('Bước 1/3');
  const frame = page.locator('guidance-widget iframe');
  expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, ...phone.viewport });
  expect(
    await page.evaluate('JSON.stringify([innerWidth, document.body.outerHTML, Object.keys(window).length])'),
  ).toBe(before);
  expect(complaints).toEqual([]);
});

test('neither the page nor the chat in it has a barrier', async () => {
  const { page } = await visit();
  expect(await findBarriers(page)).toEqual([]);
  const chat = await openChat(page);
  await chat.ask('khai sinh');
  expect(await findBarriers(chat.frame)).toEqual([]);
});

test('Escape closes it and the focus is on the button again; opened again it goes on', async () => {
  const { page } = await visit();
  const chat = await openChat(page);
  await chat.ask('khai sinh');
  await page.keyboard.press('Escape');
  const button = page.getByRole('button', { name: 'Hỏi thủ tục' });
  await button.waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await chat.sees('Bước 1/3');
});

test('the Tab key stays inside the open chat', async () => {
  const { page } = await visit();
  const chat = await openChat(page);
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    expect(await chat.frame.evaluate('document.hasFocus()')).toBe(true);
  }
});

test('a procedure in the tag is where it begins, and the page around hears what happens', async () => {
  attributes =
    'data-procedure="1.001193" data-label="Hỏi thủ tục khai sinh" data-position="left" data-color="#1c3557"';
  const { page } = await visit();
  await page.evaluate(`heard = []; for (const name of ['open', 'answer', 'close'])
    document.addEventListener('guidance:' + name, () => heard.push(name))`);
  const button = page.getByRole('button', { name: 'Hỏi thủ tục khai sinh' });
  expect(
    await button.evaluate(
      'getComputedStyle(document.querySelector("guidance-widget").shadowRoot.querySelector("button")).left',
    ),
  ).toBe('16px');
  const chat = await openChat(page);
  expect(chat.frame.url()).toBe(`${url}/widget/frame?procedure=1.001193`);
  await chat.answers.first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate('heard')).toEqual(['open', 'answer', 'close']);
});

test('the language of the tag is that of the button and of the frame', async () => {
  attributes = 'data-lang="en"';
  const { page } = await visit();
  const button = page.getByRole('button', { name: 'Ask about procedures' });
  expect(await button.evaluate('document.querySelector("guidance-widget").lang')).toBe('en');
  await button.click();
  await expect.poll(() => page.frames()[1]?.url()).toBe(`${url}/widget/frame?lang=en`);
});

test('a site that is not on the list cannot frame it', async () => {
  const elsewhere = siteUrl.replace('localhost', '127.0.0.1');
  const { page, complaints } = await visit(elsewhere);
  await page.getByRole('button', { name: 'Hỏi thủ tục' }).click();
  await expect.poll(() => complaints.join()).toContain('frame-ancestors');
});

test('our own page cannot be framed by anybody', async () => {
  const { headers } = await fetch(url);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});
