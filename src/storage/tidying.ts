// Sees to it that what people deleted leaves the files of the database soon, not some day.
import type { Logger } from '../log.ts';
import type { Database } from './schema.ts';

/** Deletions of this long are tidied up together; ms. */
const tidyAfter = 60_000;

export class Tidying {
  readonly #database: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | null = null;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  /** Something was deleted. */
  async deleted(): Promise<void> {
    this.#timer ??= setTimeout(() => void this.now(), tidyAfter).unref();
    await this.#try(this.#database.scrub);
  }

  /** Tidies up what is still to be done. */
  async now(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    await this.#try(this.#database.tidy);
  }

  /** The rows are gone whether this succeeds or not; the next deletion tries again. */
  async #try(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      this.#log.warn({ code: 'tidy-failed', err: error }, 'Deleted rows could not be taken out of the files');
    });
  }
}
