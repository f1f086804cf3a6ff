// The desk in a real browser: no barrier on any page, everything by keyboard, without a script too, and hand-outs whose QR code leads back to the step.
import jsQr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rights } from '../../src/staff/rights.ts';
import { roles, type Role } from '../../src/storage/types/staff.ts';
import { findBarriers } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { startDeskApp, type DeskApp } from './desk-app.ts';
import { ownPassword, phone as codeOf } from './desk-server.ts';

let browser: Browser;
let desk: DeskApp;

beforeAll(async () => {
  [browser, desk] = await Promise.all([startBrowser(), startDeskApp()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), desk.stop()]);
});

const phone = { width: 360, height: 740 };
const counter = { width: 1280, height: 800 };

/** Complaints of the pages of one browser window. */
const complaints: string[] = [];

async function signedIn(role: Role, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const { cookie } = await desk.colleague(role);
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: phone, ...options });
  await context.addCookies([{ name, value, url: desk.url }]);
  const page = await context.newPage();
  page.on('console', (message) => {
    // A page that says «there is none» is answered 404.
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** The pages of the table of rights that need nothing but their address, by the least role that opens them; files are no pages. */
const pagesOf = (role: Role): readonly string[] =>
  Object.entries(rights)
    .filter(([key, least]) => least === role && /^GET [^:.]*$/.test(key))
    .map(([key]) => key.slice('GET '.length));

const further: Readonly<Record<Role, readonly string[]>> = {
  clerk: [
    '/can-bo/mat-khau',
    '/can-bo/hai-buoc',
    '/can-bo?tim=giay',
    '/can-bo/thu-tuc/1.001193',
    '/can-bo/thu-tuc/1.001193?cach=post&xa=18484&ngay=2027-03-01',
    '/can-bo/thu-tuc/1.014061?cach=counter',
    '/can-bo/thu-tuc/9.999999',
    '/can-bo/so-sanh?a=1.001193&b=1.000894',
    '/can-bo/so-sanh?a=1.001193&b=giay',
    '/can-bo/phieu/1.001193?cach=online&kho=a5',
    '/can-bo/phieu/1.001193?cach=post&kho=80',
  ],
  editor: ['/can-bo'],
  administrator: ['/can-bo'],
};

describe.each(roles)('the pages of a %s', (role) => {
  test('have no barrier, fit a phone, and complain of nothing', async () => {
    complaints.length = 0;
    const page = await signedIn(role);
    for (const path of [...pagesOf(role), ...further[role]]) {
      await page.goto(desk.url + path);
      expect(await findBarriers(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(phone.width);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});

test('the pages of the desk are a press away on a phone, and all in sight at the counter', async () => {
  const page = await signedIn('administrator');
  await page.goto(`${desk.url}/can-bo`);
  const log = page.getByRole('navigation').getByRole('link', { name: 'Nhật ký' });
  expect(await log.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Các trang' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await log.click();
  await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
  await page.setViewportSize(counter);
  expect(await log.getAttribute('aria-current')).toBe('page');
  expect(await log.isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Các trang' }).isVisible()).toBe(false);
  await page.context().close();
});

test('a clerk finds, opens and reads a procedure with keys alone, answered while typing', async () => {
  const page = await signedIn('clerk', { viewport: counter });
  await page.goto(`${desk.url}/can-bo`);
  await page.keyboard.type('dang ky ket h');
  await page.locator('.hits a').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.id')).toBe('tim');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'kết hôn' }).waitFor();
  // Another way of filing changes the answer in place, and the focus stays where it was.
  await page.locator('#cach-online').focus();
  await page.keyboard.press('Space');
  await page.getByText('Từng bước').waitFor();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => new URL(page.url()).searchParams.get('cach')).not.toBe('online');
  expect(await page.evaluate('document.activeElement.name')).toBe('cach');
  await page.getByText('Chép để gửi Zalo').click();
  await page.getByRole('button', { name: 'Chép tin' }).first().click();
  await page.getByRole('button', { name: 'Đã chép' }).waitFor();
  // What was unfolded stays so while the case changes.
  await page.locator('#cach-online').check();
  await expect.poll(() => new URL(page.url()).searchParams.get('cach')).toBe('online');
  await page.getByRole('button', { name: 'Chép tin' }).first().waitFor();
  await page.context().close();
});

test('everything works as forms and links where there is no script', async () => {
  const page = await signedIn('clerk', { javaScriptEnabled: false });
  await page.goto(`${desk.url}/can-bo`);
  await page.locator('#tim').fill('giay');
  await page.keyboard.press('Enter');
  await page.locator('.hits a').first().click();
  await page.getByRole('heading', { name: 'Trường hợp' }).waitFor();
  await page.goto(`${desk.url}/can-bo/thu-tuc/1.001193`);
  await page.locator('#cach-post').check();
  await page.getByRole('button', { name: 'Xem trường hợp này' }).click();
  await page.getByText('Từng bước').waitFor();
  await page.context().close();
});

/** Width and height of the pages of a PDF, in whole millimetres. */
function sizesOf(pdf: Buffer): string[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  const millimetres = (points = '0'): number => Math.round((Number(points) * 25.4) / 72);
  return [...boxes].map(([, width, height]) => `${millimetres(width)}×${millimetres(height)}`);
}

/** What a phone reads from the picture on a page. */
async function readQr(page: Page): Promise<string> {
  const { data, width, height } = PNG.sync.read(await page.locator('.qr svg').screenshot());
  return jsQr.default(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

test.each([
  ['a5', '148×210'],
  ['80', '80×297'],
] as const)(
  'a hand-out on %s paper has its size, and its QR code reopens the guide at the step',
  async (kho, size) => {
    const page = await signedIn('clerk', { viewport: counter, deviceScaleFactor: 2 });
    await page.goto(`${desk.url}/can-bo/thu-tuc/1.001193?cach=post`);
    // Until the case is known the guide can only be opened at its question.
    await page
      .getByRole('option', { name: 'Câu hỏi «Bé sinh được bao lâu rồi?»' })
      .waitFor({ state: 'attached' });
    await page.getByLabel('Bé sinh được bao lâu rồi?').selectOption('Chưa đến 60 ngày');
    await page.getByRole('option', { name: 'Bước 2' }).waitFor({ state: 'attached' });
    await page.getByLabel('Mã QR mở lại ở').selectOption({ index: 2 });
    await page.getByRole('button', { name: kho === 'a5' ? 'Phiếu A5' : 'Phiếu 80 mm' }).click();
    await page.getByText('Quét để mở trợ lý ở bước 2').waitFor();
    const sizes = sizesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(new Set(sizes)).toEqual(new Set([size]));
    expect(sizes.length).toBeLessThanOrEqual(kho === 'a5' ? 1 : 2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'In phiếu' }).isVisible()).toBe(false);
    const read = await readQr(page);
    expect(read).toContain(`${desk.url}/?tiep=`);
    await page.goto(`${desk.url}/can-bo/phieu/1.001193?cach=post&kho=${kho}`);
    const unanswered = sizesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(unanswered.length, 'a question of the case is open').toBeLessThanOrEqual(kho === 'a5' ? 1 : 2);
    await page.goto(read);
    await page.getByText('Bước 2/5').first().waitFor();
    await page.context().close();
  },
);

test('two steps are turned on with a phone, and passed with a code from paper', async () => {
  const page = await signedIn('editor');
  const noBarrier = async (): Promise<void> => {
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  };
  await page.goto(`${desk.url}/can-bo/hai-buoc`);
  const read = new URL(await readQr(page));
  expect(decodeURIComponent(read.pathname)).toContain('Bàn cán bộ Hà Tĩnh:editor');
  await page.getByLabel('Gõ mã 6 số').fill(codeOf(read.searchParams.get('secret') ?? '', new Date()));
  await page.getByLabel('Mật khẩu đang dùng').fill(ownPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Đã bật đăng nhập hai bước' }).waitFor();
  await noBarrier();
  const [spare = ''] = await page.locator('.secret li').allTextContents();
  await page.getByRole('link', { name: 'Tôi đã chép xong' }).click();
  await page.context().clearCookies();
  await page.goto(`${desk.url}/can-bo/vao`);
  await page.getByLabel('Tên đăng nhập').fill('editor');
  await page.getByLabel('Mật khẩu').fill(ownPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Gõ mã trên điện thoại' }).waitFor();
  await noBarrier();
  await page.getByLabel('Mã 6 số').fill(spare);
  await page.keyboard.press('Enter');
  await page.getByText('còn 7 mã dự phòng').waitFor();
  await noBarrier();
  await page.context().close();
});
