// The open page against what networks and servers do: gone for a while, killed, without memory, behind a proxy that forbids sockets.
import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startSlowLink } from '../support/slow-link.ts';
import { ChatPage, phone } from './chat-page.ts';
import { testData } from '../support/learnt.ts';
import { createScriptedService } from './scripted-service.ts';
import { scripted } from './scripted.ts';

const started = scripted();
afterEach(async () => {
  await Promise.all(started.browser.contexts().map((context) => context.close()));
});

test('what is said without a network is kept, and sent once when it is back', async () => {
  const chat = await ChatPage.open(started.browser, started.service.url);
  await chat.page.context().setOffline(true);
  await chat.say('một');
  await chat.sees('Chưa gửi được. Có mạng là tôi gửi ngay, bạn không cần gõ lại.');
  await chat.say('hai');
  await chat.page.context().setOffline(false);
  await chat.sees('Nghe rồi: một');
  await chat.sees('Nghe rồi: hai');
  expect(await chat.answers.count()).toBe(3);
});

test('what was said without a network survives that the page is closed', async () => {
  const context = await started.browser.newContext(phone);
  const chat = await ChatPage.open(context, started.service.url);
  await context.setOffline(true);
  await chat.say('một');
  await chat.sees('Chưa gửi được. Có mạng là tôi gửi ngay, bạn không cần gõ lại.');
  await chat.page.close();
  await context.setOffline(false);
  const again = await ChatPage.open(context, started.service.url);
  await again.sees('Nghe rồi: một');
  expect(await again.answers.count()).toBe(2);
});

test('the phone sleeps, its line dies without a word, and what was said meanwhile is there when it wakes', async () => {
  const link = await startSlowLink(started.service.url, { roundTrip: 20, bytesPerSecond: 1_000_000 });
  const context = await started.browser.newContext(phone);
  const chat = await ChatPage.open(context, link.url);
  await chat.ask('một');
  link.silenceStreams();
  const other = await ChatPage.open(context, link.url);
  await other.ask('hai');
  expect(await chat.answers.count()).toBe(2);
  // What a browser tells a page that is looked at again; one that is driven by a program is always in view and never says it.
  await chat.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await chat.sees('Nghe rồi: hai');
  await chat.ask('ba');
  expect(await chat.answers.count()).toBe(4);
  await other.sees('Nghe rồi: ba');
  await link.stop();
});

test('the server is killed and started again: the open page goes on where it was', async () => {
  const chat = await ChatPage.open(started.browser, started.service.url);
  await chat.pick('Đăng ký khai sinh');
  await chat.pick('Xong bước này');
  await chat.sees('Bước 2/3');
  await started.service.kill();
  await chat.say('một');
  await chat.sees('Chưa gửi được. Có mạng là tôi gửi ngay, bạn không cần gõ lại.');
  await started.service.start();
  await chat.sees('Nghe rồi: một');
  await chat.answers.nth(2).getByRole('button', { name: 'Xong bước này' }).click();
  await chat.sees('Bước 3/3');
  expect(await chat.answers.count()).toBe(5);
});

test('a server that has lost its memory: what was said stays to read, and a new conversation begins', async () => {
  const chat = await ChatPage.open(started.browser, started.service.url);
  await chat.ask('một');
  await started.service.kill();
  await started.service.loseData();
  await started.service.start();
  await chat.say('hai');
  await chat.sees('Cuộc trò chuyện trước đã hết hạn. Ta bắt đầu lại từ đây.');
  await chat.sees('Nghe rồi: hai');
  await chat.sees('Nghe rồi: một');
});

test('where no WebSocket gets through, polling does', async () => {
  const context = await started.browser.newContext(phone);
  await context.routeWebSocket(/\/stream/, (socket) => socket.close());
  const chat = await ChatPage.open(context, started.service.url);
  await chat.ask('một');
  await chat.ask('hai');
  await chat.sees('Nghe rồi: hai');
});

test('a token that has run out is renewed, and the conversation is the same', async () => {
  let shift = 0;
  const config = readConfig({ PORT: '0', DATA_DIR: testData, LOG_LEVEL: 'silent' });
  const bot = await createScriptedService(config, 'memory', () => new Date(Date.now() + shift));
  const chat = await ChatPage.open(started.browser, await bot.start());
  await chat.ask('một');
  shift = 24 * 60 * 60 * 1000;
  await chat.ask('hai');
  await chat.page.reload();
  await chat.sees('Nghe rồi: một');
  await chat.sees('Nghe rồi: hai');
  expect(await chat.answers.count()).toBe(3);
  await bot.stop();
});

test('a network that opens too many conversations is told to wait, and the page comes all the same', async () => {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: testData,
    LOG_LEVEL: 'silent',
    CHAT_TOKENS_PER_MINUTE: '1',
  });
  const bot = await createScriptedService(config, 'memory');
  const url = await bot.start();
  await ChatPage.open(started.browser, url);
  const second = await ChatPage.open(started.browser, url);
  await second.sees('Đang có nhiều người hỏi cùng lúc. Bạn chờ một chút, tôi tự mở lại.');
  await bot.stop();
});
