// Decides whether a fact, paper or step is for this person's case.
import type { Guard } from './types.ts';

/** What is known of the case: `method`, `layout` and the answers by question id. */
export type CaseFacts = Readonly<Record<string, string>>;

/** True when every key of the guard is answered with one of its values. */
export function holds(guard: Guard | undefined, facts: CaseFacts): boolean {
  if (!guard) return true;
  return Object.entries(guard).every(([key, values]) => {
    const value = facts[key];
    return value !== undefined && values.includes(value);
  });
}

/**
 * True when the guard does not hold only because something is not answered yet: the fact may still become the person's.
 */
export function mayHold(guard: Guard | undefined, facts: CaseFacts): boolean {
  if (!guard) return true;
  return Object.entries(guard).every(([key, values]) => {
    const value = facts[key];
    return value === undefined || values.includes(value);
  });
}
