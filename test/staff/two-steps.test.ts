// Signing in with a code after the password: turned on with a phone, taken once, on paper for a day without it, asked of whom the setting says.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { describeDatabases, silent, type Databases } from '../support/databases.ts';
import { bringLearnt } from '../support/learnt.ts';
import { runTool } from '../support/tool.ts';
import { Browser, colleagueOf, ownPassword, phone, startDesk, type Desk } from './desk-server.ts';

const span = 30_000;
const own = { 'mat-khau': ownPassword };

async function desk(databases: Databases, env: Record<string, string> = {}): Promise<Desk> {
  const place = await databases.place();
  return startDesk(await databases.open(place), place, env);
}

/** Turns it on as a person does, with what stands on the page. */
async function turnOn(at: Desk, them: Browser): Promise<{ show: () => string; spare: readonly string[] }> {
  const { html } = await them.get('/can-bo/hai-buoc');
  const secret = /name="khoa" value="([A-Z2-7]{32})"/.exec(html)?.[1] ?? '';
  const show = (): string => phone(secret, at.now());
  const done = await them.post('/can-bo/hai-buoc', { ...own, khoa: secret, ma: show() });
  return { show, spare: [...done.html.matchAll(/<li>([\d-]{14})<\/li>/g)].map(([, code]) => code ?? '') };
}

/** Goes as far as the page that asks for a code. */
async function withPassword(at: Desk, name: string): Promise<Browser> {
  const them = at.browser();
  const seen = await them.signIn(name, ownPassword, { tiep: '/can-bo/hang-cho' });
  expect(seen.location).toBe('/can-bo/vao/ma?tiep=%2Fcan-bo%2Fhang-cho');
  await them.get('/can-bo/vao/ma?tiep=/can-bo/hang-cho');
  return them;
}

const give = (them: Browser, ma: string): ReturnType<Browser['post']> =>
  them.post('/can-bo/vao/ma', { ma, tiep: '/can-bo/hang-cho' });

describeDatabases('two steps', (databases) => {
  it('are turned on with the code of a phone and the password, and ask for both from then on', async () => {
    const at = await desk(databases);
    const lan = await at.colleague('lan', 'clerk');
    const elsewhere = at.browser();
    await elsewhere.signIn('lan', ownPassword);
    const refuse = async (fields: Record<string, string>): Promise<number> =>
      (await lan.post('/can-bo/hai-buoc', fields)).status;
    const page = (await lan.get('/can-bo/hai-buoc')).html;
    const khoa = /name="khoa" value="(\w+)"/.exec(page)?.[1] ?? '';
    expect(page).toContain('<svg');
    const ma = phone(khoa, at.now());
    expect(await refuse({ khoa, ma, 'mat-khau': 'nhầm rồi' })).toBe(422);
    expect(await refuse({ ...own, khoa, ma: ma === '000000' ? '000001' : '000000' })).toBe(422);
    expect(await refuse({ ...own, khoa: 'AAAA', ma })).toBe(422);
    expect((await at.staff.accounts.find('lan'))?.secondFactor).toBeNull();
    const { show, spare } = await turnOn(at, lan);
    expect(spare).toHaveLength(8);
    // Other machines are out; nothing that can be read back is stored of the paper.
    expect((await elsewhere.get('/can-bo')).status).toBe(303);
    const stored = (await at.staff.accounts.find('lan'))?.secondFactor?.spare ?? [];
    expect(stored.map((hash) => hash.slice(0, 10))).toEqual(spare.map(() => '$argon2id$'));
    at.pass(span);
    const them = await withPassword(at, 'lan');
    const before = them.cookie;
    expect((await them.get('/can-bo')).location).toBe('/can-bo/vao');
    const code = show();
    expect((await give(them, '12 34')).status).toBe(422);
    expect(await give(them, `${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({
      status: 303,
      location: '/can-bo/hang-cho',
    });
    expect((await them.get('/can-bo/hang-cho')).status).toBe(200);
    expect(them.cookie).not.toBe(before);
    // Whoever saw the code over a shoulder comes too late, and so does the old half of the session.
    expect((await give(await withPassword(at, 'lan'), code)).status).toBe(422);
    const late = at.browser();
    late.cookie = before;
    expect((await late.get('/can-bo/vao/ma')).location).toBe('/can-bo/vao');
  });

  it('take each code of the paper once, and each code of the phone once among many at a time', async () => {
    const at = await desk(databases);
    const { show, spare } = await turnOn(at, await at.colleague('lan', 'clerk'));
    const [first = ''] = spare;
    const them = await withPassword(at, 'lan');
    expect((await give(them, first)).location).toBe('/can-bo/hai-buoc');
    expect((await them.get('/can-bo/hai-buoc')).html).toContain('còn 7 mã dự phòng');
    expect((await give(await withPassword(at, 'lan'), first)).status).toBe(422);
    at.pass(span);
    const several = [
      await withPassword(at, 'lan'),
      await withPassword(at, 'lan'),
      await withPassword(at, 'lan'),
    ];
    const code = show();
    const statuses = await Promise.all(several.map(async (one) => (await give(one, code)).status));
    expect(statuses.sort()).toEqual([303, 422, 422]);
    const actions = (await at.staff.audit.read(30)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['spare-code-used', 'code-refused', 'second-factor-on']));
  });
});

const aboutPeople = (databases: Databases): void => {
  it('make whoever knows the password and guesses the code wait, and forget them after ten minutes', async () => {
    const at = await desk(databases, { STAFF_FREE_TRIES: '3' });
    await at.colleague('lan', 'clerk');
    const show = await at.twoSteps('lan');
    const statuses: number[] = [];
    // Giving the password anew does not give more tries.
    for (let round = 0; round < 3; round += 1)
      statuses.push((await give(await withPassword(at, 'lan'), '12345')).status);
    const waiting = await give(await withPassword(at, 'lan'), show());
    expect([...statuses, waiting.status]).toEqual([422, 422, 422, 429]);
    expect(waiting.headers.get('retry-after')).toMatch(/^\d+$/);
    at.pass(60_000);
    const them = await withPassword(at, 'lan');
    at.pass(11 * 60_000);
    expect((await give(them, show())).location).toBe('/can-bo/vao');
    expect((await give(await withPassword(at, 'lan'), show())).status).toBe(303);
  });

  it('are turned off with the password, or by the administrator when the phone is lost, and the log says so', async () => {
    const at = await desk(databases);
    const hoa = await at.colleague('hoa', 'administrator');
    const lan = await at.colleague('lan', 'clerk');
    await turnOn(at, lan);
    expect((await lan.post('/can-bo/hai-buoc/tat', { 'mat-khau': 'nhầm' })).status).toBe(422);
    expect((await lan.post('/can-bo/hai-buoc/tat', own)).html).toContain('Đã tắt');
    expect((await at.browser().signIn('lan', ownPassword)).location).toBe('/can-bo');
    await at.twoSteps('lan');
    await hoa.post('/can-bo/tai-khoan/lan/mot-buoc', { 'chac-chan': 'co' });
    expect((await at.browser().signIn('lan', ownPassword)).location).toBe('/can-bo');
    const log = (await hoa.get('/can-bo/nhat-ky')).html;
    for (const words of [
      'bật đăng nhập hai bước',
      'tắt đăng nhập hai bước',
      'bỏ đăng nhập hai bước của người khác',
    ])
      expect(log).toContain(words);
  });

  it.each([
    ['administrators', ['/can-bo', null]],
    ['everybody', ['/can-bo', '/can-bo']],
  ])('are asked of %s if the setting says so', async (who, asked) => {
    const at = await desk(databases, { STAFF_SECOND_FACTOR: who });
    const people = [await at.colleague('hoa', 'administrator'), await at.colleague('lan', 'clerk')];
    for (const [index, path] of asked.entries()) {
      const them = people[index];
      if (them === undefined) throw new Error('Nobody there');
      const seen = await them.get('/can-bo');
      expect(seen.location).toBe(path === null ? null : '/can-bo/hai-buoc');
      if (path === null) continue;
      expect((await them.get('/can-bo/hai-buoc')).html).toContain('Đơn vị yêu cầu');
      await turnOn(at, them);
      expect((await them.get(path)).status).toBe(200);
    }
  });
};

describeDatabases('two steps', aboutPeople, ['SQLite']);

it('are sealed under a key of the operator, also those from before there was one, and without it the operator is told what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guidance-seal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await bringLearnt(folder);
  const appWith = (directory: string, key?: string): Promise<App> =>
    createApp(
      readConfig({
        ...{ PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'silent' },
        ...(key && { STAFF_SECOND_FACTOR_KEY: key }),
      }),
      silent,
    );
  const key = 'a key that is kept apart from every backup';

  const before = await appWith(folder);
  const storage = await openStorage({ directory: folder }, silent);
  const lan = await colleagueOf(storage.staff, await before.start(), 'lan', 'clerk');
  await storage.close();
  const secret = /name="khoa" value="(\w+)"/.exec((await lan.get('/can-bo/hai-buoc')).html)?.[1] ?? '';
  await lan.post('/can-bo/hai-buoc', { ...own, khoa: secret, ma: phone(secret, new Date()) });
  await before.stop();
  const file = join(folder, 'guidance.sqlite');
  expect((await readFile(file)).includes(secret)).toBe(true);

  const sealed = await appWith(folder, key);
  const url = await sealed.start();
  const them = new Browser(url, url);
  expect((await them.signIn('lan', ownPassword)).location).toBe('/can-bo/vao/ma?tiep=%2Fcan-bo');
  await them.get('/can-bo/vao/ma');
  // The code of this half minute was used to turn it on.
  const next = new Date(Date.now() + span);
  expect((await them.post('/can-bo/vao/ma', { ma: phone(secret, next) })).location).toBe('/can-bo');
  await sealed.stop();
  expect((await readFile(file)).includes(secret)).toBe(false);

  const elsewhere = join(folder, 'elsewhere');
  const backup = join(folder, 'backup.sqlite');
  await bringLearnt(elsewhere);
  await runTool('backup', [backup], { env: { DATA_DIR: folder } });
  expect((await readFile(backup)).includes(secret)).toBe(false);
  expect((await runTool('restore', [backup], { env: { DATA_DIR: elsewhere } })).err).toBe('');
  const told = { code: 'staff-key-missing', message: expect.stringContaining('one-step lan') as string };
  await expect(appWith(elsewhere)).rejects.toMatchObject(told);
  await expect(appWith(elsewhere, `${key}, but another`)).rejects.toMatchObject(told);
  const { out } = await runTool('doctor', [], { env: { DATA_DIR: elsewhere } });
  expect(out).toContain('✗ Bàn cán bộ: STAFF_SECOND_FACTOR_KEY chưa đặt');
  expect((await runTool('staff', ['one-step', 'lan'], { env: { DATA_DIR: elsewhere } })).code).toBe(0);
  await (await appWith(elsewhere)).stop();
}, 60_000);
