// A person talks to the assistant in a real browser: asks, is led through steps, goes back, comes back.
import { describe, expect, test } from 'vitest';
import { ChatPage, phone } from './chat-page.ts';
import { scripted } from './scripted.ts';

const started = scripted();

const open = (path = '/'): Promise<ChatPage> => ChatPage.open(started.browser, started.service.url + path);

describe('the page', () => {
  test('has the greeting in it: without any script it can be read, with a number to call', async () => {
    const context = await started.browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(started.service.url);
    expect(await page.locator('main').innerText()).toContain('Chào bạn. Bạn cần việc gì?');
    expect(await page.locator('main').innerText()).toContain('18001096');
    await page.getByRole('link', { name: 'Đọc hướng dẫn từng thủ tục' }).click();
    await page.getByRole('heading', { name: 'Thủ tục hành chính ở Hà Tĩnh' }).waitFor();
    await context.close();
  });

  test('opens with no further request than its script, and none to another host', async () => {
    const context = await started.browser.newContext(phone);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(started.service.url);
    await page.getByRole('textbox').waitFor();
    expect(asked.map((url) => new URL(url).pathname)).toEqual(['/', '/widget/chat.js']);
    expect(asked.every((url) => url.startsWith(started.service.url))).toBe(true);
    await context.close();
  });

  test('says at first sight that a machine answers, and what is kept', async () => {
    const chat = await open();
    const intro = chat.log.getByText('Máy trả lời tự động, không phải cán bộ');
    await intro.waitFor();
    expect(await intro.innerText()).toContain('Tin nhắn được lưu');
    const { y, height } = (await intro.boundingBox()) ?? { y: Infinity, height: 0 };
    expect(y + height).toBeLessThan(phone.viewport.height);
  });
});

describe('a guided task', () => {
  test('is walked step by step with buttons, and back', async () => {
    const chat = await open();
    await chat.pick('Đăng ký khai sinh');
    await chat.sees('Bước 1/3');
    await chat.sees('Mở trang thủ tục');
    await chat.pick('Xong bước này');
    await chat.sees('Bước 2/3');
    await chat.frame.getByRole('button', { name: 'Quay lại' }).click();
    await chat.sees('Bước 1/3', 2);
    expect(chat.complaints).toEqual([]);
  });

  test('shows links as buttons that open a page of their own and say where', async () => {
    const chat = await open();
    await chat.ask('khai sinh');
    const link = chat.newest.getByRole('link', {
      name: 'Mở Cổng Dịch vụ công dichvucong.gov.vn (mở trang mới)',
    });
    expect(await link.getAttribute('href')).toBe('https://dichvucong.gov.vn/');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  test('marks what was picked, for eyes and for ears; the old buttons still work', async () => {
    const chat = await open();
    await chat.pick('Đăng ký khai sinh');
    const picked = chat.answers.first().getByRole('button', { name: 'Đăng ký khai sinh (bạn đã chọn)' });
    await picked.waitFor();
    await chat.answers.first().getByRole('button', { name: 'Giấy tờ' }).click();
    await chat.sees('Bạn cần chuẩn bị 2 thứ');
  });

  test('lets a phone call a number at a touch', async () => {
    const chat = await open();
    await chat.ask('gặp cán bộ');
    const call = chat.newest.getByRole('link', { name: '1900 54 54 81' });
    expect(await call.getAttribute('href')).toBe('tel:1900545481');
  });

  test('folds what is long, and shows all of it on demand', async () => {
    const chat = await open();
    await chat.ask('dài');
    const folded = (await chat.newest.innerText()).length;
    await chat.newest.getByRole('button', { name: 'Xem thêm' }).click();
    expect((await chat.newest.innerText()).length).toBeGreaterThan(3 * folded);
    expect(await chat.newest.getByRole('button', { name: 'Thu gọn' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
  });

  test('states the source with its date, and the number to quote', async () => {
    const chat = await open();
    await chat.ask('giấy tờ');
    expect(await chat.newest.innerText()).toMatch(
      /Nguồn: Quyết định 163\/QĐ-BTP, theo bản ghi của Cổng ngày 18\/7\/2026\.\s+Mã trả lời [A-Z0-9]{4}-[A-Z0-9]{4}/,
    );
  });

  test('masks a personal number on the screen too', async () => {
    const chat = await open();
    await chat.ask('so can cuoc 042309912345');
    await expect.poll(() => chat.frame.locator('.said').innerText()).toContain('so can cuoc ••••••');
    expect(await chat.log.innerText()).not.toContain('042309912345');
  });
});

describe('coming back', () => {
  test('after a reload the conversation, the picked buttons and the ticks are there', async () => {
    const chat = await open();
    await chat.ask('giấy tờ');
    await chat.newest.getByRole('checkbox', { name: 'Tờ khai' }).check();
    await chat.sees('Đã có 1/2');
    await chat.pick('Tôi đủ giấy rồi');
    await chat.page.reload();
    await chat.sees('Đã có 1/2');
    await chat.sees('Bước 1/3');
    expect(
      await chat.answers.nth(1).getByRole('button', { name: 'Tôi đủ giấy rồi (bạn đã chọn)' }).count(),
    ).toBe(1);
    expect(await chat.answers.count()).toBe(3);
    await chat.pick('Xong bước này');
    await chat.sees('Bước 2/3');
  });

  test('two tabs show the same conversation, and neither cuts off the other', async () => {
    const context = await started.browser.newContext(phone);
    const first = await ChatPage.open(context, started.service.url);
    await first.ask('một');
    const second = await ChatPage.open(context, started.service.url);
    await second.sees('Nghe rồi: một');
    await second.ask('hai');
    await first.sees('Nghe rồi: hai');
    await first.ask('ba');
    await second.sees('Nghe rồi: ba');
    await context.close();
  });

  test('a resume link takes up its place, once', async () => {
    const chat = await open();
    await chat.ask('mai làm');
    const url = await chat.newest.getByRole('link', { name: 'Làm tiếp sau' }).getAttribute('href');
    const later = await ChatPage.open(started.browser, url ?? '');
    await later.sees('Bước 2/3');
    await later.pick('Xong bước này');
    await later.sees('Bước 3/3');
    await later.page.reload();
    await later.sees('Bước 3/3');
    expect(await later.answers.count()).toBe(2);
  });

  test('a new conversation forgets the old one', async () => {
    const chat = await open();
    await chat.ask('giấy tờ');
    await chat.newest.getByRole('checkbox', { name: 'Tờ khai' }).check();
    await chat.frame.getByRole('button', { name: 'Thêm' }).click();
    await chat.frame.getByRole('button', { name: 'Trò chuyện mới' }).click();
    await expect.poll(() => chat.answers.count()).toBe(1);
    await chat.page.reload();
    await chat.ask('giấy tờ');
    await chat.sees('Đã có 0/2');
    expect(await chat.answers.count()).toBe(2);
  });

  test('a page about a procedure opens it in the conversation that is there', async () => {
    const context = await started.browser.newContext(phone);
    const first = await ChatPage.open(context, started.service.url);
    await first.ask('một');
    const second = await ChatPage.open(context, `${started.service.url}/?thu-tuc=1.001193`);
    await second.sees('Nghe rồi: một');
    await second.sees('Chào bạn. Bạn cần việc gì?', 2);
    await context.close();
  });
});
