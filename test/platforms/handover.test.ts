// A clerk answers somebody on Zalo or Messenger: asked for by a button, taken at the desk, written to and fro, and given back by «gặp trợ lý».
import { randomUUID } from 'node:crypto';
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
import { eventually } from '../support/eventually.ts';
import { bringLearnt } from '../support/learnt.ts';
import { unlimited } from '../support/unlimited.ts';
import { giveTokens } from './give-tokens.ts';
import { MessengerPlatform } from './messenger.ts';
import { act, phoneWith } from './phones.ts';
import { ZaloPlatform } from './zalo.ts';

const queue = '/can-bo/hang-cho';
const button = 'Nhắn với cán bộ';
/** A Wednesday, nine in the morning in Hà Tĩnh. */
const morning = Date.parse('2026-11-25T02:00:00Z');

let zalo: ZaloPlatform;
let messenger: MessengerPlatform;
let storage: Storage;
let an: Browser;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-taken-'));
  await bringLearnt(directory);
  zalo = await ZaloPlatform.start();
  messenger = await MessengerPlatform.start();
  storage = await openStorage({ directory }, silent);
  await giveTokens(zalo, { storage });
  let shift = 0;
  // The clock of the sessions jumps.
  const sessions = { STAFF_IDLE_MINUTES: '1440', STAFF_SESSION_HOURS: '168' };
  const env = { ...unlimited, ...sessions, ...zalo.environment(), ...messenger.environment() };
  const config = readConfig({ ...env, PORT: '0', DATA_DIR: directory });
  const app = await createApp(config, silent, { now: () => new Date(Date.now() + shift) });
  const url = await app.start();
  await zalo.saveWebhook(`${url}/api/zalo/webhook`);
  await messenger.saveWebhook(`${url}/api/messenger/webhook`);
  // Passwords are given by the clock of the machine.
  an = await colleagueOf(storage.staff, url, 'an', 'clerk');
  shift = morning - Date.now();
  return async () => {
    await app.stop();
    await Promise.all([storage.close(), zalo.stop(), messenger.stop()]);
    await rm(directory, { recursive: true, force: true });
  };
});

test.each(['Zalo', 'Messenger'] as const)('somebody on %s', async (app) => {
  const phone = phoneWith(app, { zalo, messenger, storage });
  const hears = (words: string): Promise<true> =>
    eventually(() => (phone.chat().at(-1)?.text.includes(words) === true ? true : null));
  await act(phone, 'says', 'đăng ký khai sinh');
  await an.get(queue);
  await eventually(async () => ((await act(phone, 'says', 'gặp cán bộ')).includes(button) ? true : null));
  expect(await act(phone, 'taps', button)).toContain('Quá 5 phút');
  const [waiting] = await storage.handovers.queue(100);
  const path = `${queue}/${waiting?.id ?? 0}`;
  expect((await an.post(`${path}/nhan`)).status).toBe(303);
  await hears('Cán bộ đã vào');
  const before = phone.chat().length;
  phone.says('tôi nộp rồi mà chưa thấy gì, số của tôi là một hai ba');
  await eventually(async () => ((await an.get(path)).html.includes('chưa thấy gì') ? true : null));
  expect(phone.chat()).toHaveLength(before);
  await an.post(`${path}/nhan-tin`, { loi: 'Chị gọi 18001096 giúp tôi nhé.', lan: randomUUID() });
  await hears('Chị gọi 18001096 giúp tôi nhé.');
  expect(phone.chat()).toHaveLength(before + 1);
  expect(await act(phone, 'says', 'gặp trợ lý')).toContain('Tôi đây');
  expect((await an.get(path)).html).toContain('Cuộc này đã xong');
  // The assistant answers again, at the step at which the person was.
  expect(await act(phone, 'says', 'lệ phí bao nhiêu')).toMatch(/lệ phí/i);
});
