// Five people on a phone, from the first question to the page of the portal: what each one reads at every stop, and where the link leads.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { silent } from '../support/databases.ts';
import { findBarriers } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ChatPage } from './chat-page.ts';

let browser: Browser;
let app: App;
let url: string;
let dataDir: string;
/** Tuesday 24/11/2026, the hour that a test needs. */
let hour = '09:00';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guidance-situations-'));
  await bringLearnt(dataDir);
  app = await createApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), silent, {
    now: () => new Date(`2026-11-24T${hour}:00+07:00`),
  });
  [browser, url] = await Promise.all([startBrowser(), app.start()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const read = (chat: ChatPage): Promise<string> => chat.newest.innerText();
/** Where a link of the newest answer leads. */
const leadsTo = (chat: ChatPage, name: string | RegExp): Promise<string | null> =>
  chat.newest.getByRole('link', { name }).getAttribute('href');
const procedurePage = (id: string): string => `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${id}`;

/** Says or picks one thing after another; each answer must have the words that stand beside it. */
async function walk(
  chat: ChatPage,
  stops: readonly (readonly [act: string, ...reads: string[]])[],
): Promise<void> {
  for (const [act, ...reads] of stops) {
    if (act.startsWith('[')) await chat.pick(act.slice(1, -1));
    else await chat.ask(act);
    const heard = await read(chat);
    for (const words of reads) expect(heard, `after «${act}»`).toContain(words);
  }
}

test('a birth, by phone, online', async () => {
  const chat = await ChatPage.open(browser, url);
  await walk(chat, [
    [
      'vợ em mới sinh bé tuần trước, em muốn làm giấy khai sinh trên điện thoại',
      'Tôi ghi nhận: Chưa đến 60 ngày.',
      'Nộp qua mạng cần tài khoản VNeID mức 2. Bạn có chưa?',
    ],
    ['[Có rồi]', 'Bạn cần chuẩn bị 2 thứ (nộp qua mạng)', 'Ảnh chụp hoặc bản quét', 'Đã có 1/3'],
    ['bệnh viện chưa đưa giấy chứng sinh', 'bệnh viện hoặc trạm y tế nơi sinh cấp', 'Bạn đã đủ giấy chưa?'],
    ['bệnh viện đưa giấy điện tử thôi', 'không phải nộp bản giấy', 'Bạn cần chuẩn bị 1 thứ', 'Đã có 2/3'],
    ['[Tôi đủ giấy rồi]', 'Bước 1/8', 'Mở trang đăng ký khai sinh trên Cổng'],
  ]);
  expect(await leadsTo(chat, /Mở trang thủ tục/)).toBe(procedurePage('019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7'));
});

test('papers for a pension, typed without marks, to go by post', async () => {
  const chat = await ChatPage.open(browser, url);
  await walk(chat, [
    [
      'toi ve huu can giay to gi, muon gui buu dien',
      'Giấy tờ để hưởng lương hưu',
      'Bạn đang ở trường hợp nào?',
    ],
    ['[Đã nghỉ, chờ đủ tuổi]', 'Bạn tự nộp hồ sơ', 'Văn bản đề nghị hưởng lương hưu', 'Đã có 0/2'],
    ['lay mau don o dau', 'Xin mẫu ở cơ quan Bảo hiểm xã hội', 'Bạn đã đủ giấy chưa?'],
  ]);
  expect(await leadsTo(chat, /Mở trang thủ tục/)).toBe(procedurePage('019d2bfb-235f-71ec-90c8-e12fd9c20cba'));
  await walk(chat, [['du roi', 'Bước 1/5', 'Mang giấy ra bưu điện']]);
  expect(await leadsTo(chat, '1900 54 54 81')).toBe('tel:1900545481');
});

test('a household business, in the evening', async () => {
  hour = '19:30';
  const chat = await ChatPage.open(browser, url);
  await walk(chat, [
    ['tôi muốn mở quán tạp hóa, đăng ký hộ kinh doanh', 'một mình bạn đứng ra'],
    ['[Một mình tôi]', 'Bạn muốn nộp cách nào?'],
    ['giờ này xã còn làm việc không', 'Giờ này các cơ quan thường đã nghỉ', 'Quay lại việc đang làm'],
    ['[Quay lại việc đang làm]', 'Bạn muốn nộp cách nào?'],
    ['[Nộp qua mạng]', 'Ai là người đi nộp hồ sơ?'],
    ['[Chủ hộ tự nộp]', 'VNeID mức 2'],
    ['[Có rồi]', 'Giấy đề nghị đăng ký hộ kinh doanh'],
    ['[Tôi đủ giấy rồi]', 'Bước 1/7', 'Hệ thống thông tin về đăng ký hộ kinh doanh'],
  ]);
  expect(await leadsTo(chat, /Mở trang thủ tục/)).toBe(procedurePage('019d2bfb-d76d-737f-81b9-69258b07240b'));
  hour = '09:00';
  await walk(chat, [['giờ này xã còn làm việc không', 'Giờ này các cơ quan thường đang làm việc']]);
});

test('someone who lives in another province files in Hà Tĩnh', async () => {
  const chat = await ChatPage.open(browser, url);
  await walk(chat, [
    ['quê Hà Tĩnh nhưng đang làm ở Sài Gòn, nộp hồ sơ thế nào', 'Việc của bạn thuộc loại nào?'],
    ['[Giấy tờ của xã ở quê]', 'VNeID mức 2'],
    ['Có', 'thường không phải về', 'chọn Tỉnh Hà Tĩnh rồi xã, phường của bạn'],
    ['em cần xin giấy độc thân', 'Bạn cần giấy này để làm gì?'],
    ['quê em ở xã Cẩm Duệ', 'UBND xã Cẩm Duệ'],
    ['mua đất', 'Bạn đã từng đăng ký kết hôn chưa?'],
    ['[Chưa bao giờ]', 'Bạn muốn nộp cách nào?'],
    ['[Nộp qua mạng]', 'VNeID mức 2'],
    ['[Có rồi]', 'mức công dân số'],
    ['đủ giấy rồi', 'mức công dân số'],
    ['[Tôi không rõ]', 'Bạn cần chuẩn bị 1 thứ', 'Không phải nộp'],
    ['[Tôi đủ giấy rồi]', 'Bước 1/8'],
  ]);
  expect(await leadsTo(chat, /Mở trang thủ tục/)).toBe(procedurePage('019d2bfd-6eb3-7019-bf3f-fc58c9ee44b9'));
  await walk(chat, [['[Tôi đăng nhập được rồi]', 'Tỉnh Hà Tĩnh', 'nơi bạn đang thường trú hoặc tạm trú']]);
});

test('three people in a row on one phone: the next sees nothing of the one before', async () => {
  const chat = await ChatPage.open(browser, url);
  const menu = async (...names: readonly string[]): Promise<void> => {
    for (const name of ['Thêm', ...names]) await chat.frame.getByRole('button', { name }).click();
    await expect.poll(() => chat.answers.count()).toBe(1);
  };
  const nothingOf = async (...words: readonly string[]): Promise<void> => {
    const everything = await chat.page.locator('body').innerText();
    for (const w of words) expect(everything).not.toContain(w);
  };
  await walk(chat, [['đăng ký kết hôn, ở xã Cẩm Duệ', 'kết hôn']]);
  await menu('Trò chuyện mới');
  await nothingOf('Cẩm Duệ');
  await walk(chat, [['đang ở đâu rồi'], ['khai tử cho bố', 'khai tử']]);
  await nothingOf('Cẩm Duệ');
  await menu('Xóa cuộc trò chuyện', 'Xóa hẳn');
  await nothingOf('khai tử cho bố');
  await chat.page.reload();
  await chat.box.waitFor();
  await walk(chat, [['làm tiếp'], ['làm lại bằng lái xe bị mất', 'Bằng bị mất của bạn còn hạn']]);
  await nothingOf('Cẩm Duệ', 'khai tử');
  expect(chat.complaints).toEqual([]);
});

test('a foreigner in English, to Vietnamese for a neighbour who looks at it, and back', async () => {
  const chat = await ChatPage.open(browser, `${url}/?lang=en`);
  const spoken = (): Promise<unknown> =>
    chat.frame.evaluate('[document.documentElement.lang, document.querySelector("h1").textContent]');
  const send = (name: string): Promise<number> => chat.frame.getByRole('button', { name }).count();
  await chat.frame.getByRole('button', { name: 'Temporary residence registration' }).waitFor();
  await expect.poll(spoken).toEqual(['en', 'Hà Tĩnh assistant']);
  expect(await chat.frame.title()).toBe('Hà Tĩnh assistant');
  await walk(chat, [
    ['[Temporary residence registration]', 'Where do you stay?'],
    ['rented room', 'How would you like to file?'],
    ['online', 'VNeID account of level 2'],
    ['[Yes, I have]', 'digital citizen'],
    [
      '[Not reached]',
      'You need to prepare 2 (online)',
      'Ready: 0/2',
      'Only if it applies to you',
      'Source:',
      'Answer number',
    ],
    ['[I have all the papers]', 'Step 1/8', 'When it is done:', 'Open the procedure on the Portal'],
  ]);
  expect(await chat.newest.getAttribute('lang')).toBe('en');
  expect(await findBarriers(chat.frame)).toEqual([]);
  await walk(chat, [
    ['tiếng Việt', 'Bước 1/8', 'Xong thì thấy:', 'Mở trang thủ tục trên Cổng', 'Mã trả lời'],
  ]);
  await expect.poll(spoken).toEqual(['vi', 'Trợ lý thủ tục Hà Tĩnh']);
  expect([await chat.newest.getAttribute('lang'), await send('Gửi'), await send('Go back')]).toEqual([
    'vi',
    1,
    0,
  ]);
  // What was said in English stays English.
  expect(await chat.frame.locator('.answer[lang=en]').last().innerText()).toContain('Step 1/8');
  expect(await findBarriers(chat.frame)).toEqual([]);
  await walk(chat, [['English', 'Step 1/8']]);
  await chat.frame.getByRole('button', { name: 'Go back' }).click();
  await expect.poll(() => read(chat)).toContain('You need to prepare');
  await chat.page.reload();
  await expect.poll(spoken).toEqual(['en', 'Hà Tĩnh assistant']);
  expect(chat.complaints).toEqual([]);
  await chat.page.context().close();
});
