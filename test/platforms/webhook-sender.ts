// Delivers the events of a pretended platform as real ones do: signed, late, again and again while nobody answers, sometimes twice.
import { setTimeout } from 'node:timers/promises';

export interface Delivery {
  readonly status: number | null;
  readonly ms: number;
  readonly retry: number;
}

export interface SenderOptions {
  /** Pauses before each retry, ms. Zalo's are 30 s to 1 h. */
  readonly retryAfter: readonly number[];
  /** How long an answer may take, ms. */
  readonly timeoutMs: number;
}

export class WebhookSender {
  url: string | null = null;
  readonly deliveries: Delivery[] = [];
  /** Chance that an event is delivered a second time although it was answered. */
  twice = 0;
  /** Longest time an event is held back, ms: events then come in another order than they happened. */
  delay = 0;
  /** The platform has given up on the webhook, as it does after the last retry failed. */
  disabled = false;
  readonly #options: SenderOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends in the background; settles at once. */
  send(body: string, headersFor: (retry: number) => Readonly<Record<string, string>>): void {
    const sending = this.#deliver(body, headersFor).finally(() => this.#running.delete(sending));
    this.#running.add(sending);
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #deliver(
    body: string,
    headersFor: (retry: number) => Readonly<Record<string, string>>,
  ): Promise<void> {
    if (this.delay > 0) await setTimeout(Math.random() * this.delay);
    const pauses = [0, ...this.#options.retryAfter];
    for (const [retry, pause] of pauses.entries()) {
      await setTimeout(pause);
      if (this.url === null || this.disabled) return;
      const status = await this.#post(body, headersFor(retry), retry);
      if (status !== 200) continue;
      if (Math.random() < this.twice) await this.#post(body, headersFor(retry), retry);
      return;
    }
    this.disabled = true;
  }

  async #post(
    body: string,
    headers: Readonly<Record<string, string>>,
    retry: number,
  ): Promise<number | null> {
    const started = performance.now();
    const status = await fetch(this.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(this.#options.timeoutMs),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => null,
    );
    this.deliveries.push({ status, ms: performance.now() - started, retry });
    return status;
  }
}
