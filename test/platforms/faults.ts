// How a platform misbehaves: what it does to a call instead of, or after, carrying it out.
import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export type Fault =
  /** Answers with a status and no JSON. */
  | { readonly kind: 'status'; readonly status: number }
  /** Answers with an error code of the platform's own. */
  | { readonly kind: 'code'; readonly code: number }
  /** Says nothing for a while, then cuts the connection; `carried`: it did what it was asked all the same. */
  | { readonly kind: 'silence'; readonly ms: number; readonly carried: boolean };

/** A row of faults, one per call, then none; or a rule that decides for each call. */
export class Faults {
  readonly #queue: (Fault | null)[] = [];
  rule: () => Fault | null = () => null;

  /** The next calls meet these, in order; null = this one goes well. */
  next(...faults: (Fault | null)[]): void {
    this.#queue.push(...faults);
  }

  take(): Fault | null {
    const queued = this.#queue.shift();
    return queued === undefined ? this.rule() : queued;
  }
}

/** Waits and then breaks off without an answer. */
export async function breakOff(response: ServerResponse, ms: number): Promise<void> {
  await setTimeout(ms);
  response.destroy();
}
