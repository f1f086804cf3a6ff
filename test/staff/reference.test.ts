// What clerks look up and what programs of others are told, over real HTTP with the real content, in one service.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toItem } from '../../src/knowledge/catalogue/import.ts';
import { readRecord } from '../../src/knowledge/catalogue/read-record.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { channel, flat } from '../catalogue/sample-records.ts';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { startDeskApp, type DeskApp } from './desk-app.ts';
import type { Browser } from './desk-server.ts';

let desk: DeskApp;
let clerk: Browser;

beforeAll(async () => {
  desk = await startDeskApp({ API_REQUESTS_PER_MINUTE: '40' }, readTwice);
  clerk = await desk.colleague('clerk');
});
afterAll(() => desk.stop());

const kites = '1.900001';

/** Two readings of the portal: between them kites came to need three days instead of five, and another procedure came. */
async function readTwice({ catalogue }: Storage): Promise<void> {
  const days = (time: string, qty: number) =>
    ['trực tuyến', 'dịch vụ bưu chính', 'trực tiếp'].map((method) =>
      channel(method, { time, time_raw: { qty, unit: 'WORKING_DAY' } }),
    );
  const older = [flat(kites)];
  const newer = [flat(kites, { channels: days('3 ngày làm việc', 3) }), flat('1.900002')];
  for (const [crawledOn, records] of [
    ['2026-05-10', older],
    ['2026-07-18', newer],
  ] as const) {
    const crawl = await catalogue.begin({ source: crawledOn, crawledOn, at: new Date() });
    const read = records.map((record) => readRecord({ ...record, crawl_date: crawledOn }));
    await catalogue.add(
      crawl,
      read.flatMap((one) => ('record' in one ? [toItem(one, crawledOn)] : [])),
    );
    await catalogue.finish(crawl, { at: new Date(), setAside: 0, goneOn: crawledOn });
  }
}

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

describe('the search of the desk', () => {
  it.each([
    ['làm khai sinh cho con', '1.001193'],
    ['lam khai sinh cho con', '1.001193'],
    ['khai sin', '1.001193'],
    ['xin giay xac nhan doc than', '1.004873'],
  ])('finds «%s»', async (typed, code) => {
    // One that is found alone is opened at once.
    const { html, location } = await clerk.get(`/can-bo?tim=${encodeURIComponent(typed)}`);
    expect(location ?? html).toContain(`/can-bo/thu-tuc/${code}`);
  });

  it('shows what a word that many names have may mean, and asks for another word', async () => {
    const said = words((await clerk.get('/can-bo?tim=giay')).html);
    expect(said).toMatch(/bạn gõ thêm một từ|thủ tục, gần nhất ở trên/);
    expect(said).toMatch(/Giấy/i);
    expect(words((await clerk.get('/can-bo?tim=qwxz')).html)).toContain('Không tìm thấy thủ tục nào');
  });

  it('takes codes, whole or in the middle of being typed, and old ones', async () => {
    expect((await clerk.get('/can-bo?tim=1.001193.000.00.00.H27')).location).toBe('/can-bo/thu-tuc/1.001193');
    const { html } = await clerk.get('/can-bo?tim=1.00');
    expect([...html.matchAll(/href="\/can-bo\/thu-tuc\/(1\.00\d{4})"/g)]).toHaveLength(12);
    expect(words((await clerk.get('/can-bo?tim=9.999')).html)).toContain('Không tìm thấy thủ tục nào');
    expect((await clerk.get('/can-bo/thu-tuc/9.999999')).status).toBe(404);
  });
});

describe('a procedure at the desk', () => {
  it('is told per way of filing and case, with sources, trust and versions', async () => {
    const { html } = await clerk.get('/can-bo/thu-tuc/1.001193?cach=post&xa=18484');
    const said = words(html);
    for (const part of [
      'Mức tin cậy: B',
      'Căn cước của người đi đăng ký (bản sao có chứng thực)',
      'theo bản ghi của Cổng ngày 18/7/2026',
      'Từng bước (5)',
      'Phiên bản nội dung',
    ])
      expect(said).toContain(part);
    const counter = words((await clerk.get('/can-bo/thu-tuc/1.001193?cach=counter')).html);
    expect(counter).not.toContain('Từng bước (5)');
    expect(counter).not.toContain('bản sao có chứng thực)');
  });

  it('comes as a message with the links to go on from, short enough for Zalo', async () => {
    const { html } = await clerk.get('/can-bo/thu-tuc/1.001193?cach=post');
    const texts = [...html.matchAll(/<textarea[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, text = '']) => text);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(2_000);
    const whole = texts.join('\n');
    expect(whole).toContain('Đăng ký khai sinh. Gửi bưu điện');
    expect(whole).toContain('☐ Giấy chứng sinh (bản chính)');
    expect(whole).toContain(`${desk.url}/?tiep=`);
    expect(whole).toContain('Nguồn: ');
  });

  it('is told as of another day, and what is different then is said', async () => {
    const said = words((await clerk.get('/can-bo/thu-tuc/1.001193?cach=online&ngay=2030-01-01')).html);
    expect(said).toContain('Tính theo ngày 1/1/2030, không phải hôm nay.');
    // By then the guide is long due for review.
    expect(said).toMatch(/Lưu ý:[^.]*15\/1\/2027/);
  });

  it('is told as the portal had it on an earlier day, as far as readings were kept', async () => {
    const on = async (code: string, day: string): Promise<string> =>
      words((await clerk.get(`/can-bo/thu-tuc/${code}?cach=post&ngay=${day}`)).html);
    const may = await on(kites, '2026-06-01');
    expect(may).toContain(
      'Bản ghi của Cổng lấy ngày 10/5/2026 (gần ngày ấy nhất) khác bản đang dùng; dưới đây',
    );
    expect(may).toMatch(/thời hạn trước là «5 ngày làm việc[^»]*», nay là «3 ngày làm việc/);
    expect(may).toMatch(/Thời hạn [^«]*5 ngày làm việc/);
    const august = await on(kites, '2026-08-01');
    expect(august).toContain('lấy ngày 18/7/2026 (gần ngày ấy nhất) không khác bản đang dùng');
    expect(august).toMatch(/Thời hạn [^«]*3 ngày làm việc/);
    expect(await on(kites, '2026-05-01')).toContain('mà máy này giữ lấy ngày 10/5/2026, sau ngày này');
    expect(await on('1.900002', '2026-06-01')).toContain(
      'lấy ngày 10/5/2026 (gần ngày ấy nhất) không có thủ tục này.',
    );
    // What people wrote is only there as it is now; so much is said.
    expect(await on('1.001193', '2026-06-01')).toContain('bản cũ không giữ ở đây');
    const handout = words((await clerk.get(`/can-bo/phieu/${kites}?cach=post&ngay=2026-06-01`)).html);
    expect(handout).toMatch(/Thời hạn .*5 ngày làm việc/);
  });

  it('stands beside another one', async () => {
    const { html } = await clerk.get('/can-bo/so-sanh?a=1.001193&b=1.000894');
    expect(words(html)).toContain('Đăng ký khai sinh Đăng ký kết hôn');
    const which = await clerk.get(`/can-bo/so-sanh?a=1.001193&b=${encodeURIComponent('ket hon')}`);
    expect(which.html).toContain('href="/can-bo/so-sanh?a=1.001193&amp;b=1.000894"');
  });
});

describe('an answer by its number', () => {
  it('shows a clerk the words and the choices that led there, and citizens the words alone', async () => {
    const session = await openChat(desk.url);
    for (const text of ['tôi tên Zebraquagga, đăng ký khai sinh gửi bưu điện', 'chưa đến 60 ngày'])
      await say(desk.url, session, text);
    const last = (await readUntil(desk.url, session, 5)).at(-1);
    const number = /Mã trả lời (\S+)/.exec(last?.text ?? '')?.[1] ?? '';
    const said = words((await clerk.get(`/can-bo/tra-loi?ma=${number.toLowerCase()}`)).html);
    expect(said).toContain(`Câu trả lời ${number}`);
    expect(said).toContain('Cách nộp Gửi bưu điện');
    expect(said).toContain('Bé sinh được bao lâu rồi? Chưa đến 60 ngày');
    expect(said).not.toContain('Zebraquagga');
    const open = words(await (await fetch(`${desk.url}/tra-loi/${number}`)).text());
    expect(open).toContain(`Câu trả lời ${number}`);
    expect(open).not.toContain('Cách nộp Gửi bưu điện');
    expect((await clerk.get('/can-bo/tra-loi?ma=KT7K-4M3P')).status).toBe(404);
  });
});

/** As far as this test reads it. */
const openApiFile = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()) })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

describe('the API', () => {
  let key = '';
  const call = (path: string, init: RequestInit = {}, with_ = key): Promise<Response> =>
    fetch(`${desk.url}/api/v1${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...(with_ && { authorization: `Bearer ${with_}` }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  const ask = (body: unknown): Promise<Response> =>
    call('/ask', { method: 'POST', body: JSON.stringify(body) });
  const newKey = async (name: string): Promise<string> => {
    const administrator = await desk.colleague('administrator');
    await administrator.get('/can-bo/khoa-api');
    const { html } = await administrator.post('/can-bo/khoa-api', { ten: name });
    return /class="secret">\s*([\w-]+)/.exec(html)?.[1] ?? '';
  };
  beforeAll(async () => {
    key = await newKey('tong-dai-1022');
  });

  it('is described by a file that is made from what the server uses', async () => {
    const text = await (await call('/openapi.json', {}, '')).text();
    await expect(`${text}\n`).toMatchFileSnapshot('../../docs/reference/openapi.json');
  });

  it('answers every address as the file says, refusals too', async () => {
    const file = openApiFile.parse(await (await call('/openapi.json')).json());
    const number = z
      .object({ number: z.string() })
      .parse(await (await ask({ text: 'lệ phí đăng ký kết hôn bao nhiêu' })).json()).number;
    const asked: Readonly<Record<string, readonly (() => Promise<Response>)[]>> = {
      listProcedures: [
        () => call('/procedures'),
        () => call('/procedures?search=khai+sinh&limit=3'),
        () => call('/procedures?limit=1000'),
      ],
      getProcedure: [
        () => call('/procedures/1.001193'),
        () => call('/procedures/1.014061?date=2026-12-31'),
        () => call('/procedures/1.001193?date=mai'),
        () => call('/procedures/9.999999'),
      ],
      ask: [
        () => ask({ text: 'lam khai sinh cho con' }),
        () => ask({ text: 'thời tiết hôm nay thế nào' }),
        () => ask({ text: '' }),
        () => call('/ask', { method: 'POST', body: '{' }),
        () => ask({ text: 'a'.repeat(400_000) }),
        () => call('/ask', { method: 'POST', body: '{}', headers: { 'content-encoding': 'gzip' } }),
      ],
      getAnswer: [() => call(`/answers/${number}`), () => call('/answers/KT7K-4M3P')],
    };
    const operations = Object.values(file.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(asked).sort());
    for (const { operationId, responses } of operations) {
      const seen = new Set(['401', '429', '500', '503']);
      for (const send of asked[operationId] ?? []) {
        const response = await send();
        const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
        const told = responses[String(response.status)]?.content[type];
        expect(told, `${operationId} ${response.status} ${type}`).toBeDefined();
        const { schema } = z.object({ schema: z.object({ $ref: z.string() }) }).parse(told);
        const shape = file.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
        z.fromJSONSchema(shape as Parameters<typeof z.fromJSONSchema>[0]).parse(await response.json());
        seen.add(String(response.status));
      }
      expect([...seen].sort(), operationId).toEqual(Object.keys(responses).sort());
    }
  });

  it('says the same as the assistant, remembers what was asked before, and masks numbers', async () => {
    const first = z
      .object({
        conversation: z.string(),
        procedure: z.string(),
        band: z.string(),
        choices: z.array(z.string()),
      })
      .parse(await (await ask({ text: 'đăng ký khai sinh gửi bưu điện' })).json());
    expect(first).toMatchObject({ procedure: '1.001193', band: 'answer' });
    expect(first.choices).toContain('Chưa đến 60 ngày');
    const next = z
      .object({ text: z.string() })
      .parse(await (await ask({ text: 'Chưa đến 60 ngày', conversation: first.conversation })).json());
    expect(next.text).toContain('Giấy chứng sinh');
    const masked = await (await ask({ text: 'số căn cước của tôi là 042309912345' })).text();
    expect(masked).not.toContain('042309912345');
    // Another client with the same id begins anew.
    const other = await newKey('tong-dai-khac');
    const body = JSON.stringify({ text: 'Chưa đến 60 ngày', conversation: first.conversation });
    const strange = await call('/ask', { method: 'POST', body }, other);
    expect(await strange.text()).not.toContain('Giấy chứng sinh');
  });

  it('needs a key that is in use, counts requests per key, and is ended by an administrator', async () => {
    for (const wrong of ['', `${key}x`, 'tlht_'.padEnd(48, 'a')]) {
      const refused = await call('/procedures', {}, wrong);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    }
    const own = await newKey('rieng');
    const statuses: number[] = [];
    for (let i = 0; i < 42; i += 1) statuses.push((await call('/procedures/9.999999', {}, own)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
    const administrator = await desk.colleague('administrator');
    const { html } = await administrator.post('/can-bo/khoa-api/rieng/thu-hoi', { 'chac-chan': 'co' });
    expect(html).toContain('Đã thu hồi');
    expect(html).not.toContain(own);
    expect((await call('/procedures', {}, own)).status).toBe(401);
    expect((await administrator.get('/can-bo/nhat-ky')).html).toContain('thu hồi khóa API');
  });
});
