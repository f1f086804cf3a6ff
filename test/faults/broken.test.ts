// What breaks around a service: the disk is full, the database is read-only or damaged, the clock jumps, names are not resolved, it is asked
// to stop in the middle of work. Each has a clear state and a coded error, and no message is lost.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { giveTokens } from '../platforms/give-tokens.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { silent } from '../support/databases.ts';
import { call, openChat, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { heardLog } from '../support/heard-log.ts';
import { startServer } from '../support/server.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { withHandle } from '../support/sqlite-handle.ts';
import { Talker } from '../support/talker.ts';
import { expectTold } from './web-people.ts';

async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-broken-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const readiness = async (url: string, status: number): Promise<unknown> =>
  eventually(async () => {
    const answer = await call('GET', `${url}/readyz`);
    return answer.status === status ? answer.body : null;
  });

it.each([
  ['disk-full', 'pragma max_page_count = 1', 'pragma max_page_count = 100000'],
  ['database-read-only', 'pragma query_only = on', 'pragma query_only = off'],
])(
  '%s: nothing is taken that cannot be kept, and what was refused is taken later',
  async (code, ill, well) => {
    const { log, codes } = heardLog();
    const place = { directory: await folder() };
    const { opened: server, handle } = await withHandle(() => startServer({ place, log }));
    const session = await openChat(server.url);
    handle.exec(ill);
    // Some more may fit into the last page.
    const said: string[] = [];
    const refused = await eventually(async () => {
      said.push(`tin ${said.length + 1} ${'dài '.repeat(400)}`.trim());
      const answer = await say(server.url, session, said.at(-1) ?? '', `id-${said.length}`);
      return answer.status === 200 ? null : answer;
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await readiness(server.url, 503)).toEqual({ ready: false, because: [code] });
    expect((await call('GET', `${server.url}/healthz`)).body).toMatchObject({
      status: 'failing',
      parts: { database: { state: 'failing', code } },
    });
    expect(codes()).toContain(code);
    handle.exec(well);
    expect(await readiness(server.url, 200)).toEqual({ ready: true, because: [] });
    expect((await say(server.url, session, said.at(-1) ?? '', `id-${said.length}`)).status).toBe(200);
    const all = await readUntil(server.url, session, 1 + 2 * said.length);
    const answers = all
      .filter(({ from }) => from.role === 'bot')
      .map(({ text }) => /^\d+: tin \d+/.exec(text ?? '')?.[0]);
    expect(answers.slice(1)).toEqual(said.map((_, index) => `${index + 1}: tin ${index + 1}`));
  },
);

it('a damaged database stops the start with its code', async () => {
  const directory = await folder();
  await (await openStorage({ directory }, silent)).close();
  const file = await open(join(directory, 'guidance.sqlite'), 'r+');
  await file.write(Buffer.alloc(4_096, 'x'), 0, 4_096, 0);
  await file.close();
  await expect(openStorage({ directory }, silent)).rejects.toMatchObject({ code: 'database-damaged' });
});

it('a clock that jumps days forward and back loses nothing and keeps the order', async () => {
  const server = await startServer();
  let session = await openChat(server.url);
  expect((await say(server.url, session, 'một')).status).toBe(200);
  for (const [days, text] of [
    [2, 'hai'],
    [-5, 'ba'],
  ] as const) {
    server.pass(days * 86_400);
    // A page whose token has expired by the new time comes back with it.
    session = await openChat(server.url, { token: session.token });
    expect((await say(server.url, session, text)).status).toBe(200);
  }
  const all = await readUntil(server.url, session, 7);
  const answers = all.filter(({ from }) => from.role === 'bot').map(({ text }) => text?.split('\n')[0]);
  expect(answers).toEqual(['Chào bạn', '1: một', '2: hai', '3: ba']);
});

it('a platform whose name is not resolved gets its messages later, once', async () => {
  const zalo = await ZaloPlatform.start();
  onTestFinished(() => zalo.stop());
  const place = { directory: await folder() };
  const env = { ...zalo.environment(), ZALO_SEND_TIMEOUT_SECONDS: '1' };
  const first = await startServer({ place, env: { ...env, ZALO_API_URL: 'http://zalo.invalid' } });
  await giveTokens(zalo, first);
  zalo.webhook.url = `${first.url}/api/zalo/webhook`;
  zalo.says('41', 'một');
  const { body } = await eventually(async () => {
    const answer = await call<{ parts: Record<string, unknown> }>('GET', `${first.url}/healthz`);
    return JSON.stringify(answer.body.parts['channel-zalo']).includes('"waiting":1') ? answer : null;
  });
  expect(body.parts['channel-zalo']).toMatchObject({ state: 'ok', figures: { waiting: 1 } });
  await first.stop();
  expect(zalo.chat('41').filter(({ text }) => text.includes('1: một'))).toEqual([]);
  await startServer({ place, env });
  await eventually(() => (zalo.chat('41').some(({ text }) => text.includes('1: một')) ? true : null), 30_000);
  expect(zalo.chat('41').filter(({ text }) => text.includes('1: một'))).toHaveLength(1);
});

it(
  'asked to stop in the middle of work, it finishes, and the next goes on',
  { timeout: 120_000 },
  async () => {
    const victim = await ServiceProcess.prepare(
      fileURLToPath(new URL('counting-server.ts', import.meta.url)),
    );
    onTestFinished(() => victim.remove());
    await victim.start();
    const talkers = await Promise.all([Talker.open(victim.url), Talker.open(victim.url)]);
    const enough = new AbortController();
    const talking = talkers.map((talker) => talker.talkUntil(enough.signal, 5));
    for (let round = 0; round < 2; round += 1) {
      await setTimeout(300);
      expect(await victim.stop()).toBe(0);
      await victim.start();
    }
    enough.abort();
    await Promise.all(talking);
    expect(await expectTold(talkers)).toBeGreaterThan(0);
  },
);
