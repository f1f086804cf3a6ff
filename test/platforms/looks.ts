// What the tests of push channels look at: a phone, the outbox behind it, and what was counted.
import { eventually } from '../support/eventually.ts';
import type { TestServer } from '../support/server.ts';

/** Waits until so many messages stand in a person's chat. */
export function shown<Message extends { readonly text: string }>(
  platform: { chat(user: string): readonly Message[] },
  user: string,
  count: number,
): Promise<readonly Message[]> {
  const chat = (): readonly Message[] => platform.chat(user);
  return eventually(
    () => (chat().length >= count ? chat() : null),
    undefined,
    () => chat().map(({ text }) => text),
  );
}

/** Waits until exactly so many messages wait to be sent. */
export function waits({ storage }: TestServer, channel: string, count: number): Promise<true> {
  return eventually(async () => ((await storage.outbox.overview(channel)).waiting === count ? true : null));
}

/** Waits until a message was given up, and tells why. */
export function reasonGivenUp({ storage }: TestServer, channel: string): Promise<string> {
  return eventually(async () => (await storage.outbox.overview(channel)).dead[0]?.reason ?? null);
}

/** What has been counted, stored or not yet. */
export async function tallied({ bot, storage }: TestServer, name: string): Promise<number> {
  await bot.flush();
  return (await storage.tallies.read('2000-01-01')).get(name) ?? 0;
}
