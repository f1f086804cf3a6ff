// A question about facts of a procedure: which ways of filing it is about, and which facts concern the person who asks.
import { isValidOn, mayHold, type CaseFacts } from '../knowledge/knowledge.ts';
import type { Guard, Guide, Method } from '../knowledge/types.ts';
import { methodsOf } from './journey.ts';

/** A question about one procedure in one case. */
export interface FactQuestion {
  readonly guide: Guide;
  readonly method: Method | null;
  readonly facts: CaseFacts;
}

export function methodsAsked({ guide, method }: FactQuestion): readonly Method[] {
  return method ? [method] : methodsOf(guide);
}

/** A fact of this day that is or may become the person's. What is only for people who «chỉ xem» waits until they say so. */
export function concerns(
  fact: {
    readonly when?: Guard | undefined;
    readonly effectiveFrom?: string | undefined;
    readonly effectiveTo?: string | undefined;
  },
  facts: CaseFacts,
  day: string,
): boolean {
  const looking = Object.entries(fact.when ?? {}).some(
    ([key, values]) => values.length === 1 && values[0] === 'just_looking' && facts[key] === undefined,
  );
  return !looking && mayHold(fact.when, facts) && isValidOn(fact, day);
}
