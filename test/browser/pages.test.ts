// The pages to read in a real browser: no barrier, nothing sticks out, without a script, on paper, and on to the chat.
import { describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findBarriers } from '../support/axe.ts';
import { ChatPage, phone } from './chat-page.ts';
import { scripted } from './scripted.ts';

const started = scripted();

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await started.browser.newContext({ ...phone, ...options })).newPage();
  await page.goto(started.service.url + path);
  return page;
}

/** Puts an answer with a number there. */
async function answerNumber(): Promise<string> {
  const chat = await ChatPage.open(started.browser, started.service.url);
  await chat.ask('giấy tờ');
  const number = await chat.newest.locator('.number b').innerText();
  await chat.page.context().close();
  return number;
}

const pages: Readonly<Record<string, () => Promise<string>>> = {
  'a procedure': () => Promise.resolve('/thu-tuc/1.001193'),
  'a procedure that has changed': () => Promise.resolve('/thu-tuc/1.014061'),
  'the statement': () => Promise.resolve('/ve-tro-ly'),
  'the list': () => Promise.resolve('/thu-tuc'),
  'what was found': () => Promise.resolve('/thu-tuc?tim=khai+sinh'),
  'an unknown code': () => Promise.resolve('/thu-tuc/9.999999'),
  'an answer': async () => `/tra-loi/${await answerNumber()}`,
  'no number': () => Promise.resolve('/tra-loi'),
};

describe.each(Object.entries(pages))('%s', (_name, address) => {
  test.each(['light', 'dark'] as const)(
    'has no barrier and fits a narrow screen, %s',
    async (colorScheme) => {
      const page = await open(await address(), { colorScheme });
      expect(await findBarriers(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 568 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.context().close();
    },
  );
});

test('a procedure can be read without any script, and its button leads to the chat', async () => {
  const page = await open('/thu-tuc/1.001193', { javaScriptEnabled: false });
  await page.getByRole('heading', { name: 'Các bước gửi bưu điện' }).waitFor();
  const button = page.getByRole('link', { name: 'Làm từng bước cùng trợ lý' });
  expect(await button.getAttribute('href')).toBe('/?thu-tuc=1.001193');
  await page.context().close();
});

test('on paper only the content is left', async () => {
  const page = await open('/thu-tuc/1.001193');
  await page.getByRole('button', { name: 'Hỏi về thủ tục này' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['guidance-widget', 'header', 'nav', '.actions'])
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  expect(await page.getByRole('heading', { name: 'Giấy tờ cần chuẩn bị' }).isVisible()).toBe(true);
  await page.context().close();
});

test('the chat opens on the page, at this procedure, and the page complains of nothing', async () => {
  const complaints: string[] = [];
  const page = await (await started.browser.newContext(phone)).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${started.service.url}/thu-tuc/1.001193`);
  await page.getByRole('button', { name: 'Hỏi về thủ tục này' }).click();
  await expect
    .poll(() => page.frames()[1]?.url())
    .toBe(`${started.service.url}/widget/frame?procedure=1.001193`);
  const frame = page.frames()[1] ?? page.mainFrame();
  const chat = new ChatPage(page, frame);
  await chat.pick('Đăng ký khai sinh');
  await chat.sees('Bước 1/3');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('words typed into the search lead to a procedure', async () => {
  const page = await open('/thu-tuc');
  await page.getByRole('textbox', { name: 'Tên việc cần làm' }).fill('làm khai sinh');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByRole('link', { name: 'Đăng ký khai sinh' }).click();
  expect(new URL(page.url()).pathname).toBe('/thu-tuc/1.001193');
  await page.context().close();
});
