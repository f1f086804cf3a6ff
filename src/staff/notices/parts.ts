// What the pages of notices, switches and opening hours need from the other rooms, wired where the service is put together.
import type { OpeningHours } from '../../knowledge/types.ts';
import type { ServiceDesk } from '../../storage/types/service.ts';

export interface NoticeParts {
  readonly service: ServiceDesk;
  readonly hours: () => OpeningHours;
  /** Null for a code that nobody knows. */
  readonly titleOf: (code: string) => string | null;
  /** Whom people are told to ask instead, unless staff write something else. */
  readonly askInstead: string;
}

/** Characters of a notice or a reason: it stands above every answer. */
export const longestWords = 300;

/** What people read is a sentence, also when it was typed without its full stop. */
export function sentence(given: string | null): string {
  const words = (given ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, longestWords);
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`;
}
