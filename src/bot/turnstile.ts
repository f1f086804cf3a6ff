// Lets turns begin one after another, and between two of them whatever wants to be read or written: a webhook call has to be
// acknowledged within a moment however many turns wait, and a turn computes for many milliseconds without a pause.
import { setImmediate, setTimeout } from 'node:timers/promises';

/** How long a turn waits at most for events that are being stored, ms: under a flood of events there must still be answers. */
const longestWait = 20;

export class Turnstile {
  readonly #storing = new Set<Promise<unknown>>();
  #last: Promise<void> = Promise.resolve();

  /** Stores an event; turns that have not begun let it go first. */
  async first<Result>(storing: Promise<Result>): Promise<Result> {
    const settled = storing.then(
      () => {},
      () => {},
    );
    this.#storing.add(settled);
    try {
      return await storing;
    } finally {
      this.#storing.delete(settled);
    }
  }

  /** Settles when the next turn may begin. */
  pass(): Promise<void> {
    this.#last = this.#last.then(() => this.#breathe());
    return this.#last;
  }

  async #breathe(): Promise<void> {
    // Twice: a request that has come in is seen at the first, its body at the second.
    await setImmediate();
    await setImmediate();
    if (this.#storing.size > 0) await Promise.race([Promise.all(this.#storing), setTimeout(longestWait)]);
  }
}
