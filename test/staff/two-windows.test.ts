// A citizen in one window and a clerk in the other: on a phone and at a counter, by keyboard, without barriers.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from '../browser/chat-page.ts';
import { findBarriers } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { startDeskApp, type DeskApp } from './desk-app.ts';

/** A Wednesday, nine in the morning in Hà Tĩnh, and on from there. */
const ahead = Date.parse('2026-11-25T02:00:00Z') - Date.now();
const patient = { timeout: 15_000, interval: 100 };

let browser: Browser;
let desk: DeskApp;

beforeAll(async () => {
  const clock = (): Date => new Date(Date.now() + ahead);
  [browser, desk] = await Promise.all([startBrowser(), startDeskApp({}, () => Promise.resolve(), clock)]);
});
afterAll(async () => {
  await Promise.all([browser.close(), desk.stop()]);
});

async function atDesk(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
  const { cookie } = await desk.colleague('clerk');
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport });
  await context.addCookies([{ name, value, url: desk.url }]);
  const page = await context.newPage();
  await page.goto(`${desk.url}/can-bo/hang-cho`);
  return page;
}

const wide = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');

describe.each([
  ['on a phone', { width: 360, height: 740 }],
  ['at a counter', { width: 1280, height: 800 }],
] as const)('%s', (_where, viewport) => {
  test('somebody is taken on, written with and given back', async () => {
    const clerk = await atDesk(viewport);
    const context = await browser.newContext({ viewport, locale: 'vi-VN' });
    const citizen = await ChatPage.open(context, `${desk.url}/?thu-tuc=1.001193`);
    await citizen.ask('đăng ký khai sinh');
    await expect
      .poll(async () => {
        await citizen.ask('gặp cán bộ');
        return citizen.newest.getByRole('button', { name: 'Nhắn với cán bộ' }).count();
      }, patient)
      .toBe(1);
    await citizen.pick('Nhắn với cán bộ');
    // The page of the queue is told by itself.
    const take = clerk.getByRole('button', { name: /^Nhận/ });
    await take.waitFor();
    expect(await clerk.title()).toContain('(1)');
    expect(await findBarriers(clerk)).toEqual([]);
    expect(await wide(clerk)).toBe(viewport.width);
    // Asking for news leaves the focus where it is.
    await take.focus();
    const asked = clerk.waitForResponse(/tu-dong/);
    await asked;
    await clerk.waitForTimeout(200);
    await clerk.keyboard.press('Enter');
    await clerk.getByRole('textbox', { name: 'Trả lời' }).waitFor();
    await citizen.log.getByText('Cán bộ đã vào').waitFor();
    await citizen.say('em nộp hôm qua, số 042199001234 ạ');
    await citizen.log.getByText('em nộp hôm qua').waitFor();
    await clerk.getByText('em nộp hôm qua').waitFor();
    expect(await clerk.content()).not.toContain('042199001234');
    // What the assistant would say goes into the reply, and leaves by keyboard.
    await clerk.getByRole('textbox', { name: 'Hỏi trợ lý thay người dân' }).fill('lệ phí bao nhiêu');
    await clerk.keyboard.press('Enter');
    await clerk.getByRole('button', { name: 'Đưa vào ô trả lời' }).first().click();
    const reply = clerk.getByRole('textbox', { name: 'Trả lời', exact: true });
    expect(await reply.inputValue()).toMatch(/Mã trả lời [0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await findBarriers(clerk)).toEqual([]);
    expect(await wide(clerk)).toBe(viewport.width);
    await reply.fill('Chào bạn, hồ sơ đã tới. Cần gì thêm bạn gọi 0239 3855 555.');
    await clerk.keyboard.press('Control+Enter');
    await citizen.log.getByRole('heading', { name: 'Cán bộ', exact: true }).waitFor();
    await citizen.log.getByText('hồ sơ đã tới').waitFor();
    await citizen.say('dạ vâng ạ');
    await citizen.log.getByText('dạ vâng ạ').waitFor();
    expect(await citizen.frame.locator('.typing').count()).toBe(0);
    expect(await findBarriers(citizen.frame)).toEqual([]);
    await clerk.getByText('dạ vâng ạ').waitFor();
    await clerk.getByRole('button', { name: 'Trả lại trợ lý' }).click();
    await citizen.log.getByText('Cán bộ đã trả lời xong').waitFor();
    expect(await citizen.newest.getByRole('button').count()).toBeGreaterThan(0);
    expect(citizen.complaints).toEqual([]);
    // Sessions that end while a page asks for news lead to signing in, not into the page.
    await clerk.context().clearCookies();
    await clerk.waitForURL(/can-bo\/vao/);
    await Promise.all([clerk.context().close(), context.close()]);
  }, 120_000);
});
