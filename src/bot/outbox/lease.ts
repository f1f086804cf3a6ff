// For how long a claimed message is ours, by a clock that nobody sets: a process that stood still must not send what another took over.
import { setTimeout } from 'node:timers/promises';

/** Between two tries, ms. */
const tryAgain = 250;

export class Lease {
  readonly #until: number;

  /** @param ms - from now on */
  constructor(ms: number) {
    this.#until = performance.now() + ms;
  }

  /** Is there time for something that takes so long, ms? */
  covers(ms: number): boolean {
    return performance.now() + ms < this.#until;
  }

  /** Tries until it works or the time is over; then it rejects as the last try did. */
  async persist(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (!this.covers(tryAgain)) throw error;
        await setTimeout(tryAgain);
      }
    }
  }
}
