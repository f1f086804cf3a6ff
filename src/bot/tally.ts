// Counts what belongs to no conversation, in memory, and stores it now and then: a flood of forged calls must not become a flood of writes.
import type { Logger } from '../log.ts';
import type { Storage } from '../storage/types/storage.ts';

const flushEvery = 10_000;

export class Tally {
  readonly #storage: Storage;
  readonly #log: Logger;
  readonly #now: () => Date;
  #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(storage: Storage, log: Logger, now: () => Date) {
    this.#storage = storage;
    this.#log = log;
    this.#now = now;
  }

  count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), flushEvery);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.flush();
  }

  /** Never rejects: what could not be stored is counted again at the next try. */
  async flush(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await this.#storage.tallies.add(this.#now().toISOString().slice(0, 10), counts);
    } catch (error) {
      for (const [name, count] of counts) this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
      this.#log.warn({ err: error }, 'Counts could not be stored yet');
    }
  }
}
