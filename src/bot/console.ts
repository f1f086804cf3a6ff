// Talking to the assistant inside the process: for the terminal, scripts, tests and programs that ask over the API, through the same inbox, lane and commit.
import { randomUUID } from 'node:crypto';
import type { Storage } from '../storage/types/storage.ts';
import type { Inbox } from './inbox.ts';
import { plainText } from './renderers/plain-text.ts';
import { readText } from './incoming-text.ts';
import type { FinishedAnswer } from '../dialogs/types.ts';
import type { TurnInput } from './types.ts';

/** Something said without a channel of its own. */
export interface Utterance {
  /** Counted under this name; the console where none is given. */
  readonly channel?: 'console' | 'api';
  /** Begins the conversation where there is none. */
  readonly conversationId: string;
  /** Raw words are masked here, at the edge. */
  readonly input: Exclude<TurnInput, { kind: 'text' }> | { readonly kind: 'text'; readonly text: string };
  readonly at: Date;
}

/** One thing the assistant said. */
export interface Spoken {
  readonly answer: FinishedAnswer;
  /** All of it in letters, links and choices included. */
  readonly text: string;
}

/**
 * Says something and waits for everything that is said to it.
 */
export async function talk(
  storage: Storage,
  inbox: Inbox,
  { channel = 'console', conversationId, input, at }: Utterance,
): Promise<Spoken[]> {
  const before = (await storage.conversations.find(conversationId))?.watermark ?? 0;
  await inbox.accept({
    channel,
    eventId: randomUUID(),
    conversationId,
    payload: input.kind === 'text' ? readText(input.text) : input,
    at,
    activity: null,
    opensFor: channel,
  });
  await inbox.settle(conversationId);
  const entries = await storage.transcript.read(conversationId, before, 100);
  // The renderer of this channel put the answers there.
  return entries.map(({ activity }) => {
    const { answer } = (activity as { channelData: { answer: FinishedAnswer } }).channelData;
    return { answer, text: plainText(answer) };
  });
}
