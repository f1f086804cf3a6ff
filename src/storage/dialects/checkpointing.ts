// Moves what was committed from SQLite's log into its file, on a thread of its own: there the two fsyncs and the copying of a checkpoint
// hold nobody up. On the thread that serves people they took most of the time of all commits.
import { Worker } from 'node:worker_threads';

/** Commits after which there is enough in the log; a commit writes some ten pages of 4 KB. */
const commitsBetween = 200;
/** Where the thread cannot help, SQLite does it itself, after its usual 1,000 pages. */
const ownCheckpoint = 1_000;

/** What the thread is told. */
export interface CheckpointOrder {
  /** Also cut the log to nothing, so that what was deleted leaves it. */
  readonly cut: boolean;
}

/** @param onItsOwn - tells the connection after how many pages it checkpoints itself; 0 for never */
export class Checkpointing {
  readonly #path: string;
  readonly #onItsOwn: (pages: number) => void;
  #thread: Worker | null = null;
  #commits = 0;
  /** Settles orders in turn. */
  #last: Promise<void> = Promise.resolve();

  constructor(path: string, onItsOwn: (pages: number) => void) {
    this.#path = path;
    this.#onItsOwn = onItsOwn;
  }

  /** Something was committed. */
  committed(): void {
    this.#commits += 1;
    if (this.#commits < commitsBetween) return;
    this.#commits = 0;
    void this.#order({ cut: false }).catch(() => {
      // It is tried again after as many commits.
    });
  }

  /**
   * Empties the log.
   * @throws when the thread could not
   */
  cut(): Promise<void> {
    return this.#order({ cut: true });
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  #order(order: CheckpointOrder): Promise<void> {
    this.#last = this.#last.then(
      () => this.#do(order),
      () => this.#do(order),
    );
    return this.#last;
  }

  #do(order: CheckpointOrder): Promise<void> {
    const thread = (this.#thread ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<null>();
    const done = (failure: string | null): void => {
      thread.off('exit', gone);
      if (failure === null) resolve(null);
      else reject(new Error(failure));
    };
    const gone = (): void => {
      thread.off('message', done);
      reject(new Error('The checkpoint thread ended'));
    };
    thread.once('message', done);
    thread.once('exit', gone);
    thread.postMessage(order);
    return promise.then(() => {});
  }

  #start(): Worker {
    const thread = new Worker(new URL('checkpoint-thread.ts', import.meta.url), { workerData: this.#path });
    // It keeps no process alive.
    thread.unref();
    this.#onItsOwn(0);
    thread.on('error', () => {
      this.#thread = null;
      this.#onItsOwn(ownCheckpoint);
    });
    return thread;
  }
}
