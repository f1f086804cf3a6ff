// What the pages of the queue need from the other rooms, wired where the service is put together.
import type { Standing } from '../../dialogs/dialogs.ts';
import type { OpeningHours } from '../../knowledge/types.ts';
import type { Transcript } from '../../storage/types/conversations.ts';
import type { Handovers } from '../../storage/types/handovers.ts';

/** What a clerk does in a conversation; each returns false where it is not theirs, or not any more. */
export interface ClerkActs {
  claim(id: number, clerk: string): Promise<boolean>;
  /** @param once - the same for the same words sent twice */
  say(id: number, clerk: string, words: string, once: string): Promise<boolean>;
  giveBack(id: number, clerk: string): Promise<boolean>;
}

export interface HandoverParts {
  readonly handovers: Handovers;
  readonly transcript: Pick<Transcript, 'read'>;
  readonly clerks: ClerkActs;
  /** Where a conversation stands. */
  readonly standing: (state: unknown) => Standing;
  /**
   * What the assistant would answer at that place, with its answer number, cut into messages that every channel takes.
   * @param state - of the conversation
   */
  readonly answersTo: (state: unknown, words: string) => Promise<readonly string[]>;
  readonly hours: () => OpeningHours;
  /** How long after the last sign of their page a clerk counts as there, ms. */
  readonly present: number;
}

/** Entries of a transcript that a clerk sees; the newest. */
export const mostEntries = 60;
/** What every channel takes in one message. Characters. */
export const longestMessage = 2_000;
export const longestQuestion = 300;
/** Conversations on the page of the queue. */
export const mostWaiting = 100;

/** How often a page asks for news of itself. */
export const pace = { queue: '5s', talk: '4s' } as const;

export const queueAddress = '/can-bo/hang-cho';
