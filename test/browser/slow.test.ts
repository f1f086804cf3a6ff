// On the slowest phone and network of the province the greeting can be read within five seconds, and an answer is one round trip away.
import { expect, test } from 'vitest';
import { startSlowLink } from '../support/slow-link.ts';
import { ChatPage, phone } from './chat-page.ts';
import { scripted } from './scripted.ts';

const started = scripted();

test('slow 3G (50 KB/s, 2 s there and back) and a processor slowed down four times', async () => {
  const context = await started.browser.newContext(phone);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 2_000,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const begun = performance.now();
  await page.goto(started.service.url, { waitUntil: 'commit' });
  await page.getByText('Chào bạn. Bạn cần việc gì?').waitFor();
  const greeting = performance.now() - begun;
  await page.getByRole('button', { name: 'Đăng ký khai sinh' }).waitFor();
  const buttons = performance.now() - begun;
  process.stdout.write(`Slow 3G: greeting ${Math.round(greeting)} ms, buttons ${Math.round(buttons)} ms\n`);
  expect(greeting).toBeLessThan(5_000);
  await context.close();
});

test('the first answer comes within one round trip of asking', async () => {
  const roundTrip = 2_000;
  const link = await startSlowLink(started.service.url, { roundTrip, bytesPerSecond: 50_000 });
  const context = await started.browser.newContext(phone);
  const chat = await ChatPage.open(context, link.url);
  await chat.newest.getByRole('button', { name: 'Đăng ký khai sinh' }).waitFor();
  // As long as it takes to think of a question.
  await chat.page.waitForTimeout(3 * roundTrip);
  const asked = performance.now();
  await chat.say('một');
  await chat.sees('Nghe rồi: một');
  const roundTrips = (performance.now() - asked) / roundTrip;
  process.stdout.write(`Slow 3G: the first answer after ${roundTrips.toFixed(2)} round trips\n`);
  // One of the network, and less than another of everything else.
  expect(roundTrips).toBeGreaterThan(1);
  expect(roundTrips).toBeLessThan(2);
  await context.close();
  await link.stop();
});
