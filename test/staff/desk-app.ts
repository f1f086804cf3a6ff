// The whole service with somebody of each role at the desk, for tests that need real answers: content, understanding, chat and desk together.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { hashPassword } from '../../src/staff/access/passwords.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { roles } from '../../src/storage/types/staff.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { silent } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { bringLearnt } from '../support/learnt.ts';
import { Browser, ownPassword } from './desk-server.ts';

export interface DeskApp {
  readonly url: string;
  /** Signed in; each role is the name of its account too. */
  colleague: (role: (typeof roles)[number]) => Promise<Browser>;
  stop: () => Promise<void>;
}

/** @param prepare - puts into storage what is there before the service starts */
export async function startDeskApp(
  env: Readonly<Record<string, string>> = {},
  prepare: (storage: Storage) => Promise<void> = () => Promise.resolve(),
  now: () => Date = () => new Date(),
): Promise<DeskApp> {
  const directory = await mkdtemp(join(tmpdir(), 'guidance-desk-'));
  await bringLearnt(directory);
  const storage = await openStorage({ directory }, silent);
  const at = new Date();
  const password = await hashPassword(ownPassword);
  for (const role of roles) {
    const entry = { at, actor: 'test', action: 'account-added', subject: role, detail: { role } };
    await storage.staff.accounts.add({ name: role, role, password, oneTimeUntil: null }, entry);
  }
  await prepare(storage);
  await storage.close();
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: directory, LOG_LEVEL: 'silent', ...env };
  const app = await createApp(readConfig(settings), silent, { now });
  await app.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    colleague: async (role) => {
      const them = new Browser(url, url);
      await them.signIn(role, ownPassword);
      return them;
    },
    stop: async () => {
      await app.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
