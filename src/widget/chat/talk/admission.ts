// Who this browser is to the server: opens a conversation or goes on with it, and keeps the token fresh.
import { open, refresh, type Credential, type Opening } from './api.ts';
import type { Opened } from './boot.ts';
import { backOff, Pause } from './pause.ts';

export interface AdmissionHost {
  /** What a new conversation is opened with. */
  fresh(): Opening;
  /** A conversation is open: the one that was, or another. */
  opened(opened: Opened): void;
  /** The token is another. */
  renewed(): void;
  reachable(yes: boolean): void;
  /** Too many open a conversation from this network. */
  busy(yes: boolean): void;
}

/** What came of asking for a conversation. */
interface Attempt {
  /** null: none was opened. */
  readonly streamUrl: string | null;
  /** The server was reached and said no to this. */
  readonly refused: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly wait: number;
}

export class Admission {
  readonly #host: AdmissionHost;
  readonly #pause = new Pause();
  #credential: Credential | null = null;
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  #reopening: Promise<string | null> | null = null;

  constructor(host: AdmissionHost) {
    this.#host = host;
  }

  /** null until a conversation is open. */
  get credential(): Credential | null {
    return this.#credential;
  }

  /** Where a conversation must be open already. */
  get known(): Credential {
    if (this.#credential === null) throw new Error('No conversation is open');
    return this.#credential;
  }

  /** Tries at once what would be tried later. */
  wake(): void {
    this.#pause.wake();
  }

  /** Takes a conversation that was opened; returns the address of its stream. */
  adopt(opened: Opened): string {
    const { conversationId, token, expiresIn, streamUrl } = opened;
    this.#credential = { conversationId, token };
    this.#refreshLater(expiresIn / 2);
    this.#host.opened(opened);
    return streamUrl;
  }

  /** Tries until a conversation is open; a token that is refused is not tried again. */
  async openAtLast(opening: Opening): Promise<string> {
    let attempt = await this.#open(opening);
    for (let failures = 1; attempt.streamUrl === null; failures += 1) {
      await this.#pause.wait(Math.max(attempt.wait, backOff(failures, Math.random())));
      attempt = await this.#open(attempt.refused ? this.#host.fresh() : opening);
    }
    return attempt.streamUrl;
  }

  /**
   * The server does not take the credential: an expired token still continues its conversation, an unknown one is followed by a new.
   *
   * @returns the address of the stream; null to try later
   */
  refused(status: number): Promise<string | null> {
    this.#reopening ??= this.#reopen(status).finally(() => {
      this.#reopening = null;
    });
    return this.#reopening;
  }

  async #reopen(status: number): Promise<string | null> {
    if (status !== 404) {
      const continued = await this.#open({ token: this.known.token });
      if (!continued.refused) return continued.streamUrl;
    }
    return (await this.#open(this.#host.fresh())).streamUrl;
  }

  async #open(opening: Opening): Promise<Attempt> {
    const reached = await open(opening);
    const busy = !reached.ok && reached.status === 429;
    const refused = !reached.ok && !busy && reached.status >= 400 && reached.status < 500;
    this.#host.busy(busy);
    this.#host.reachable(reached.ok || refused || busy);
    if (reached.ok) return { streamUrl: this.adopt(reached.value), refused, wait: 0 };
    return { streamUrl: null, refused, wait: (reached.retryAfter ?? 0) * 1000 };
  }

  /** Long before the token ends, so that a slow network has time. @param seconds - from now */
  #refreshLater(seconds: number): void {
    clearTimeout(this.#refreshing);
    this.#refreshing = setTimeout(() => void this.#refresh(), seconds * 1000);
  }

  async #refresh(): Promise<void> {
    const before = this.known;
    const reached = await refresh(before);
    if (this.#credential !== before) return;
    if (!reached.ok) {
      this.#refreshLater(60);
      return;
    }
    this.#credential = { ...before, token: reached.value.token };
    this.#host.renewed();
    this.#refreshLater(reached.value.expiresIn / 2);
  }
}
