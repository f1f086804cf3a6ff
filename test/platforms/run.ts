// `npm run platforms`: the assistant together with a Zalo and a Messenger of our own, a browser page to chat over both, and the settings
// for the commands of operators. What is said is thrown away at the end, unless DATA_DIR says where it is kept.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { giveTokens } from './give-tokens.ts';
import { bodyOf, reply, serve } from './http.ts';
import { MessengerPlatform } from './messenger.ts';
import { ZaloPlatform } from './zalo.ts';

const page = readFileSync(new URL('phones.html', import.meta.url));
const user = '3000000000000000003';
const zalo = await ZaloPlatform.start();
const messenger = await MessengerPlatform.start();
const given = process.env['DATA_DIR'];
const directory = given ?? (await mkdtemp(join(tmpdir(), 'guidance-platforms-')));
const settings = { ...zalo.environment(), ...messenger.environment(), DATA_DIR: directory };
const config = readConfig({ ...process.env, ...settings, PORT: process.env['PORT'] ?? '0' });
const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
const storage = await openStorage({ directory }, log);
await giveTokens(zalo, { storage });
const app = await createApp(config, log);
const address = await app.start();
await zalo.saveWebhook(`${address}/api/zalo/webhook`);
await messenger.saveWebhook(`${address}/api/messenger/webhook`);

/** What a person does on a phone, by the name the page gives it. */
const deeds: Readonly<Record<string, (text: string) => void>> = {
  'zalo/say': (text) => void zalo.says(user, text),
  'zalo/tap': (text) => {
    zalo.taps(user, text);
  },
  'zalo/begin': () => {
    zalo.follows(user);
  },
  'zalo/human': (text) => {
    zalo.humanSays(user, text);
  },
  'messenger/say': (text) => {
    messenger.says(user, text);
  },
  'messenger/tap': (text) => {
    messenger.taps(user, text);
  },
  'messenger/begin': () => {
    messenger.postsBack(user, '#bat-dau');
  },
  'messenger/human': (text) => {
    messenger.humanSays(user, text);
  },
};

const phones = await serve(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  } else if (path === '/chats') {
    reply(response, 200, { zalo: zalo.chat(user), messenger: messenger.chat(user) });
  } else {
    const deed = request.method === 'POST' ? deeds[path.slice(1)] : undefined;
    deed?.(await bodyOf(request));
    reply(response, deed === undefined ? 404 : 200, {});
  }
});
process.stdout.write(
  [
    `Hai điện thoại: ${phones.url}`,
    `Trợ lý: ${address}`,
    '',
    'Đặt các biến này thì `npm run zalo` và `npm run messenger` chạy với hai nền tảng ở đây:',
    ...Object.entries({ ...settings, PUBLIC_URL: address }).map(([name, value]) => `export ${name}=${value}`),
    '',
  ].join('\n'),
);
process.once('SIGINT', () => {
  void (async () => {
    await Promise.all([phones.close(), zalo.stop(), messenger.stop()]);
    await app.stop();
    await storage.close();
    if (given === undefined) await rm(directory, { recursive: true, force: true });
    process.exit(0);
  })();
});
