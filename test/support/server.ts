// Starts the real server around a bot for a test, with a clock the test can move.
import { afterEach } from 'vitest';
import { createBot, type Bot } from '../../src/bot/bot.ts';
import type { HandleTurn } from '../../src/bot/types.ts';
import type { Logger } from '../../src/log.ts';
import type { Route } from '../../src/web/types.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { countingBot } from './counting-bot.ts';
import { silent } from './databases.ts';
import { unlimited } from './unlimited.ts';

export const secret = 'a-secret-only-for-tests';

/** A running server. */
export interface TestServer {
  readonly url: string;
  readonly directLine: string;
  readonly bot: Bot;
  readonly storage: Storage;
  /** Moves the server's clock. */
  pass(seconds: number): void;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly log?: Logger;
  readonly env?: Readonly<Record<string, string>>;
  readonly place?: Place;
  readonly port?: number;
  readonly handleTurn?: HandleTurn;
  readonly routes?: readonly Route[];
  /** The clock moves only when the test moves it. */
  readonly clock?: 'still';
}

const running = new Set<TestServer>();

/** Starts a server that is stopped after the test. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const storage = await openStorage(options.place ?? 'memory', silent);
  const started = new Date();
  let shift = 0;
  const env = { ...unlimited, PORT: String(options.port ?? 0), DIRECT_LINE_SECRET: secret, ...options.env };
  const bot = await createBot({
    config: readConfig(env),
    storage,
    log: options.log ?? silent,
    handleTurn: options.handleTurn ?? countingBot(),
    routes: () => options.routes ?? [],
    now: () => new Date((options.clock === 'still' ? started.getTime() : Date.now()) + shift),
  });
  const url = await bot.start();
  const server: TestServer = {
    url,
    directLine: `${url}/v3/directline`,
    bot,
    storage,
    pass: (seconds) => {
      shift += seconds * 1000;
    },
    stop: async () => {
      running.delete(server);
      await bot.stop();
      await storage.close();
    },
  };
  running.add(server);
  return server;
}

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()));
});
