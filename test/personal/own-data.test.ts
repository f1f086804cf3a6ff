// People see, take away and delete what is kept of them, on every channel and through a clerk, by what only they have: never by an answer number.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { startFuzzedServer, type FuzzedServer } from '../fuzz/fuzzed-server.ts';
import { colleagueOf, type Browser } from '../staff/desk-server.ts';
import { silent } from '../support/databases.ts';
import { openChat, read, say, type SeenActivity, type Session } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { messengerAccount, peopleOf, zaloAccount, type People } from './people.ts';

/** Stands in everything these people say; no content of the assistant has it. */
const mark = 'Zebraquagga';
const code = /[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}/;

let server: FuzzedServer;
let people: People;
let storage: Storage;
let clerk: Browser;

beforeAll(async () => {
  server = await startFuzzedServer();
  people = peopleOf(server);
  storage = await openStorage({ directory: server.dataDir }, silent);
  clerk = await colleagueOf(storage.staff, server.url, 'lan', 'clerk');
});
afterAll(async () => {
  await storage.close();
  await server.stop();
});

const newest = async (session: Session, words: string): Promise<SeenActivity> => {
  const { watermark } = await read(server.url, session);
  await say(server.url, session, words);
  return eventually(async () => {
    const { activities } = await read(server.url, session, watermark);
    return activities.find(({ from }) => from.role === 'bot') ?? null;
  });
};
const linkIn = (text: string): string =>
  /https?:\/\/[^"\s]+\/du-lieu-cua-toi\?ma=[\w.-]+/.exec(text)?.[0] ?? '';
const press = (link: string, format: 'text' | 'json'): Promise<Response> => {
  const body = new URLSearchParams({ ma: new URL(link).searchParams.get('ma') ?? '', dang: format });
  return fetch(link.split('?')[0] ?? '', { method: 'POST', body });
};

/** Somebody who has said something, and asks for their data. */
const asking = async (): Promise<{ session: Session; link: string; code: string }> => {
  const session = await openChat(server.url, { procedure: '1.001193' });
  await newest(session, `tôi là ${mark}, số 0912345678, ở phường Thành Sen`);
  const answer = await newest(session, 'xuất dữ liệu của tôi');
  const text = JSON.stringify(answer);
  return { session, link: linkIn(text), code: code.exec(text)?.[0] ?? '' };
};

it('on the page: the link shows nothing by itself and gives everything when the button is pressed', async () => {
  const { session, link } = await asking();
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-robots-tag')).toBe('noindex');
  expect(await page.text()).not.toContain(mark);
  const file = await press(link, 'text');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="du-lieu-tro-ly-.*\.txt"$/);
  const text = await file.text();
  expect(text).toContain(`Bạn: tôi là ${mark}, số `);
  expect(text).not.toContain('0912345678');
  expect(text).toContain('Việc đang làm: đăng ký khai sinh (1.001193)');
  expect(text).toContain('Xã, phường: Phường Thành Sen');
  expect(text).toContain('cấp Giấy khai sinh');
  const json = (await (await press(link, 'json')).json()) as Record<string, unknown>;
  expect(json).toMatchObject({ channel: 'web', conversationId: session.conversationId });
});

it('by the token of the conversation, and by no other way', async () => {
  const { session, link } = await asking();
  const other = await openChat(server.url);
  const get = (bearer: string | null): Promise<Response> =>
    fetch(`${server.url}/api/own-data`, {
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    });
  expect(await (await get(session.token)).text()).toContain(mark);
  expect(await (await get(other.token)).text()).not.toContain(mark);
  const refused = await Promise.all([get(null), get('x'), get('a-secret-only-for-tests')]);
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 403]);
  // A token of Direct Line is no link, a link is no token, and neither bears a changed letter.
  const sealed = new URL(link).searchParams.get('ma') ?? '';
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  for (const wrong of [session.token, changed, '', 'KT7K-4M3P'])
    expect((await press(`${server.url}/du-lieu-cua-toi?ma=${wrong}`, 'text')).status).toBe(404);
  expect((await get(sealed)).status).toBe(401);
});

it.each([
  ['Zalo', zaloAccount, (text: string) => people.zalo({ text })],
  ['Messenger', messengerAccount, (text: string) => people.messengerText(text)],
])('in %s: by a link, and after deleting the account is not known any more', async (_name, account, says) => {
  const before = server.received.length;
  await says(`tôi là ${mark}, đăng ký kết hôn`);
  await people.answered(before, 'kết hôn');
  await says('xuất dữ liệu của tôi');
  const link = linkIn(await people.answered(before, 'du-lieu-cua-toi'));
  const text = await (await press(link, 'text')).text();
  expect(text).toContain(mark);
  expect(text).toContain(`Mã tài khoản: ${account}`);
  await says('xóa dữ liệu của tôi');
  await says('đúng');
  await people.answered(before, 'Tôi đã xóa cuộc trò chuyện này');
  await eventually(() => (rowsWith(account) === 0 ? true : null));
  // The link leads to what is there now.
  expect(await (await press(link, 'text')).text()).not.toContain(mark);
  const since = server.received.length;
  await says('chào bạn');
  await people.answered(since, 'Chào bạn');
});

/** In which rows of people an account stands. */
function rowsWith(account: string): number {
  const file = new DatabaseSync(join(server.dataDir, 'guidance.sqlite'), { readOnly: true });
  const count = (sql: string): number => Number(file.prepare(sql).get(`%${account}%`)?.['n'] ?? 0);
  const found =
    count("select count(*) as n from conversations where user_id || coalesce(address, '') like ?") +
    count("select count(*) as n from outbox where coalesce(address, '') || coalesce(payload, '') like ?");
  file.close();
  return found;
}

it('through a clerk: with the code that the person reads out; each look is in the audit', async () => {
  const { session, link, code: given } = await asking();
  expect(given).not.toBe('');
  const spoken = given.toLowerCase().replaceAll('-', ' ');
  const found = await clerk.post('/can-bo/du-lieu', { ma: spoken });
  expect(found.html).toContain(`Mã ${given}`);
  expect(found.html).not.toContain(mark);
  const file = await clerk.post('/can-bo/du-lieu/xuat', { ma: given, dang: 'text' });
  expect(file.html).toContain(mark);
  expect((await clerk.post('/can-bo/du-lieu/xoa', { ma: given })).html).toContain('>Xóa hẳn<');
  expect(await (await press(link, 'text')).text()).toContain(mark);
  const deleted = await clerk.post('/can-bo/du-lieu/xoa', { ma: given, 'chac-chan': 'co' });
  expect(deleted.html).toContain(`Đã xóa cuộc trò chuyện có mã ${given}`);
  expect((await press(link, 'text')).status).toBe(404);
  await expect(read(server.url, session)).rejects.toThrow('404');
  expect((await clerk.post('/can-bo/du-lieu', { ma: given })).status).toBe(404);
  const log = (await storage.staff.audit.read(20)).map(({ actor, action, subject }) =>
    `${actor} ${action} ${subject}`.trim(),
  );
  expect(log.slice(0, 4)).toEqual([
    'lan own-data-unknown',
    `lan own-data-deleted ${given}`,
    `lan own-data-exported ${given}`,
    `lan own-data-found ${given}`,
  ]);
});

it('never by an answer number or by the name of a conversation', async () => {
  const { session } = await asking();
  const answer = await newest(session, 'lệ phí bao nhiêu');
  const { number } = answer.channelData['answer'] as { number: string };
  expect(number).toMatch(/^.{4}-.{4}$/);
  for (const ma of [number, session.conversationId, `${number}-${number.slice(0, 4)}`, ''])
    expect((await clerk.post('/can-bo/du-lieu/xuat', { ma })).status).toBe(404);
  expect((await press(`${server.url}/du-lieu-cua-toi?ma=${number}`, 'text')).status).toBe(404);
});
