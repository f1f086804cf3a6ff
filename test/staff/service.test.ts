// Notices and switches reach citizens on every process within seconds, say why and whom to ask, and end when they are taken back.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Answer } from '../../src/dialogs/types.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { openChat, read, say, type SeenActivity, type Session } from '../support/direct-line.ts';
import { bringLearnt } from '../support/learnt.ts';
import { Browser, colleagueOf } from './desk-server.ts';

const birth = '1.001193';
const within = { timeout: 15_000, interval: 200 };

describeDatabases('notices and switches', (databases) => {
  let folder: string;
  let apps: readonly App[];
  let storage: Storage;
  /** The desk is on one process, the citizens are on the other. */
  let desk: string;
  let url: string;
  let shift = 0;
  let editor: Browser;
  let administrator: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guidance-service-'));
    await bringLearnt(folder);
    const place: Place = await databases.place();
    const shared =
      typeof place === 'object' && 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
    const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...shared });
    const now = (): Date => new Date(Date.now() + shift);
    apps = [await createApp(config, silent, { now }), await createApp(config, silent, { now })];
    const [first = '', second = ''] = await Promise.all(apps.map((app) => app.start()));
    [desk, url] = [first, second];
    storage = await openStorage(
      config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: folder },
      silent,
    );
    editor = await colleagueOf(storage.staff, desk, 'minh', 'editor');
    administrator = await colleagueOf(storage.staff, desk, 'hoa', 'administrator');
  });
  afterAll(async () => {
    await storage.close();
    await Promise.all(apps.map((app) => app.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const wordsOf = (activities: readonly SeenActivity[]): string =>
    activities
      .flatMap(({ channelData }) => (channelData['answer'] as Answer | undefined)?.blocks ?? [])
      .map((block) => ('text' in block ? block.text : block.title))
      .join('\n');
  const greeting = async (): Promise<string> => wordsOf((await openChat(url)).activities);
  /** What is said to the words of somebody. */
  const reply = async (session: Session, words: string): Promise<string> => {
    const since = (await read(url, session, '')).watermark;
    await say(url, session, words, `m${words.length}-${Math.random()}`);
    let said = '';
    await expect
      .poll(async () => (said = wordsOf((await read(url, session, since)).activities)), within)
      .not.toBe('');
    return said;
  };
  const page = async (path: string): Promise<string> => (await fetch(url + path)).text();
  const local = (ms: number): string =>
    new Date(Date.now() + shift + ms + 7 * 3_600_000).toISOString().slice(0, 16);

  it('tell everybody what is announced: in the greeting, once in a running conversation, on pages, and no longer than it lasts', async () => {
    const session = await openChat(url);
    const fields = { 'noi-dung': 'Bão số 9: các điểm một cửa đóng cửa hết hôm nay', tu: local(-60_000) };
    expect(
      (await editor.post('/can-bo/thong-bao', { ...fields, den: local(-60_000), 'ly-do': 'bão' })).status,
    ).toBe(422);
    const posted = await editor.post('/can-bo/thong-bao', {
      ...fields,
      den: local(3_600_000),
      'ly-do': 'công điện 12',
    });
    expect(posted.html).toContain('Đang hiện');
    await expect.poll(greeting, within).toMatch(/^Bão số 9: các điểm một cửa đóng cửa hết hôm nay\.\n/);
    expect(await reply(session, 'chào bạn')).toContain('Bão số 9');
    expect(await reply(session, 'cảm ơn nhé')).not.toContain('Bão số 9');
    expect(await page('/thu-tuc')).toContain('Bão số 9');
    expect(await page(`/thu-tuc/${birth}`)).toContain('Bão số 9');
    // Why it was announced is for staff.
    expect(await page('/thu-tuc')).not.toContain('công điện 12');
    shift += 2 * 3_600_000;
    expect(await greeting()).not.toContain('Bão số 9');
    expect(await page('/thu-tuc')).not.toContain('Bão số 9');
    shift -= 2 * 3_600_000;
    expect((await editor.post('/can-bo/thong-bao/1/thu-hoi')).html).toContain('Đã thu hồi');
    await expect.poll(greeting, within).not.toContain('Bão số 9');
  });

  it('let a procedure rest: chat and page say why and whom to ask, other procedures go on', async () => {
    const running = await openChat(url, { procedure: birth });
    const off = { gi: birth, 'ly-do': 'mức phí vừa đổi, đang sửa', hoi: 'UBND xã nơi bạn ở' };
    expect((await editor.post('/can-bo/tam-nghi/thu-tuc', { ...off, gi: '9.999999' })).status).toBe(422);
    expect((await editor.post('/can-bo/tam-nghi/thu-tuc', off)).status).toBe(200);
    const reads = 'Lý do: mức phí vừa đổi, đang sửa. Bạn hỏi: UBND xã nơi bạn ở.';
    await expect.poll(() => page(`/thu-tuc/${birth}`), within).toContain(reads);
    expect(await page(`/thu-tuc/${birth}`)).not.toContain('Lệ phí');
    expect(await reply(await openChat(url), 'đăng ký khai sinh cho con')).toContain(reads);
    expect(await reply(running, 'lệ phí bao nhiêu')).toContain(reads);
    expect(await reply(running, 'đăng ký kết hôn cần giấy tờ gì')).not.toContain(reads);
    expect((await editor.post('/can-bo/tam-nghi/thu-tuc/mo', { gi: birth })).status).toBe(200);
    await expect.poll(() => page(`/thu-tuc/${birth}`), within).not.toContain(reads);
  });

  it('let a channel or the whole assistant rest, which only an administrator may', async () => {
    const off = { gi: 'channel:zalo', 'ly-do': 'Zalo bảo trì', hoi: '19009038' };
    expect((await editor.post('/can-bo/tam-nghi/kenh', off)).status).toBe(403);
    expect((await editor.post('/can-bo/tam-nghi/thu-tuc', { ...off, gi: 'assistant' })).status).toBe(422);
    const sure = { ...off, 'chac-chan': 'co' };
    expect((await administrator.post('/can-bo/tam-nghi/kenh', off)).html).toContain('Kênh Zalo: cho nghỉ?');
    expect((await administrator.get('/can-bo/tam-nghi')).html).toContain('Không có gì đang nghỉ');
    expect((await administrator.post('/can-bo/tam-nghi/kenh', sure)).html).toContain('đã cho nghỉ');
    const session = await openChat(url);
    await administrator.post('/can-bo/tam-nghi/kenh', {
      ...sure,
      gi: 'assistant',
      'ly-do': 'đang kiểm tra nội dung',
    });
    await expect.poll(greeting, within).toContain('Lý do: đang kiểm tra nội dung. Bạn hỏi: 19009038.');
    expect(await reply(session, 'đăng ký khai sinh')).toContain('Trợ lý đang tạm nghỉ');
    await administrator.post('/can-bo/tam-nghi/kenh/mo', { gi: 'assistant' });
    await expect.poll(greeting, within).not.toContain('tạm nghỉ');
    expect(await reply(session, 'đăng ký khai sinh')).not.toContain('tạm nghỉ');
    const log = (await storage.staff.audit.read(50)).map(
      ({ actor, action, subject }) => `${actor} ${action} ${subject}`,
    );
    expect(log).toEqual(
      expect.arrayContaining([
        'minh notice-posted mọi kênh',
        'minh notice-withdrawn 1',
        `minh switched-off procedure:${birth}`,
        `minh switched-on procedure:${birth}`,
        'hoa switched-off channel:zalo',
        'hoa switched-on assistant',
      ]),
    );
  });

  it('show the hours of the offices with their source', async () => {
    const { html } = await editor.get('/can-bo/gio-lam-viec');
    for (const words of ['07:30 đến 11:30', 'Tết Nguyên đán', 'Báo Hà Tĩnh', 'hours.yml'])
      expect(html).toContain(words);
  });
});
