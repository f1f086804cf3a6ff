// The widget's addresses over real HTTP: caching, compression, and nothing from outside that becomes markup or policy.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../bot.ts';
import { createBot } from '../../bot.ts';
import { readConfig } from '../../../config.ts';
import { createLog } from '../../../log.ts';
import { openStorage } from '../../../storage/storage.ts';
import type { Storage } from '../../../storage/types/storage.ts';
import { scriptedBot } from '../../../../test/browser/scripted-bot.ts';
import { loadWidget } from './widget-assets.ts';
import { widgetRoutes } from './widget-routes.ts';

let bot: Bot;
let storage: Storage;
let url: string;

beforeAll(async () => {
  const dataDir = new URL('../../../../data/test', import.meta.url).pathname;
  const log = createLog('silent');
  const config = readConfig({ PORT: '0', CHAT_TOKENS_PER_MINUTE: '1000' });
  const assets = await loadWidget(dataDir);
  storage = await openStorage('memory', log);
  bot = await createBot({
    config,
    storage,
    log,
    handleTurn: scriptedBot,
    routes: ({ openChat }) =>
      widgetRoutes({ assets, allowedOrigins: ['https://hatinh.gov.vn'], keepDays: 90, openChat }),
  });
  url = await bot.start();
});
afterAll(async () => {
  await bot.stop();
  await storage.close();
});

const boot = (
  page: string,
): { chat: { token: string } | null; procedure: string | null; resume: string | null } =>
  JSON.parse(
    /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '',
  ) as ReturnType<typeof boot>;

test('the page carries the greeting and a token, and nobody may keep it', async () => {
  const response = await fetch(url);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const page = await response.text();
  expect(page).toContain('<p>Chào bạn. Bạn cần việc gì?</p>');
  expect(boot(page).chat?.token).toMatch(/^ey/);
});

test('a browser that has a conversation gets no second one', async () => {
  const response = await fetch(url, { headers: { cookie: 'other=1; guidance_chat=1' } });
  expect(boot(await response.text()).chat).toBeNull();
});

test.each([
  ['HEAD', { method: 'HEAD' }],
  ['a search engine', { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }],
  ['a preview of a shared link', { headers: { 'user-agent': 'facebookexternalhit/1.1' } }],
  ['a page fetched ahead', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
])('%s opens no conversation', async (_who, init) => {
  const before = await conversations();
  const response = await fetch(url, init);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  await response.text();
  expect(await conversations()).toBe(before);
  await (await fetch(url)).text();
  expect(await conversations()).toBe(before + 1);
});

test.each(['/', '/widget/frame', '/widget.js', '/widget/chat.js', '/widget/en.js', '/healthz'])(
  'HEAD %s answers as GET does, without the content',
  async (path) => {
    const [head, get] = [await fetch(url + path, { method: 'HEAD' }), await fetch(url + path)];
    expect(head.status).toBe(get.status);
    expect(await head.text()).toBe('');
    for (const name of ['content-type', 'cache-control', 'etag', 'content-security-policy'])
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    await get.text();
  },
);

/** Each conversation begins with a greeting, which is counted. */
async function conversations(): Promise<number> {
  return (await storage.facts.read(0, 1_000)).filter(({ name }) => name === 'chat_opened').length;
}

test('a procedure and a resume link are passed on; anything else in their place is not', async () => {
  const good = await fetch(`${url}/?thu-tuc=1.001193&tiep=abc`, { headers: { cookie: 'guidance_chat=1' } });
  expect(boot(await good.text())).toMatchObject({ procedure: '1.001193', resume: 'abc' });
  const bad = await fetch(`${url}/?thu-tuc=${encodeURIComponent('"><b>')}`);
  expect(boot(await bad.text()).procedure).toBeNull();
});

test('a page in English says so, and brings where its words are; another language is none', async () => {
  const page = await (await fetch(`${url}/?lang=en`)).text();
  expect(page).toContain('<html lang="en"');
  expect(page).toContain('<title>Hà Tĩnh assistant</title>');
  const english = /<link rel="modulepreload" href="(.+?)"/.exec(page)?.[1] ?? '';
  const script = await fetch(url + english);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(await script.text()).toContain('Type your question');
  const other = await (await fetch(`${url}/?lang=fr`)).text();
  expect(other).toContain('<html lang="vi"');
  expect(other).not.toContain('modulepreload');
});

test('what stands in the address cannot end the data and become markup', async () => {
  const attack = '</script><script>alert(1)</script>';
  const response = await fetch(`${url}/?tiep=${encodeURIComponent(attack)}`, {
    headers: { cookie: 'guidance_chat=1' },
  });
  const page = await response.text();
  expect(page).not.toContain('<script>alert');
  expect(boot(page).resume).toBe(attack);
});

test('a forged Host header does not get into the policy of the page', async () => {
  const policy = await new Promise<string>((resolve, reject) => {
    const { port } = new URL(url);
    request({ port, headers: { host: 'a;script-src *' } }, (response) => {
      response.resume();
      resolve(String(response.headers['content-security-policy']));
    })
      .on('error', reject)
      .end();
  });
  expect(policy).not.toContain('*');
});

test('only the frame may be shown on other sites, and only on those allowed', async () => {
  const frame = await fetch(`${url}/widget/frame`);
  expect(frame.headers.get('content-security-policy')).toContain(
    "frame-ancestors 'self' https://hatinh.gov.vn",
  );
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('the script a page asks for by its version is kept for good, the launcher for minutes', async () => {
  const script = /\/widget\/chat\.js\?v=[\w-]+/.exec(await (await fetch(url)).text())?.[0] ?? '';
  expect((await fetch(url + script)).headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/widget/chat.js`)).headers.get('cache-control')).toBe('public, max-age=600');
  const launcher = await fetch(`${url}/widget.js`);
  expect(launcher.headers.get('cache-control')).toBe('public, max-age=600');
  expect(launcher.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const again = await fetch(`${url}/widget.js`, {
    headers: { 'if-none-match': launcher.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('who can read compressed gets it compressed, who cannot gets it plain', async () => {
  const get = (encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
    new Promise((resolve, reject) => {
      request(`${url}/widget.js`, { headers: { 'accept-encoding': encoding } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    });
  const [packed, plain] = [await get('gzip, br'), await get('identity')];
  expect(packed.encoding).toBe('gzip');
  expect(plain.encoding).toBeUndefined();
  expect(gunzipSync(packed.body)).toEqual(plain.body);
});
