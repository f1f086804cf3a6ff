// One job at a time per conversation in this process; between processes the version of the conversation decides (storage/commit.ts).

interface Lane {
  readonly running: Promise<void>;
  /** Begins when `running` has ended; shared by all who asked meanwhile. */
  next: Promise<void> | null;
}

/** Runs jobs in lanes. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  /**
   * Runs the job when the lane is free.
   *
   * @param job - must not reject
   * @returns settles when a run that began after this call has ended: calls that wait for the same run share it
   */
  run(key: string, job: () => Promise<void>): Promise<void> {
    const lane = this.#lanes.get(key);
    if (lane === undefined) return this.#start(key, job);
    lane.next ??= lane.running.then(() => this.#start(key, job));
    return lane.next;
  }

  /** Settles when all lanes are empty. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) {
      await Promise.all([...this.#lanes.values()].map((lane) => lane.next ?? lane.running));
    }
  }

  #start(key: string, job: () => Promise<void>): Promise<void> {
    const running = job().then(() => {
      if (this.#lanes.get(key)?.next === null) this.#lanes.delete(key);
    });
    this.#lanes.set(key, { running, next: null });
    return running;
  }
}
