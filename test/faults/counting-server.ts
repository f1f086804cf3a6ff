// The server that fault tests kill: the real one around the counting bot, which takes its time so that kills hit turns. The bench of turns
// lets it take none: that is an echo bot that keeps what it hears, behind the same doors as the product.
import { setTimeout } from 'node:timers/promises';
import { createBot } from '../../src/bot/bot.ts';
import type { HandleTurn } from '../../src/bot/types.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { countingBot } from '../support/counting-bot.ts';

/** Longest time of a turn, ms. */
const slowest = Number(process.env['SLOWEST_TURN_MS'] ?? 15);

const config = readConfig(process.env);
const log = createLog(config.logLevel);
const { databaseUrl } = config;
const storage = await openStorage(
  databaseUrl === null ? { directory: config.dataDir } : { databaseUrl },
  log,
);
const count = countingBot();
const handleTurn: HandleTurn = async (turn, adapter) => {
  if (slowest > 0) await setTimeout(Math.random() * slowest);
  return count(turn, adapter);
};
const bot = await createBot({ config, storage, log, handleTurn });
process.stdout.write(`${await bot.start()}\n`);
process.once('SIGTERM', () => {
  void bot.stop().then(() => storage.close());
});
