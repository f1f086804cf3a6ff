// How like phrases of the content a message is, as typed or in standard spelling: dialect and teencode are compared by what they mean.
import type { Turn } from './turn.ts';

/** The most that one of the phrases scores, 0..1; 0 where the list is empty. */
export function likest({ matcher, text, understanding }: Turn, phrases: readonly string[]): number {
  const typed = matcher.best(text, phrases);
  return understanding.text ? Math.max(typed, matcher.best(understanding.text, phrases)) : typed;
}
