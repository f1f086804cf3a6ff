// Lets each network address do something only so often: a bucket that fills up again steadily.

interface Bucket {
  tokens: number;
  at: number;
}

/** Addresses remembered; the longest unused are forgotten first. */
const mostBuckets = 50_000;

export class RateLimit {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param perMinute - how many per minute, and how many at once after a pause */
  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /**
   * Takes one.
   *
   * @returns 0 if allowed, else the seconds until it will be
   */
  take(key: string, now: Date): number {
    const at = now.getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: this.#perMinute, at };
    const filled = bucket.tokens + (Math.max(0, at - bucket.at) * this.#perMinute) / 60_000;
    const tokens = Math.min(this.#perMinute, filled);
    const allowed = tokens >= 1;
    // Set again so that the map's order is by last use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
    this.#forgetOldest();
    return allowed ? 0 : Math.ceil(((1 - tokens) * 60) / this.#perMinute);
  }

  #forgetOldest(): void {
    if (this.#buckets.size <= mostBuckets) return;
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
