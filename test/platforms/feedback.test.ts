// «Có giúp được bạn không?» over Zalo and Messenger: asked at the end of a guide, the reason by a button, the report with its owner and day at the desk, the owner's answer where the number leads.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { colleagueOf, type Browser } from '../staff/desk-server.ts';
import { silent } from '../support/databases.ts';
import { bringLearnt } from '../support/learnt.ts';
import { unlimited } from '../support/unlimited.ts';
import { giveTokens } from './give-tokens.ts';
import { MessengerPlatform } from './messenger.ts';
import { act, phoneWith, type Phone } from './phones.ts';
import { ZaloPlatform } from './zalo.ts';

let zalo: ZaloPlatform;
let messenger: MessengerPlatform;
let storage: Storage;
let url: string;
let editor: Browser;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-helped-'));
  await bringLearnt(directory);
  zalo = await ZaloPlatform.start();
  messenger = await MessengerPlatform.start();
  storage = await openStorage({ directory }, silent);
  await giveTokens(zalo, { storage });
  const env = { ...unlimited, ...zalo.environment(), ...messenger.environment() };
  const app = await createApp(readConfig({ ...env, PORT: '0', DATA_DIR: directory }), silent);
  url = await app.start();
  await zalo.saveWebhook(`${url}/api/zalo/webhook`);
  await messenger.saveWebhook(`${url}/api/messenger/webhook`);
  editor = await colleagueOf(storage.staff, url, 'minh', 'editor');
  return async () => {
    await app.stop();
    await Promise.all([storage.close(), zalo.stop(), messenger.stop()]);
    await rm(directory, { recursive: true, force: true });
  };
});

const notHelped = 'Chưa giúp được tôi';

/** Goes through a guide until it ends. */
async function walk(phone: Phone): Promise<void> {
  await act(phone, 'says', 'đăng ký khai sinh gửi bưu điện');
  await act(phone, 'says', 'chưa đến 60 ngày');
  await act(phone, 'says', 'đủ giấy rồi');
  for (let steps = 0; steps < 8; steps += 1)
    if ((await act(phone, 'says', 'xong')).includes(notHelped)) return;
  throw new Error('The guide did not end');
}

test.each(['Zalo', 'Messenger'] as const)(
  'a report over %s reaches its owner and is answered',
  async (name) => {
    const phone = phoneWith(name, { zalo, messenger, storage });
    await walk(phone);
    const asked = await act(phone, 'taps', notHelped);
    for (const reason of ['Nội dung sai', 'Tôi không hiểu', 'Thiếu điều tôi cần', 'Lý do khác'])
      expect(asked).toContain(reason);
    const thanks = await act(phone, 'taps', 'Nội dung sai');
    const number = /trang mã trả lời (\w{4}-\w{4})/.exec(thanks)?.[1] ?? '';
    const list = (await editor.get('/can-bo/phan-hoi')).html.replaceAll(/\s+/g, ' ');
    const card = list.split('<article').find((one) => one.includes(`>${number}</a>`)) ?? '';
    expect(card).toContain('nội dung sai. Thủ tục đăng ký khai sinh (1.001193)');
    expect(card).toMatch(
      new RegExp(`${name}\\. Người giữ: Người biên tập nội dung của trợ lý\\. Hạn \\d+/\\d+/\\d{4}`),
    );
    const page = async (): Promise<string> => (await fetch(`${url}/tra-loi/${number}`)).text();
    expect(await page()).toContain('đang được kiểm tra');
    const reply = { 'ket-qua': 'right', 'tra-loi': `Đã gọi hỏi xã, nội dung đúng (${name}).` };
    expect((await editor.post(`/can-bo/phan-hoi/${number}`, reply)).status).toBe(200);
    expect(await page()).toContain(reply['tra-loi']);
  },
);

test('both are in the counts, by their reason', async () => {
  const counts = await storage.feedback.counts(
    new Date(Date.now() - 3_600_000),
    new Date(Date.now() + 60_000),
  );
  expect(Object.fromEntries(counts)).toEqual({ wrong: 2 });
});
