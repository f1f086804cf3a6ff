// Signing in with the accounts of the province, over real HTTP against a real OpenID provider.
import { createServer, type Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import Provider, { type Configuration } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { startDesk, type Desk, type Seen } from './desk-server.ts';

/** Who is signed in at the province, and what the province says of them. */
let person = '';
const people: Readonly<Record<string, Record<string, unknown>>> = {
  lan: { preferred_username: 'Lan.Anh', roles: ['nhan-vien', 'can-bo'] },
  minh: { preferred_username: 'minh', roles: ['can-bo', 'quan-tri'] },
  dan: { preferred_username: 'dan', roles: ['nguoi-dan'] },
  trung: { preferred_username: 'hoa', roles: 'can-bo' },
};
/** Changed by tests while the province is running. */
const rolesNow = new Map<string, unknown>();

let issuer: string;
let server: Server;
let storage: Storage;
let provider: Provider;
/** Seconds; on a busy machine a second is soon over. */
let codeLasts = 60;
const clientId = 'ban-can-bo';
const clientSecret = 'a-secret-only-for-tests';

const configuration: Configuration = {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: ['https://tro-ly.example.vn/can-bo/vao/chung/ve'],
      post_logout_redirect_uris: ['https://tro-ly.example.vn/can-bo/vao'],
    },
  ],
  claims: { openid: ['sub'], profile: ['preferred_username', 'roles'] },
  features: { devInteractions: { enabled: false } },
  ttl: {
    AuthorizationCode: () => codeLasts,
    Session: 600,
    Grant: 600,
    Interaction: 600,
    AccessToken: 60,
    IdToken: 60,
  },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...people[id], ...(rolesNow.has(id) && { roles: rolesNow.get(id) }) }),
  }),
  loadExistingGrant: async ({ oidc }) => {
    const accountId = oidc.session?.accountId;
    if (accountId === undefined) return undefined;
    const grant = new oidc.provider.Grant({ accountId, clientId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
};

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: person } });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  storage = await openStorage('memory', silent);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await storage.close();
});

const env = (more: Record<string, string> = {}): Record<string, string> => ({
  PUBLIC_URL: 'https://tro-ly.example.vn',
  STAFF_OIDC_ISSUER: issuer,
  STAFF_OIDC_CLIENT_ID: clientId,
  STAFF_OIDC_CLIENT_SECRET: clientSecret,
  STAFF_OIDC_ROLES: 'clerk=can-bo,editor=bien-tap,administrator=quan-tri',
  ...more,
});

/** The database is not what refuses: in memory, unless a test is about what is kept. */
const desk = (more?: Record<string, string>): Promise<Desk> => startDesk(storage, 'memory', env(more));

interface Attempt {
  /** What the desk gave the browser to keep. */
  readonly kept: string;
  readonly address: URL;
}

async function begin(at: Desk): Promise<Attempt> {
  const { location, headers } = await at.browser().get('/can-bo/vao/chung');
  const [kept = ''] = (headers.get('set-cookie') ?? '').split(';');
  return { kept, address: new URL(location ?? '') };
}

/** Follows the province's redirects as a browser does, until it sends back to the desk. */
async function atProvince(address: URL, who: string): Promise<URL> {
  person = who;
  const jar = new Map<string, string>();
  for (let next = address; ;) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`The province answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
    if (next.hostname === 'tro-ly.example.vn') return next;
  }
}

async function comeBack(at: Desk, { kept }: Attempt, back: URL): Promise<Seen & { signedIn: string }> {
  const them = at.browser();
  them.cookie = kept;
  const seen = await them.get(back.pathname + back.search);
  return { ...seen, signedIn: seen.status === 303 ? them.cookie : '' };
}

async function signIn(at: Desk, who: string): Promise<Seen & { signedIn: string }> {
  const attempt = await begin(at);
  return comeBack(at, attempt, await atProvince(attempt.address, who));
}

describeDatabases('an account of the province', (databases) => {
  const here = async (): Promise<Desk> => {
    const place = await databases.place();
    return startDesk(await databases.open(place), place, env());
  };

  it('lets in with the role that the province gives, and again under the same account', async () => {
    rolesNow.clear();
    const at = await here();
    const { address } = await begin(at);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile',
    });
    const first = await signIn(at, 'lan');
    expect(first).toMatchObject({ status: 303, location: '/can-bo' });
    expect(first.headers.get('set-cookie')).toMatch(/^__Host-can-bo=/);
    const account = await at.staff.accounts.find('lan.anh');
    expect(account).toMatchObject({ role: 'clerk' });
    expect(account?.external).toMatch(/^[\w-]{43}$/);
    await signIn(at, 'lan');
    expect((await at.staff.accounts.list()).filter(({ name }) => name === 'lan.anh')).toHaveLength(1);
    rolesNow.set('lan', ['bien-tap']);
    await signIn(at, 'lan');
    expect(await at.staff.accounts.find('lan.anh')).toMatchObject({ role: 'editor' });
    await signIn(at, 'minh');
    expect(await at.staff.accounts.find('minh')).toMatchObject({ role: 'administrator' });
  });

  it('has no password at the desk, and leaves both when wanted', async () => {
    const at = await here();
    const them = at.browser();
    them.cookie = (await signIn(at, 'minh')).signedIn;
    const page = await them.get('/can-bo/tai-khoan');
    expect(page.status).toBe(200);
    expect((await them.post('/can-bo/tai-khoan/minh/mat-khau')).html).toContain('không có mật khẩu ở đây');
    const out = await them.post('/can-bo/ra');
    expect(out.location).toBe('/can-bo/vao?da-thoat=1');
    expect((await them.get('/can-bo/vao?da-thoat=1')).html).toContain('href="/can-bo/vao/chung/ra"');
    const left = new URL((await them.get('/can-bo/vao/chung/ra')).location ?? '');
    expect(left.origin).toBe(issuer);
    expect(left.searchParams.get('post_logout_redirect_uri')).toBe('https://tro-ly.example.vn/can-bo/vao');
  });
});

describe('the single sign-on of the province', () => {
  it.each([
    ['who has no role here', 'dan', 403, 'chưa được giao vai trò'],
    ['whose name somebody here has', 'trung', 403, 'đã có người khác dùng tên'],
  ])('refuses kindly %s', async (_whom, who, status, says) => {
    const at = await desk();
    if ((await at.staff.accounts.find('hoa')) === null) await at.add('hoa', 'clerk');
    const seen = await signIn(at, who);
    expect([seen.status, seen.html]).toEqual([status, expect.stringContaining(says)]);
    expect(seen.signedIn).toBe('');
  });

  it('refuses what did not begin in this browser, was changed on the way, or comes too late', async () => {
    const at = await desk();
    const attempt = await begin(at);
    const back = await atProvince(attempt.address, 'lan');
    const other = await begin(at);
    expect((await comeBack(at, other, back)).status).toBe(422);
    expect((await at.browser().get(back.pathname + back.search)).status).toBe(422);
    const changed = new URL(back);
    changed.searchParams.set('iss', 'https://la.example');
    expect((await comeBack(at, attempt, changed)).status).toBe(422);
    const wrongNonce = await begin(at);
    wrongNonce.address.searchParams.set('nonce', 'khac');
    expect((await comeBack(at, wrongNonce, await atProvince(wrongNonce.address, 'lan'))).status).toBe(422);
    const late = await begin(at);
    codeLasts = 1;
    const code = await atProvince(late.address, 'lan');
    codeLasts = 60;
    await setTimeout(2_100);
    const refused = await comeBack(at, late, code);
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('đăng nhập lại từ đầu')]);
  });

  it('says so when the province does not answer, or is not who was set; accounts of the desk still work', async () => {
    for (const wrong of [`http://127.0.0.1:${await freePort()}`, issuer.replace('127.0.0.1', 'localhost')]) {
      const at = await desk({ STAFF_OIDC_ISSUER: wrong });
      const seen = await at.browser().get('/can-bo/vao/chung');
      expect([seen.status, seen.html]).toEqual([502, expect.stringContaining('chưa trả lời')]);
      expect((await at.browser().get('/can-bo/vao')).html).toContain('name="mat-khau"');
    }
  });
});
