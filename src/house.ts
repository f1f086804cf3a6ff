// What the rooms have in common once the service is put together, for the files that wire one side of it each.
import type { Brain } from './brain.ts';
import type { Config } from './config.ts';
import type { TakeFeedback } from './bot/feedback.ts';
import type { ServiceWatch } from './service-watch.ts';
import type { Storage } from './storage/types/storage.ts';

export interface House {
  readonly config: Config;
  readonly storage: Storage;
  /** Another one after each import of official records. */
  readonly brain: () => Brain;
  readonly service: ServiceWatch;
  readonly takeFeedback: TakeFeedback;
  readonly now: () => Date;
  /** Folder of what has been learnt, where it is not the one that comes with the program. */
  readonly models?: string | undefined;
}

/** How many procedures are offered for a word that names none exactly. */
const mostSuggestions = 6;

/** @returns codes of the procedures that the words may mean, the likeliest first */
export async function suggest({ brain }: House, words: string): Promise<string[]> {
  const { candidates } = await brain().understanding.understand(words);
  return candidates.slice(0, mostSuggestions).map(({ code }) => code);
}
