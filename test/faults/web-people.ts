// What must be in the transcript and on the page of a person who wrote while servers were killed.
import { expect } from 'vitest';
import type { SeenActivity } from '../support/direct-line.ts';
import type { Talker } from '../support/talker.ts';

/** Each message once, and each answered once, in order, on the page as in the transcript. */
export async function expectTold(talkers: readonly Talker[]): Promise<number> {
  for (const talker of talkers) {
    const transcript = await talker.settled();
    expectWhole(transcript.slice(1), talker.acknowledged);
    expect(talker.seen.map(({ id }) => id)).toEqual(transcript.slice(1).map(({ id }) => id));
  }
  return talkers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
}

function expectWhole(transcript: readonly SeenActivity[], acknowledged: readonly string[]): void {
  const said = transcript.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  const answered = transcript
    .filter(({ from }) => from.role === 'bot')
    .map(({ text }) => text?.split('\n')[0]);
  expect(said).toEqual(acknowledged);
  expect(answered).toEqual(acknowledged.map((text, index) => `${index + 1}: ${text}`));
}
