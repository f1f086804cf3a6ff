// The whole service with every channel set, a log that is kept, and platforms that say yes to everything: what generated input is sent to.
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { hashPassword } from '../../src/staff/access/passwords.ts';
import { formToken, hashOf, newToken } from '../../src/staff/access/sessions.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { bodyOf, reply, serve } from '../platforms/http.ts';
import { bringLearnt } from '../support/learnt.ts';
import { silent } from '../support/databases.ts';
import { openChat, type Session } from '../support/direct-line.ts';
import { unlimited } from '../support/unlimited.ts';
import type { Fuzzed } from './requests.ts';

const zalo = { id: '1000000000000000001', key: 'oa-secret-of-the-test' };
const messengerSecret = 'messenger-secret-of-the-test';
const directLineSecret = 'a-secret-only-for-tests';

export interface FuzzedServer {
  readonly app: App;
  readonly url: string;
  readonly platformUrl: string;
  readonly session: Session;
  readonly dataDir: string;
  /** What was sent to platforms. */
  readonly received: readonly string[];
  /** Lines of the log. */
  readonly lines: readonly string[];
  /** @returns the status */
  send(fuzzed: Fuzzed): Promise<number>;
  stop(): Promise<void>;
}

/** An answer that Zalo, Messenger and a connector could all have given. */
const yes = {
  error: 0,
  message: 'Success',
  data: { message_id: '1' },
  message_id: '1',
  recipient_id: '1',
  id: '1',
};

/** @param level - of the log */
export async function startFuzzedServer(level = 'info'): Promise<FuzzedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guidance-fuzz-'));
  await bringLearnt(dataDir);
  const received: string[] = [];
  const platform = await serve(async (request, response) => {
    received.push(await bodyOf(request));
    reply(response, 200, yes);
  });
  const staffToken = await prepare(dataDir);
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  const config = readConfig({
    ...unlimited,
    PORT: '0',
    DATA_DIR: dataDir,
    DIRECT_LINE_SECRET: directLineSecret,
    ALLOWED_ORIGINS: 'https://hatinh.gov.vn',
    ZALO_APP_ID: zalo.id,
    ZALO_APP_SECRET: 'app-secret-of-the-test',
    ZALO_OA_SECRET_KEY: zalo.key,
    ZALO_SENDS_AT_ONCE: '8',
    ZALO_SENDS_PER_MINUTE: '100000',
    ZALO_ANONYMOUS: '1',
    ZALO_API_URL: platform.url,
    ZALO_OAUTH_URL: platform.url,
    MESSENGER_PAGE_TOKEN: 'page-token-of-the-test',
    MESSENGER_APP_SECRET: messengerSecret,
    MESSENGER_VERIFY_TOKEN: 'verify-token-of-the-test',
    MESSENGER_SENDS_AT_ONCE: '8',
    MESSENGER_SENDS_PER_MINUTE: '100000',
    MESSENGER_API_URL: platform.url,
    BOT_FRAMEWORK: '1',
  });
  const app = await createApp(config, log);
  const url = await app.start();
  const session = await openChat(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    app,
    url,
    platformUrl: platform.url,
    session,
    dataDir,
    received,
    lines,
    send: (fuzzed) => send(url, agent, withCredentials(fuzzed, session, staffToken, url)),
    stop: async () => {
      agent.destroy();
      await app.stop();
      await platform.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An administrator who is signed in, and a token for Zalo. @returns the token of the session */
async function prepare(dataDir: string): Promise<string> {
  const storage = await openStorage({ directory: dataDir }, silent);
  const at = new Date();
  const password = await hashPassword('năm con vịt vàng bơi');
  const entry = { at, actor: 'test', action: 'account-added', subject: 'hoa', detail: null };
  await storage.staff.accounts.add(
    { name: 'hoa', role: 'administrator', password, oneTimeUntil: null },
    entry,
  );
  const account = await storage.staff.accounts.find('hoa');
  const token = newToken();
  await storage.staff.sessions.open(hashOf(token), account?.id ?? 0, at);
  const expiresAt = new Date(at.getTime() + 25 * 3_600_000);
  await storage.tokens.put(
    'zalo',
    { accessToken: 'x'.repeat(20), refreshToken: 'y'.repeat(20), expiresAt },
    at,
  );
  await storage.close();
  return token;
}

/** What lets a request in at its address. Signing out is never let in, or nobody would be after it. */
function withCredentials(fuzzed: Fuzzed, session: Session, staffToken: string, url: string): Fuzzed {
  const { route, admitted, body } = fuzzed;
  if (!admitted || route === 'POST /can-bo/ra') return fuzzed;
  if (route.includes('/can-bo')) {
    const headers = { cookie: `can-bo=${staffToken}`, origin: url, ...fuzzed.headers };
    const field = Buffer.from(`the=${formToken(staffToken)}&`);
    return { ...fuzzed, headers, body: body === null ? null : Buffer.concat([field, body]) };
  }
  const bytes = body ?? Buffer.alloc(0);
  const signed: Record<string, string> = route.includes('zalo')
    ? { 'x-zevent-signature': `mac=${macOf(bytes)}` }
    : route.includes('messenger')
      ? {
          'x-hub-signature-256': `sha256=${createHmac('sha256', messengerSecret).update(bytes).digest('hex')}`,
        }
      : { authorization: `Bearer ${route.includes('generate') ? directLineSecret : session.token}` };
  return { ...fuzzed, headers: { ...signed, ...fuzzed.headers } };
}

function macOf(body: Buffer): string {
  let time = '';
  try {
    time = String((JSON.parse(body.toString()) as { timestamp?: unknown } | null)?.timestamp);
  } catch {
    // Then it is not read either.
  }
  return createHash('sha256').update(zalo.id).update(body).update(time).update(zalo.key).digest('hex');
}

function send(url: string, agent: Agent, fuzzed: Fuzzed): Promise<number> {
  const { method, path, headers, body } = fuzzed;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const asked = httpRequest(
      { hostname, port, agent, method, path, headers: { ...headers, ...length } },
      (answer) => {
        answer.resume().on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection may end just when it is used again; browsers then ask once more, too.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, agent, fuzzed));
      else reject(error);
    });
    asked.end(body ?? undefined);
  });
}
