// `npm run bench:widget`: does the chat stay smooth on a slow phone, and does it stay small however long somebody talks? The whole
// service with its real answers, in Chromium.
import type { Browser, CDPSession, Page } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';

/** What is said in turn, again and again. */
const lines = [
  'em muon lam khai sinh cho con',
  'cần giấy tờ gì',
  'phí bao nhiêu',
  'mất bao lâu',
  'nộp ở đâu',
  'tôi chưa có giấy chứng sinh',
  'nộp qua bưu điện được không',
  'tôi đang ở bước nào',
  'quay lại',
  'tiếp tục',
];
const patience = 60_000;
const turns = 10;

async function openPage(browser: Browser, url: string, slowness: number): Promise<[Page, CDPSession]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const tools = await context.newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  // As text, not as a function: it runs in the page, which knows nothing of this file.
  await page.addInitScript(
    `globalThis.longTasks = [];
     new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))))
       .observe({ type: 'longtask', buffered: true });`,
  );
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Câu hỏi của bạn' }).waitFor();
  return [page, tools];
}

/** In the page: has anything come below this answer? */
const newerAnswer = `(before) => [...document.querySelectorAll('.answer')].at(-1) !== before`;

/** One message, typed and sent, and its answer. */
async function say(page: Page, turn: number): Promise<void> {
  const answers = page.locator('.answer');
  const last = await answers.last().elementHandle();
  const box = page.getByRole('textbox', { name: 'Câu hỏi của bạn' });
  await box.fill(lines[turn % lines.length] ?? '');
  await box.press('Enter');
  await page.waitForFunction(newerAnswer, last, { polling: 100 });
  await last.dispose();
}

/** The tasks over 50 ms since the last time; browsers report no shorter ones. */
async function longTasks(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(500);
  return page.evaluate<number[]>('longTasks.splice(0)');
}

/** Processor time that the page's tasks took so far: does not grow while others have the processor. */
async function taskSeconds(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function measureSmoothness(browser: Browser, url: string): Promise<void> {
  const [page, tools] = await openPage(browser, url, 4);
  print('tasks over 50 ms while the page opens, ms', await longTasks(page));
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(tools);
  for (let turn = 0; turn < turns; turn += 1) await say(page, turn);
  print('tasks over 50 ms in ten turns, ms', await longTasks(page));
  const each = (((await taskSeconds(tools)) - before) * 1_000) / turns;
  print('processor time of a turn, all its tasks together, ms', [each.toFixed(1)]);
  await page.context().close();
}

async function measureMemory(browser: Browser, url: string): Promise<void> {
  const [page, tools] = await openPage(browser, url, 1);
  for (let turn = 1; turn <= 500; turn += 1) {
    await say(page, turn);
    if (turn % 100 !== 0) continue;
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    const { nodes } = await tools.send('Memory.getDOMCounters');
    print(`after ${turn} turns: heap in MB, nodes`, [(usedSize / 1e6).toFixed(1), nodes]);
  }
  await page.context().close();
}

function print(what: string, figures: readonly (number | string)[]): void {
  process.stdout.write(`${what.padEnd(46)} ${figures.length === 0 ? 'none' : figures.join(', ')}\n`);
}

const service = await ServiceProcess.prepare(fileURLToPath(new URL('../../src/main.ts', import.meta.url)));
await bringLearnt(service.dataDir);
const [browser] = await Promise.all([startBrowser(), service.start()]);
await measureSmoothness(browser, service.url);
await measureMemory(browser, service.url);
await browser.close();
await service.remove();
