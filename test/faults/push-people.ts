// People who write through Zalo and Messenger while servers are killed, and what must be in their chats afterwards.
import { expect } from 'vitest';
import type { Storage } from '../../src/storage/types/storage.ts';
import { eventually } from '../support/eventually.ts';
import { report } from '../support/long-run.ts';

export const people = ['31', '32', '33'];
/** Retries of a webhook call while the server is away, ms. */
export const retryAfter = Array.from({ length: 2_000 }, () => 40);
/** How long the last message may take: it may wait until the claim of a killed sender has run out, behind all that waited with it. */
const patience = 60_000;
const perMessage = 500;

export interface Platform {
  says(user: string, text: string): void;
  chat(user: string): readonly { readonly text: string }[];
  readonly webhook: { url: string | null; idle(): Promise<void> };
}

/** @returns how many messages each person has sent; all were acknowledged */
export async function talk(platform: Platform, stop: AbortSignal): Promise<number> {
  let count = 0;
  while (!stop.aborted) {
    count += 1;
    for (const user of people) platform.says(user, `tin ${count}`);
    await platform.webhook.idle();
  }
  return count;
}

export interface Expected {
  readonly channel: string;
  /** Messages of each person. */
  readonly count: number;
  /** What may have stopped a sender between the platform and us, e.g. kills. */
  readonly stops: number;
}

/** Every message answered in order; doubled at most those that are marked, and marked at most one for each stop. */
export async function expectWhole(
  platform: Platform,
  storage: Storage,
  { channel, count, stops }: Expected,
): Promise<void> {
  const expected = Array.from({ length: count }, (_, index) => `${index + 1}: tin ${index + 1}`);
  let doubled = 0;
  for (const user of people) {
    const answers = (): string[] =>
      platform.chat(user).flatMap(({ text }) => /^\d+: tin \d+/.exec(text)?.[0] ?? []);
    // A process that stood still just when it sent may send late what another has sent meanwhile: the second time counts as doubled.
    const once = (): string[] => [...new Set(answers())];
    const missing = (): string[] => expected.filter((one) => !once().includes(one)).slice(0, 20);
    await eventually(
      () => (once().length >= count ? true : null),
      patience + count * perMessage,
      () => `of ${count} messages of ${user} on ${channel} not answered: ${missing().join(', ')}`,
    );
    expect(once()).toEqual(expected);
    doubled += answers().length - count;
  }
  await eventually(
    async () => ((await storage.outbox.overview(channel)).waiting === 0 ? true : null),
    patience,
  );
  const { maybeTwice, dead } = await storage.outbox.overview(channel);
  expect(dead).toEqual([]);
  expect(doubled).toBeLessThanOrEqual(maybeTwice);
  expect(maybeTwice).toBeLessThanOrEqual(stops);
  report(
    `${channel}: ${stops} stops, ${count * people.length} messages, ${maybeTwice} marked, ${doubled} doubled`,
  );
}
