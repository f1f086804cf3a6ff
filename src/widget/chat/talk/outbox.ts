// Sends what the person said, in order and once each, through dropped networks and restarts of the server.
import { post, type Credential } from './api.ts';
import { dropUnsent, keepUnsent, recallUnsent } from './memory.ts';
import { backOff, Pause } from './pause.ts';
import type { Unsent } from './thread.ts';

export interface OutboxHost {
  credential(): Credential | null;
  sent(clientId: string): void;
  /** The server will never take it. */
  failed(clientId: string): void;
  reachable(yes: boolean): void;
  /** The server does not take the credential (any more). Resolves when there is a new one, or not. */
  refused(status: number): Promise<unknown>;
}

export class Outbox {
  readonly #host: OutboxHost;
  readonly #pause = new Pause();
  readonly #waiting: Unsent[] = [];
  #busy = false;

  constructor(host: OutboxHost) {
    this.#host = host;
  }

  /** What an earlier page of this browser could not send. @param now - milliseconds since 1970 */
  restore(now: number): readonly Unsent[] {
    const here = new Set(this.#waiting.map(({ clientId }) => clientId));
    const left = recallUnsent(now).filter(({ clientId }) => !here.has(clientId));
    this.#waiting.unshift(...left);
    return left;
  }

  add(unsent: Unsent): void {
    keepUnsent(unsent);
    this.#waiting.push(unsent);
    this.send();
  }

  /** Sends what waits, now. */
  send(): void {
    if (this.#busy) this.#pause.wake();
    else void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#busy = true;
    let failures = 0;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const wait = await this.#sendOne(next, failures);
      failures = wait === null ? 0 : failures + 1;
      if (wait !== null) await this.#pause.wait(wait);
    }
    this.#busy = false;
  }

  /** @returns null when the next one may follow, else the milliseconds to wait before trying this one again */
  async #sendOne(unsent: Unsent, failures: number): Promise<number | null> {
    const credential = this.#host.credential();
    if (credential === null) return backOff(failures, Math.random());
    const reached = await post(credential, unsent);
    if (reached.ok) {
      this.#host.reachable(true);
      return this.#settle(unsent, () => this.#host.sent(unsent.clientId));
    }
    const { status, retryAfter } = reached;
    if (status === 401 || status === 403 || status === 404) {
      await this.#host.refused(status);
      return failures === 0 ? 0 : backOff(failures, Math.random());
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      return this.#settle(unsent, () => this.#host.failed(unsent.clientId));
    }
    if (status === 0) this.#host.reachable(false);
    return retryAfter === null ? backOff(failures, Math.random()) : retryAfter * 1000;
  }

  #settle(unsent: Unsent, tell: () => void): null {
    this.#waiting.shift();
    dropUnsent(unsent.clientId);
    tell();
    return null;
  }
}
