// Signing in to the desk, over real HTTP and on both databases: one-time passwords, sessions that end, guesses that have to wait, forms of other sites.
import { expect, it } from 'vitest';
import { describeDatabases, type Databases } from '../support/databases.ts';
import { ownPassword, startDesk, type Desk } from './desk-server.ts';

const minute = 60_000;
const hour = 60 * minute;

async function desk(databases: Databases, env: Record<string, string> = {}): Promise<Desk> {
  const place = await databases.place();
  const storage = await databases.open(place);
  return startDesk(storage, place, env);
}

describeDatabases('the desk', (databases) => {
  it('lets nobody in who has no account, and none exists by itself', async () => {
    const { browser, staff } = await desk(databases);
    expect(await staff.accounts.list()).toEqual([]);
    const them = browser();
    expect(await them.get('/can-bo')).toMatchObject({ status: 303, location: '/can-bo/vao' });
    expect((await them.get('/can-bo/tai-khoan?a=1')).location).toBe(
      '/can-bo/vao?tiep=%2Fcan-bo%2Ftai-khoan%3Fa%3D1',
    );
    const refused = await them.signIn('admin', 'admin');
    expect([refused.status, (await them.get('/can-bo')).status]).toEqual([422, 303]);
  });

  it('asks for a password of one’s own before anything else', async () => {
    const at = await desk(databases);
    const given = await at.add('hoa', 'administrator');
    const hoa = at.browser();
    expect(await hoa.signIn('Hoa', given)).toMatchObject({ status: 303, location: '/can-bo/mat-khau' });
    for (const path of ['/can-bo', '/can-bo/tai-khoan'])
      expect((await hoa.get(path)).location).toBe('/can-bo/mat-khau');
    const change = async (fields: Record<string, string>): Promise<string> =>
      (await hoa.post('/can-bo/mat-khau', fields)).html;
    expect(await change({ cu: 'nhầm', moi: ownPassword, lai: ownPassword })).toContain(
      'dùng một lần chưa đúng',
    );
    expect(await change({ cu: given, moi: 'ngắn', lai: 'ngắn' })).toContain('ít nhất 12 ký tự');
    expect(await change({ cu: given, moi: given, lai: given })).toContain('phải khác');
    for (const known of ['Hà Tĩnh 2026!', 'mật khẩu dịch vụ công 1', 'UBND.congan.123', '2026 2027 2028'])
      expect(await change({ cu: given, moi: known, lai: known }), known).toContain('tên tỉnh, tên dịch vụ');
    for (const known of [
      'qwertyuiop12',
      'Passw0rd1234!',
      'I love you 1234',
      'anhyeuem123456',
      'abcdefghijkl',
    ])
      expect(await change({ cu: given, moi: known, lai: known }), known).toContain('đã bị lộ');
    expect(await change({ cu: given, moi: ownPassword, lai: 'khác' })).toContain('chưa giống nhau');
    const other = at.browser();
    await other.signIn('hoa', given);
    const done = await hoa.post('/can-bo/mat-khau', { cu: given, moi: ownPassword, lai: ownPassword });
    expect(done).toMatchObject({ status: 303, location: '/can-bo?da-dat=1' });
    expect((await hoa.get('/can-bo?da-dat=1')).html).toContain('Đã đặt mật khẩu riêng');
    expect((await hoa.get('/can-bo/tai-khoan')).status).toBe(200);
    // Whoever else was signed in with the old one is out.
    expect((await other.get('/can-bo/mat-khau')).status).toBe(303);
    expect((await at.browser().signIn('hoa', given)).status).toBe(422);
    const stored = (await at.staff.accounts.find('hoa'))?.password ?? '';
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('takes a one-time password only for some days', async () => {
    const at = await desk(databases);
    const given = await at.add('lan', 'clerk');
    at.pass(73 * hour);
    expect((await at.browser().signIn('lan', given)).status).toBe(422);
  });

  it('gives a cookie that scripts and other sites do not get, a new one at each sign-in', async () => {
    const at = await desk(databases, { PUBLIC_URL: 'https://tro-ly.example.vn' });
    const lan = await at.colleague('lan', 'clerk');
    const them = at.browser();
    const first = await them.get('/can-bo/vao');
    const before = them.cookie;
    const entered = await them.signIn('lan', ownPassword, { tiep: '/can-bo?tim=khai+sinh' });
    for (const { headers } of [first, entered])
      expect(headers.get('set-cookie')).toMatch(
        /^__Host-can-bo=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
    expect(them.cookie).not.toBe(before);
    expect(entered.location).toBe('/can-bo?tim=khai+sinh');
    const away = await at.browser().signIn('lan', ownPassword, { tiep: 'https://la.example/can-bo' });
    expect(away.location).toBe('/can-bo');
    // Signing out ends the session, not only the cookie.
    const old = lan.cookie;
    expect((await lan.post('/can-bo/ra')).location).toBe('/can-bo/vao');
    lan.cookie = old;
    expect((await lan.get('/can-bo')).status).toBe(303);
  });

  it('ends a session that is not used, and every session after a day’s work', async () => {
    const at = await desk(databases, { STAFF_IDLE_MINUTES: '60', STAFF_SESSION_HOURS: '12' });
    const lan = await at.colleague('lan', 'clerk');
    for (let passed = 50; passed < 12 * 60; passed += 50) {
      at.pass(50 * minute);
      expect((await lan.get('/can-bo')).status, `after ${passed} minutes`).toBe(200);
    }
    at.pass(50 * minute);
    expect((await lan.get('/can-bo')).status).toBe(303);
    await lan.signIn('lan', ownPassword);
    at.pass(61 * minute);
    expect((await lan.get('/can-bo')).status).toBe(303);
    // A page that asks for news by itself keeps nobody signed in, and brings nobody back.
    await lan.signIn('lan', ownPassword);
    at.pass(50 * minute);
    expect((await lan.get('/can-bo/hang-cho?tu-dong=1')).status).toBe(200);
    at.pass(11 * minute);
    expect((await lan.get('/can-bo/hang-cho?tu-dong=1')).status).toBe(303);
    expect((await lan.get('/can-bo')).status).toBe(303);
  });

  it('makes whoever guesses wait, longer each time, for names that exist and names that do not', async () => {
    const at = await desk(databases, { STAFF_FREE_TRIES: '3', STAFF_LOCK_SECONDS: '10' });
    await at.colleague('lan', 'clerk');
    const heard: string[] = [];
    for (const name of ['khong-ai', 'lan']) {
      const them = at.browser();
      const answers: string[] = [];
      for (const wait of [0, 0, 0, 0, 11, 0, 11, 0]) {
        at.pass(wait * 1000);
        const { status, html } = await them.signIn(name, 'đoán mò thôi mà');
        answers.push(
          `${status} ${/class="wrong"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''}`.replace(/\d+ giây/, '… giây'),
        );
      }
      heard.push(answers.join('\n'));
      expect(answers.map((one) => Number(one.slice(0, 3)))).toEqual([422, 422, 422, 429, 422, 429, 429, 429]);
    }
    expect(heard[0]).toBe(heard[1]);
    // While waiting even the right one is not taken, or guessing would go on.
    expect((await at.browser().signIn('lan', ownPassword)).status).toBe(429);
    at.pass(hour);
    expect((await at.browser().signIn('lan', ownPassword)).status).toBe(303);
    const seen = await at.staff.audit.read(3);
    expect(seen.map(({ action }) => action)).toContain('sign-in-refused');
  });

  it('counts guesses that come all at once, and those from one address under many names', async () => {
    const at = await desk(databases, { STAFF_FREE_TRIES: '3', STAFF_FREE_TRIES_ADDRESS: '6' });
    const them = at.browser();
    await them.get('/can-bo/vao');
    const guess = async (ten: string): Promise<number> =>
      (await them.post('/can-bo/vao', { ten, 'mat-khau': 'đoán mò' })).status;
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => guess('lan')));
    expect(atOnce.filter((status) => status === 422)).toHaveLength(3);
    const many: number[] = [];
    for (let index = 0; index < 4; index += 1) many.push(await guess(`ten${index}`));
    expect(many.at(-1)).toBe(429);
  });

  it('takes no form of another site, and none without the token of this visitor', async () => {
    const at = await desk(databases);
    const lan = await at.colleague('lan', 'administrator');
    const eve = await at.colleague('eve', 'clerk');
    const add = (
      fields: Record<string, string>,
      headers: Record<string, string> = {},
    ): Promise<{ status: number }> =>
      lan.post('/can-bo/tai-khoan', { ten: 'moi', 'vai-tro': 'administrator', ...fields }, headers);
    expect((await add({}, { origin: 'https://la.example' })).status).toBe(403);
    expect((await add({}, { origin: 'null' })).status).toBe(403);
    expect((await add({ the: '' })).status).toBe(403);
    expect((await add({ the: eve.field })).status).toBe(403);
    expect((await add({}, { 'content-type': 'text/plain' })).status).toBe(403);
    expect(await at.staff.accounts.find('moi')).toBeNull();
    expect((await add({})).status).toBe(200);
    expect(await at.staff.accounts.find('moi')).not.toBeNull();
  });
});
