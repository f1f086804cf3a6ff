// What the page offers besides talking: having everything deleted, going on elsewhere, copying, times, speech.
import { describe, expect, test } from 'vitest';
import { ChatPage, phone } from './chat-page.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { scripted } from './scripted.ts';

const started = scripted();

const open = (): Promise<ChatPage> => ChatPage.open(started.browser, started.service.url);
const menu = async (chat: ChatPage, item: string): Promise<void> => {
  await chat.frame.getByRole('button', { name: 'Thêm', exact: true }).click();
  await chat.frame.getByRole('button', { name: item }).click();
};
const gone = 'Tôi đã xóa cuộc trò chuyện này khỏi máy chủ.';

test('`npm run platforms` starts, and somebody chats over «Zalo» on its page', async () => {
  const platforms = await ServiceProcess.prepare(new URL('../platforms/run.ts', import.meta.url).pathname);
  await bringLearnt(platforms.dataDir);
  const page = await started.browser.newPage();
  try {
    const phones = /http:\S+/.exec(await platforms.start())?.[0] ?? '';
    await page.goto(phones);
    const zalo = page.locator('section', { has: page.getByRole('heading', { name: 'Zalo' }) });
    await zalo.getByRole('textbox').fill('đăng ký khai sinh');
    await page.keyboard.press('Enter');
    await zalo.getByRole('button', { name: 'Chưa đến 60 ngày' }).click();
    await zalo
      .getByRole('button', { name: /Gửi bưu điện/ })
      .first()
      .waitFor();
  } finally {
    await page.close();
    await platforms.remove();
  }
});

describe('having everything deleted', () => {
  test('is asked first, and «Giữ lại» keeps everything', async () => {
    const chat = await open();
    await chat.ask('khai sinh');
    await menu(chat, 'Xóa cuộc trò chuyện');
    expect(await chat.frame.evaluate('document.activeElement.textContent')).toBe('Giữ lại');
    await chat.page.keyboard.press('Enter');
    await chat.sees('Bước 1/3');
    expect(await chat.frame.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Thêm');
  });

  test('takes it off this page, the other tab, the history and the ticks; one can go on talking', async () => {
    const context = await started.browser.newContext(phone);
    const chat = await ChatPage.open(context, started.service.url);
    await chat.ask('giấy tờ');
    await chat.newest.getByRole('checkbox', { name: 'Tờ khai' }).check();
    const other = await ChatPage.open(context, started.service.url);
    await other.sees('Bạn cần chuẩn bị 2 thứ');
    await menu(chat, 'Xóa cuộc trò chuyện');
    await chat.frame.getByRole('button', { name: 'Xóa hẳn' }).click();
    for (const page of [chat, other]) {
      await expect.poll(() => page.log.innerText()).toContain(gone);
      expect(await page.log.innerText()).not.toContain('Bạn cần chuẩn bị');
      expect(await page.answers.count()).toBe(1);
    }
    const again = await ChatPage.open(context, started.service.url);
    await expect.poll(() => again.log.innerText()).toContain(gone);
    await again.pick('Giấy tờ');
    expect(await again.newest.getByRole('checkbox', { name: 'Tờ khai' }).isChecked()).toBe(false);
    await again.newest.getByRole('checkbox', { name: 'Tờ khai' }).check();
    const later = await ChatPage.open(context, started.service.url);
    await later.answers.nth(1).waitFor();
    expect(await later.answers.nth(1).getByRole('checkbox', { name: 'Tờ khai' }).isChecked()).toBe(true);
    await context.close();
  });

  test('without a network it says that it was not done', async () => {
    const chat = await open();
    await chat.ask('khai sinh');
    await chat.page.context().setOffline(true);
    await menu(chat, 'Xóa cuộc trò chuyện');
    await chat.frame.getByRole('button', { name: 'Xóa hẳn' }).click();
    await chat.frame.getByText('Chưa xóa được.').waitFor();
    await chat.sees('Bước 1/3');
  });
});

describe('going on elsewhere', () => {
  test('gives a link and a QR code, drawn only when it is looked at', async () => {
    const chat = await open();
    const asked: string[] = [];
    chat.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await chat.pick('Đăng ký khai sinh');
    await menu(chat, 'Gửi cho tôi để làm tiếp');
    await chat.frame.getByRole('link', { name: 'Làm tiếp sau' }).waitFor();
    expect(asked).not.toContain('/qr.svg');
    await chat.newest.getByText('Hiện mã QR để mở trên máy khác').click();
    await chat.newest.getByRole('img', { name: /Mã QR/ }).waitFor();
    const drawn = 'document.querySelector(".qr img").naturalWidth';
    await expect.poll(() => chat.frame.evaluate<number>(drawn)).toBeGreaterThan(0);
    expect(chat.complaints).toEqual([]);
  });

  test('only our own links are drawn', async () => {
    for (const forged of ['', 'abc', 'https://evil.example'])
      expect((await fetch(`${started.service.url}/qr.svg?tiep=${encodeURIComponent(forged)}`)).status).toBe(
        404,
      );
  });
});

test('an answer is copied whole, with the address where its number can be looked up', async () => {
  const context = await started.browser.newContext({
    ...phone,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('khai sinh');
  await chat.newest.getByRole('button', { name: 'Chép' }).click();
  await chat.newest.getByRole('button', { name: 'Đã chép' }).waitFor();
  const copied = await chat.frame.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain('Bước 1/3: Mở trang thủ tục.');
  expect(copied).toMatch(/Mã trả lời (\S+): http:\/\/127\.0\.0\.1:\d+\/tra-loi\/\1$/);
  await context.close();
});

test('an answer is shared in its own words, where the phone can share; closing the sheet does no harm', async () => {
  const context = await started.browser.newContext(phone);
  await context.addInitScript(`shared = []; navigator.share = ({ text }) => {
    shared.push(text); return shared.length === 1 ? Promise.resolve() : Promise.reject(new DOMException('', 'AbortError')) }`);
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('khai sinh');
  const share = chat.newest.getByRole('button', { name: 'Gửi', exact: true });
  await share.click();
  await share.click();
  const shared = await chat.frame.evaluate<string[]>('shared');
  expect(shared).toHaveLength(2);
  expect(shared[0]).toMatch(/Bước 1\/3: Mở trang thủ tục\.[^]*Mã trả lời \S+: http/);
  expect(chat.complaints).toEqual([]);
  await context.close();
  const without = await open();
  await without.ask('khai sinh');
  expect(await without.newest.getByRole('button', { name: 'Gửi', exact: true }).count()).toBe(0);
});

test('on paper the whole conversation is there, without what can only be pressed', async () => {
  const context = await started.browser.newContext(phone);
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('giấy tờ');
  await chat.ask('dài');
  await chat.ask('khai sinh');
  // The printing of a browser that no person sees ends at once, but does all that comes before it.
  await menu(chat, 'In cuộc trò chuyện');
  await chat.page.emulateMedia({ media: 'print' });
  const seen = await chat.log.innerText();
  for (const said of ['Chào bạn. Bạn cần việc gì?', 'Giấy ủy quyền', 'Bước 1/3', 'Mã trả lời'])
    expect(seen).toContain(said);
  expect(await chat.frame.locator('button:visible, textarea:visible').count()).toBe(0);
  // Paper has no window to scroll in.
  expect(
    await chat.frame.evaluate<boolean>('document.querySelector("[role=log]").scrollHeight > innerHeight'),
  ).toBe(true);
  await context.close();
});

test('times are shown to who asks for them, and remembered', async () => {
  const context = await started.browser.newContext(phone);
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('khai sinh');
  expect(await chat.log.locator('time:visible').count()).toBe(0);
  await menu(chat, 'Hiện giờ nhắn');
  expect(await chat.log.locator('time:visible').count()).toBe(3);
  expect(await chat.log.locator('time').last().innerText()).toMatch(/^\d{1,2}:\d{2}$/);
  const again = await ChatPage.open(context, started.service.url);
  await expect.poll(() => again.log.locator('time:visible').count()).toBe(3);
  await context.close();
});

describe('speaking', () => {
  /** Stands in for the recogniser of the started.browser, which needs a microphone and the servers of its maker. */
  const recogniser = `window.SpeechRecognition = window.webkitSpeechRecognition = class {
    start() { setTimeout(() => { this.onresult({ results: [[{ transcript: this.lang + ' khai sinh' }]] }); this.onend(); }, 50); }
    stop() { this.onend(); }
  }`;

  test('says first where the sound goes, then puts the words into the box without sending them', async () => {
    const context = await started.browser.newContext(phone);
    await context.addInitScript(recogniser);
    const chat = await ChatPage.open(context, started.service.url);
    const mic = chat.frame.getByRole('button', { name: 'Nói thay vì gõ' });
    await mic.click();
    await chat.frame.getByText('Trợ lý chỉ nhận chữ').waitFor();
    expect(await chat.box.inputValue()).toBe('');
    await chat.frame.getByRole('button', { name: 'Tôi hiểu, nói luôn' }).click();
    await expect.poll(() => chat.box.inputValue()).toBe('vi-VN khai sinh');
    expect(await chat.frame.locator('.said').count()).toBe(0);
    await chat.box.fill('');
    // The second time it listens at once.
    await mic.click();
    await expect.poll(() => chat.box.inputValue()).toBe('vi-VN khai sinh');
    await context.close();
  });

  test('is not offered where the browser cannot', async () => {
    const context = await started.browser.newContext(phone);
    await context.addInitScript('delete window.webkitSpeechRecognition; delete window.SpeechRecognition;');
    const chat = await ChatPage.open(context, started.service.url);
    expect(await chat.frame.getByRole('button', { name: 'Nói thay vì gõ' }).count()).toBe(0);
    await context.close();
  });
});

test('an answer is read aloud where the device has a Vietnamese voice, and only there', async () => {
  const context = await started.browser.newContext(phone);
  await context.addInitScript(`heard = []; Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'vi-VN' }], cancel() { heard.length = 0 }, speak(piece) { heard.push(piece.text) } }) });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }`);
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('khai sinh');
  await chat.newest.getByRole('button', { name: 'Đọc to' }).click();
  expect(await chat.frame.evaluate('heard.join(" ")')).toContain('Mở trang thủ tục. Bấm nút bên dưới');
  await chat.newest.getByRole('button', { name: 'Thôi đọc' }).click();
  expect(await chat.frame.evaluate('heard')).toEqual([]);
  await context.close();
  const mute = await open();
  await mute.ask('khai sinh');
  expect(await mute.newest.getByRole('button', { name: 'Đọc to' }).count()).toBe(0);
});
