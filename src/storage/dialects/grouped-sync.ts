// Makes commits durable outside the only thread: one fsync of SQLite's log for all who wait; those who come while one runs share the next.
import { open, type FileHandle } from 'node:fs/promises';

/** Opening the log beside SQLite is safe (its locks are on other files), and it stays the same file as long as the connection lives. */
export class GroupedSync {
  readonly #path: string;
  #handle: Promise<FileHandle> | null = null;
  #running: Promise<void> | null = null;
  #waiting: Promise<void> | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** Settles when everything committed before the call is safe from a power cut. */
  sync(): Promise<void> {
    if (this.#running === null) return this.#start();
    const start = (): Promise<void> => this.#start();
    this.#waiting ??= this.#running.then(start, start);
    return this.#waiting;
  }

  async close(): Promise<void> {
    await this.#running?.catch(() => {});
    await this.#letGo();
  }

  /** The next sync opens the log anew. */
  async #letGo(): Promise<void> {
    const handle = await this.#handle?.catch(() => null);
    this.#handle = null;
    await handle?.close();
  }

  #start(): Promise<void> {
    this.#waiting = null;
    this.#running = this.#sync().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #sync(): Promise<void> {
    this.#handle ??= open(this.#path, 'r+');
    try {
      // As SQLite itself does it: of what the file system knows of the log, only its length matters.
      await (await this.#handle).datasync();
    } catch (error) {
      await this.#letGo();
      throw error;
    }
  }
}
