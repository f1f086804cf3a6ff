// The widget stays small enough for the slowest phone of the province.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadWidget } from '../../src/bot/channels/web/widget-assets.ts';
import { testData } from '../support/learnt.ts';

const kilobyte = 1024;

test('the launcher is under 4 KB, everything together under 25 KB, compressed', async () => {
  const { launcher, chat, english, css } = await loadWidget(testData);
  const style = gzipSync(css, { level: 9 }).length;
  expect(launcher.gzip.length).toBeLessThanOrEqual(4 * kilobyte);
  expect(launcher.gzip.length + chat.gzip.length + style).toBeLessThanOrEqual(25 * kilobyte);
  // Fetched only by those who talk English.
  expect(english.gzip.length).toBeLessThanOrEqual(2 * kilobyte);
});
