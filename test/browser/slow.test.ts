// On the slowest phone and network of the province the greeting can be read within five seconds of asking for the page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { phone } from './chat-page.ts';

let browser: Browser;
let service: ServiceProcess;

beforeAll(async () => {
  service = await ServiceProcess.prepare(new URL('scripted-server.ts', import.meta.url).pathname);
  [browser] = await Promise.all([startBrowser(), service.start()]);
});
afterAll(async () => {
  await browser.close();
  await service.remove();
});

test('slow 3G (50 KB/s, 2 s there and back) and a processor slowed down four times', async () => {
  const context = await browser.newContext(phone);
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
  const started = performance.now();
  await page.goto(service.url, { waitUntil: 'commit' });
  await page.getByText('Chào bạn. Bạn cần việc gì?').waitFor();
  const greeting = performance.now() - started;
  await page.getByRole('button', { name: 'Đăng ký khai sinh' }).waitFor();
  const buttons = performance.now() - started;
  process.stdout.write(`Slow 3G: greeting ${Math.round(greeting)} ms, buttons ${Math.round(buttons)} ms\n`);
  expect(greeting).toBeLessThan(5_000);
  await context.close();
});
