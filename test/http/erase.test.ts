// «Xóa cuộc trò chuyện» over real HTTP, with the real assistant: what a person said is then nowhere in the database any more.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Place } from '../../src/storage/storage.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { openChat, post, read, say, type SeenActivity, type Session } from '../support/direct-line.ts';
import { bringLearnt } from '../support/learnt.ts';

/** Stands in everything these people say; no content of the assistant has it. */
const mark = 'Zebraquagga';

describeDatabases('deleting a conversation', (databases) => {
  let place: Place;
  let dataDir: string;
  let start: () => Promise<App>;
  let app: App;
  let url: string;

  beforeAll(async () => {
    place = await databases.place();
    const own = typeof place === 'object' && 'directory' in place ? place.directory : null;
    dataDir = own ?? (await mkdtemp(join(tmpdir(), 'guidance-erase-')));
    await bringLearnt(dataDir);
    const env =
      typeof place === 'object' && 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
    start = () =>
      createApp(readConfig({ ...env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), silent);
    app = await start();
    url = await app.start();
  });
  afterAll(async () => {
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Everything the database holds, row by row. */
  const everything = (): Promise<string> =>
    typeof place === 'object' && 'databaseUrl' in place
      ? dumpPostgresql(place.databaseUrl)
      : Promise.resolve(dumpSqlite(dataDir));

  const readTill = async (
    session: Session,
    enough: (seen: readonly SeenActivity[]) => boolean,
    from = '',
  ): Promise<readonly SeenActivity[]> => {
    for (let wait = 0; wait < 10_000; wait += 20) {
      const { activities } = await read(url, session, from);
      if (enough(activities)) return activities;
      await setTimeout(20);
    }
    throw new Error('It did not come');
  };

  const answersTo = async (session: Session, text: string): Promise<readonly SeenActivity[]> => {
    const { activities, watermark } = await read(url, session);
    const from = activities.length === 0 ? '' : watermark;
    expect((await say(url, session, text)).status).toBe(200);
    return (await readTill(session, (all) => all.some(isAnswer), from)).filter(isAnswer);
  };

  const talkAway = async (): Promise<Session> => {
    const session = await openChat(url);
    await answersTo(session, `tôi là ${mark}, muốn đăng ký khai sinh cho con ở phường Thành Sen`);
    await answersTo(session, `${mark} chưa hiểu gì cả ${'dài dòng '.repeat(150)}`);
    const before = await everything();
    expect(before).toContain(mark);
    expect(before).toContain(session.conversationId);
    return session;
  };

  it('by saying so: asked first, then gone, and the conversation can go on', async () => {
    const session = await talkAway();
    const [asked] = await answersTo(session, 'xóa dữ liệu của tôi');
    expect(asked?.text).toContain('không lấy lại được');
    expect(await everything()).toContain(mark);
    const [kept] = await answersTo(session, 'không');
    expect(kept?.text).toContain('giữ nguyên');
    expect(await everything()).toContain(mark);
    await answersTo(session, 'xóa dữ liệu của tôi');
    const [deleted] = await answersTo(session, 'đúng');
    expect(deleted?.text).toContain('Tôi đã xóa cuộc trò chuyện này khỏi máy chủ');
    expect(deleted?.channelData['erased']).toBe(true);
    expect(await everything()).not.toContain(mark);
    const left = await read(url, session);
    expect(left.activities.map(({ id }) => id)).toEqual([deleted?.id]);
    expect((await answersTo(session, 'chào bạn')).length).toBe(1);
  });

  it('by the button of the page: one event, and what waits behind it is still answered', async () => {
    const session = await talkAway();
    expect((await post(url, session, { type: 'event', name: 'erase' })).status).toBe(200);
    expect((await say(url, session, 'đăng ký kết hôn')).status).toBe(200);
    const all = await readTill(session, (seen) => seen.filter(isAnswer).length === 2);
    expect(await everything()).not.toContain(mark);
    expect(all.filter(isAnswer).some(({ channelData }) => channelData['erased'] === true)).toBe(true);
    expect(all.some(({ text }) => text === 'đăng ký kết hôn')).toBe(true);
  });

  it('somebody else who talks at the same time keeps every word', async () => {
    const [one, other] = [await talkAway(), await talkAway()];
    const before = await read(url, other);
    await post(url, one, { type: 'event', name: 'erase' });
    await readTill(one, isErased);
    expect(await read(url, other)).toEqual(before);
    await post(url, other, { type: 'event', name: 'erase' });
    await readTill(other, isErased);
    expect(await everything()).not.toContain(mark);
  });

  it('nor is it left in the files when the service has tidied up, which it does within a minute and when it stops', async () => {
    const session = await talkAway();
    await post(url, session, { type: 'event', name: 'erase' });
    await readTill(session, isErased);
    await app.stop();
    const names = (await readdir(dataDir)).filter((name) => name.startsWith('guidance.sqlite'));
    const bytes = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'latin1')));
    expect(bytes.join('')).not.toContain(mark);
    expect(await everything()).not.toContain(mark);
    app = await start();
    url = await app.start();
  });

  it('what was counted is counted still, but leads to no conversation', async () => {
    const session = await talkAway();
    const rows = async (): Promise<number> => (await everything()).split('"side_question"').length;
    const before = await rows();
    await post(url, session, { type: 'event', name: 'erase' });
    await readTill(session, isErased);
    expect(await rows()).toBe(before);
  });
});

const isErased = (seen: readonly SeenActivity[]): boolean =>
  seen.some(({ channelData }) => channelData['erased'] === true);

const isAnswer = ({ from }: SeenActivity): boolean => from.role === 'bot';

function dumpSqlite(directory: string): string {
  const file = new DatabaseSync(join(directory, 'guidance.sqlite'), { readOnly: true });
  const tables = file.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.flatMap(({ name }) => file.prepare(`select * from "${String(name)}"`).all());
  file.close();
  return rows.map((row) => JSON.stringify(Object.values(row))).join('\n');
}

async function dumpPostgresql(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const { rows: found } = await client.query({ text: `select * from "${name}"`, rowMode: 'array' });
    rows.push(...found.map((row) => JSON.stringify(row)));
  }
  await client.end();
  return rows.join('\n');
}
