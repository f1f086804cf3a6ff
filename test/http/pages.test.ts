// The pages to read, over real HTTP and with the real content: every procedure, old codes, wrong codes, answers by number, search engines.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { allOn } from '../../src/dialogs/dialogs.ts';
import { loadMeasuredFigures } from '../../src/brain.ts';
import { readConfig } from '../../src/config.ts';
import { contentFolder, loadKnowledge } from '../../src/knowledge/knowledge.ts';
import { pageRoutes } from '../../src/bot/channels/web/pages/page-routes.ts';
import { channel, fee, flat, knowledgeOf, packed } from '../catalogue/sample-records.ts';
import { silent } from '../support/databases.ts';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { freePort } from '../support/free-port.ts';
import { bringLearnt } from '../support/learnt.ts';
import { startServer } from '../support/server.ts';

const publicUrl = 'https://tro-ly.example.vn';
let dataDir: string;
let app: App;
/** The same content as the service has. */
const kb = loadKnowledge();
let url: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guidance-pages-'));
  await bringLearnt(dataDir);
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: publicUrl,
    KEEP_CONVERSATIONS_DAYS: '45',
    ZALO_SITE_VERIFICATION: 'AbC-12_x',
  };
  app = await createApp(readConfig(env), silent);
  await app.start();
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function get(path: string, from = url, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(from + path, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('the page of a procedure', () => {
  it('says what the guide says, each figure with its source, and how to go on', async () => {
    const { status, headers, html } = await get('/thu-tuc/1.001193');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const words of [
      '<h1>Đăng ký khai sinh</h1>',
      'Mã 1.001193 · Lĩnh vực Hộ tịch',
      '<h3>Nộp qua mạng (một phần)</h3>',
      '<h3>Gửi bưu điện</h3>',
      'Bản sao Giấy khai sinh, nếu bạn xin thêm: 8.000 đồng/bản sao.',
      'Bé sinh được bao lâu rồi? Chưa đến 60 ngày:',
      'Gửi bưu điện: bản sao có chứng thực',
      'theo bản ghi của Cổng ngày 18/7/2026',
      'Thông tin đến hạn xem lại ngày 15/1/2027.',
      'href="/?thu-tuc=1.001193"',
      'href="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7"',
      `<link rel="canonical" href="${publicUrl}/thu-tuc/1.001193" />`,
      'data-procedure="1.001193"',
    ])
      expect(html).toContain(words);
    // Each footnote leads to a source that is there.
    const notes = [...html.matchAll(/href="#nguon-(\d+)"/g)].map(([, index]) => index);
    expect(notes.length).toBeGreaterThan(5);
    for (const index of new Set(notes)) expect(html).toContain(`<li id="nguon-${index}">`);
  });

  it('tells search engines the same', async () => {
    const { html } = await get('/thu-tuc/1.001193');
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'GovernmentService',
      identifier: '1.001193',
      url: `${publicUrl}/thu-tuc/1.001193`,
      areaServed: { name: 'Tỉnh Hà Tĩnh' },
    });
  });

  it('exists for every guide, without a hole in any text', async () => {
    for (const guide of kb.guides.values()) {
      const { status, html } = await get(`/thu-tuc/${guide.code}`);
      expect(status, guide.code).toBe(200);
      const words = html.replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
      expect(words, guide.code).not.toMatch(/[{}]|undefined|\[object|NaN/);
      expect(html, guide.code).toMatch(/<h2 id="buoc-(online|post|counter)">/);
    }
  });

  it('of one that has probably changed says neither a fee nor a time', async () => {
    const changed = [...kb.guides.values()].filter(({ grade }) => grade === 'C');
    expect(changed.length).toBeGreaterThan(0);
    for (const { code } of changed) {
      const { html } = await get(`/thu-tuc/${code}`);
      const methods = /<h2 id="cach-nop">[\s\S]*?<h2/.exec(html)?.[0] ?? '';
      expect(html, code).toContain('class="notice"');
      const withoutPostage = methods.replaceAll(/<dt>Cước<\/dt>\s*<dd>[\s\S]*?<\/dd>/g, '');
      expect(withoutPostage, code).not.toMatch(/\d[\d.]* (?:đồng|ngày làm việc|giờ)/);
    }
  });

  it('is kept for minutes, and not sent again to who has it', async () => {
    const first = await get('/thu-tuc/1.001193');
    expect(first.headers.get('cache-control')).toBe('public, max-age=5');
    const again = await get('/thu-tuc/1.001193', url, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([again.status, again.html]).toEqual([304, '']);
  });

  it.each([
    '1.001193.000.00.00.H27',
    '1.001193.01',
    '1001193',
    '1-001193',
    '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7',
  ])('is where %s leads', async (old) => {
    const { status, headers } = await get(`/thu-tuc/${old}`);
    expect([status, headers.get('location')]).toEqual([301, '/thu-tuc/1.001193']);
  });

  it('is made of the official record where nobody has written a guide, and says so', async () => {
    const record = flat('1.009999', { channels: [channel('Trực tiếp', { fees: [fee(20_000, 'Lệ phí')] })] });
    const routes = pageRoutes({
      kb: () => knowledgeOf(packed(record)),
      answers: { find: () => Promise.resolve(null) },
      figures: loadMeasuredFigures(),
      keep: { conversations: 90, answers: 365, statistics: 730, questions: 45 },
      service: () => allOn,
      feedback: { find: () => Promise.resolve(null) },
      suggest: () => Promise.resolve([]),
      publicUrl: null,
      now: () => new Date('2026-11-24T02:00:00Z'),
    });
    const server = await startServer({ routes });
    const { status, html } = await get('/thu-tuc/1.009999', server.url);
    expect(status).toBe(200);
    expect(html).toContain('Theo bản ghi chính thức của Cổng ngày 18/7/2026, chưa có người biên tập.');
    expect(html).not.toContain('rel="canonical"');
    expect((await get('/sitemap.xml', server.url)).status).toBe(404);
    await server.stop();
  });
});

describe('the public statement', () => {
  const files = readdirSync(join(contentFolder, 'guides')).map((name) =>
    readFileSync(join(contentFolder, 'guides', name), 'utf8'),
  );
  const withLine = (pattern: RegExp): number => files.filter((text) => pattern.test(text)).length;

  it('counts what the content really is', async () => {
    const { status, html } = await get('/ve-tro-ly');
    const text = html.replaceAll(/\s+/g, ' ');
    expect(status).toBe(200);
    expect(text).toContain(`${files.length} thủ tục có hướng dẫn do người soạn`);
    expect(text).toContain(`${withLine(/^grade: A/m)} hướng dẫn đủ rõ và còn mới`);
    expect(text).toContain(`${withLine(/^grade: C/m)} hướng dẫn mà quy định có lẽ đã đổi`);
    expect(withLine(/verifiedOn: "?\d/)).toBe(0);
    expect(text).toContain('chưa nguồn nào được người mở ra kiểm tra lại');
  });

  it('tells for how long messages are kept here', async () => {
    const { html } = await get('/ve-tro-ly');
    expect(html.replaceAll(/\s+/g, ' ')).toContain('Sau 45 ngày không dùng, tin nhắn bị xóa.');
  });

  it('tells every kind of line that was measured, the weak ones too', async () => {
    const { html } = await get('/ve-tro-ly');
    const { slices, all } = loadMeasuredFigures();
    expect(html.match(/<th scope="row">/g)).toHaveLength(Object.keys(slices).length + 1);
    const [nearMiss] = /Hai thủ tục dễ nhầm với nhau<\/th>\s*<td>\d+ %/.exec(html) ?? [];
    expect(nearMiss).toContain(`${Math.round(slices['near_miss']?.intent ?? 0)} %`);
    expect(html).toContain(`trên ${all.lines.toLocaleString('vi-VN')} câu hỏi do chúng tôi tự đặt`);
  });
});

describe('an address that leads nowhere', () => {
  it('is answered in Vietnamese, with what may be meant', async () => {
    const { status, headers, html } = await get('/thu-tuc/dang-ky-khai-sinh');
    expect([status, headers.get('x-robots-tag')]).toEqual([404, 'noindex']);
    expect(html).toContain('Không có trang thủ tục này');
    expect(html).toContain('<a href="/thu-tuc/1.001193">Đăng ký khai sinh</a>');
  });

  it('shows nothing of what stands in it as markup', async () => {
    const { status, html } = await get(`/thu-tuc/${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(status).toBe(404);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });

  it('is a page with the way back for a browser, and JSON for programs', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const { status, headers, html } = await get('/khong-co-dau', url, { headers: { accept } });
    expect([status, headers.get('content-type'), headers.get('x-robots-tag')]).toEqual([
      404,
      'text/html; charset=utf-8',
      'noindex',
    ]);
    expect(html).toContain('<h1>Không có trang này</h1>');
    expect(html).toContain('<a class="button" href="/">Hỏi trợ lý</a>');
    const forged = await get('/qr.svg?tiep=x', url, { headers: { accept } });
    expect(forged.html).toContain('href="/">Hỏi trợ lý</a>');
    for (const init of [
      {},
      { headers: { accept: 'application/json' } },
      { method: 'POST', headers: { accept } },
    ]) {
      expect(JSON.parse((await get('/khong-co-dau', url, init)).html)).toMatchObject({
        error: { code: 'NotFound' },
      });
    }
  });

  it('is answered also for a code nobody knows', async () => {
    const { status, html } = await get('/thu-tuc/9.999999');
    expect(status).toBe(404);
    expect(html).toContain('Tôi chưa có trang cho «9.999999»');
  });
});

it('the first page proves to Zalo whose domain this is, where a code is set', async () => {
  const { html } = await get('/');
  const head = html.slice(0, html.indexOf('</head>'));
  expect(head).toContain('<meta name="zalo-platform-site-verification" content="AbC-12_x" />');
});

describe('the list of procedures', () => {
  it('has every guide, and finds by words as people type them', async () => {
    const { html } = await get('/thu-tuc');
    for (const { code } of kb.guides.values()) expect(html).toContain(`href="/thu-tuc/${code}"`);
    const found = await get(`/thu-tuc?tim=${encodeURIComponent('lam khai sinh cho con')}`);
    expect(found.html).toContain('<a href="/thu-tuc/1.001193">');
    expect((await get('/thu-tuc?tim=1.001193.000.00.00.H27')).headers.get('location')).toBe(
      '/thu-tuc/1.001193',
    );
  });

  it('is what search engines get, and they are kept out of answers', async () => {
    const map = await get('/sitemap.xml');
    expect(map.headers.get('content-type')).toContain('application/xml');
    expect(map.html).toMatch(/^<\?xml/);
    for (const { code } of kb.guides.values())
      expect(map.html).toContain(`<loc>${publicUrl}/thu-tuc/${code}</loc>`);
    const { html } = await get('/robots.txt');
    expect(html).toContain('Disallow: /tra-loi\n');
    expect(html).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
  });
});

describe('an answer by its number', () => {
  const answered = async (text: string): Promise<{ text: string; number: string }> => {
    const session = await openChat(url);
    await say(url, session, text);
    const last = (await readUntil(url, session, 3)).at(-1);
    const number = /Mã trả lời (\S+)/.exec(last?.text ?? '')?.[1] ?? '';
    return { text: last?.text ?? '', number };
  };

  it('is exactly what was said, and nothing of who asked', async () => {
    const asked = 'tôi tên Zebraquagga, lệ phí đăng ký khai sinh bao nhiêu';
    const { text, number } = await answered(asked);
    const { status, headers, html } = await get(`/tra-loi/${number}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(html).toContain(`Câu trả lời ${number}`);
    const [first = ''] = text.split('\n');
    expect(first.length).toBeGreaterThan(20);
    expect(html).toContain(first.replaceAll('"', '&quot;'));
    expect(html).not.toContain('Zebraquagga');
    expect(html).not.toContain('tiep=');
  });

  it('of a pause does not lead to the place of the person', async () => {
    const session = await openChat(url);
    for (const words of ['đăng ký khai sinh', 'mai làm tiếp']) await say(url, session, words);
    const last = (await readUntil(url, session, 5)).at(-1);
    expect(JSON.stringify(last)).toContain('tiep=');
    const number = /Mã trả lời (\S+)/.exec(last?.text ?? '')?.[1] ?? '';
    const { html } = await get(`/tra-loi/${number}`);
    expect(html).toContain('Tôi nhớ bạn đang ở');
    expect(html).not.toContain('tiep=');
  });

  it('is found however the number is written', async () => {
    const { number } = await answered('giấy tờ đăng ký kết hôn');
    const written = number.toLowerCase().replace('-', '');
    expect((await get(`/tra-loi/${written}`)).headers.get('location')).toBe(`/tra-loi/${number}`);
    expect(
      (await get(`/tra-loi?ma=${encodeURIComponent(number.replace('-', ' '))}`)).headers.get('location'),
    ).toBe(`/tra-loi/${number}`);
  });

  it('that does not exist says so, and numbers cannot be tried one after the other', async () => {
    expect((await get('/tra-loi/KT7K-4M3P')).status).toBe(404);
    const statuses = [];
    for (let i = 0; i < 40; i += 1) statuses.push((await get('/tra-loi/KT7K-4M3P')).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('is not given to a greeting', async () => {
    const session = await openChat(url);
    expect(session.activities.at(-1)?.text).not.toContain('Mã trả lời');
  });
});
