// What the commands of all channels share: the settings of the channel, storage opened and closed, and errors in one sentence.
import { readConfig, type Config } from '../../config.ts';
import type { ChannelSettings } from '../../config/channels.ts';
import { CodedError } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Storage } from '../../storage/types/storage.ts';

export interface Desk<Settings> {
  readonly config: Config;
  readonly settings: Settings;
  readonly storage: Storage;
}

/** Does what a command needs storage for. */
export async function atDesk<Settings>(
  settingsOf: (config: ChannelSettings) => Settings | null,
  howToTurnOn: string,
  work: (desk: Desk<Settings>) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const settings = settingsOf(config);
  if (settings === null) throw new CodedError('config-invalid', howToTurnOn);
  const place = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
  const storage = await openStorage(place, createLog('silent'));
  try {
    await work({ config, settings, storage });
  } finally {
    await storage.close();
  }
}

/** Runs a command; what goes wrong is one sentence, not a stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

export const print = (...lines: readonly string[]): boolean => process.stdout.write(`${lines.join('\n')}\n`);

/** Puts what was given up for a reason back into the queue. */
export async function revive(storage: Storage, channel: string, reason: string): Promise<void> {
  const count = await storage.outbox.revive(channel, reason, new Date());
  print(`Đã đưa ${count} tin trở lại hàng đợi.`);
}
