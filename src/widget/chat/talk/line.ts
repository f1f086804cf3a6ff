// Keeps the line to the server open: a WebSocket, or polling where none gets through; begins again after a drop, sleep or restart.
import { newStream, poll, type Credential } from './api.ts';
import { backOff, Pause } from './pause.ts';
import { readActivitySet, type ActivitySet } from './wire.ts';

export interface LineHost {
  /** Who speaks, and how far the conversation was read. */
  where(): { readonly credential: Credential; readonly watermark: string | null };
  received(set: ActivitySet): void;
  reachable(yes: boolean): void;
  /** Does the person wait for an answer? Then polling hurries. */
  expectant(): boolean;
  /** The server does not take the credential (any more). Returns the address of a new stream, or null to try later. */
  refused(status: number): Promise<string | null>;
}

/** What came of one way of listening. */
type Ended = 'dropped' | 'unreachable' | { readonly refused: number };

/** Without an opened socket after this time, it is not coming; ms. */
const openTime = 12_000;
/** So often in a row may a socket not open before polling takes over. */
const socketTries = 2;
/** How long polling goes on before a socket is tried once more; ms. */
const pollTime = 60_000;
const pollFast = 1_000;
const pollSlow = 4_000;
/** An empty frame keeps middle boxes from closing a quiet line; ms. */
const keepAlive = 25_000;

export class Line {
  readonly #host: LineHost;
  readonly #pause = new Pause();
  #streamUrl: string | null = null;
  /** Ends the socket that is open, without waiting for the other side: on a dead network that would take minutes. */
  #hangUp: (() => void) | null = null;
  #socketFailures = 0;
  #failures = 0;

  constructor(host: LineHost) {
    this.#host = host;
  }

  /** @param streamUrl - a stream that was opened together with the conversation, or null to ask for one */
  start(streamUrl: string | null): void {
    this.#streamUrl = streamUrl;
    void this.#keep();
  }

  /** Listens to another conversation from now on. */
  moveTo(streamUrl: string | null): void {
    this.#streamUrl = streamUrl;
    this.#hangUp?.();
    this.#pause.wake();
  }

  /** Tries at once what would be tried later. */
  wake(): void {
    this.#pause.wake();
  }

  /** After sleep a dead socket can look open for minutes: asks over another way, and closes it if it has missed something. */
  async check(): Promise<void> {
    const hangUp = this.#hangUp;
    if (hangUp === null) {
      this.wake();
      return;
    }
    const { credential, watermark } = this.#host.where();
    const reached = await poll(credential, watermark);
    if (this.#hangUp !== hangUp) return;
    if (reached.ok) this.#host.received(reached.value);
    if (!reached.ok || reached.value.messages.length > 0) hangUp();
  }

  async #keep(): Promise<never> {
    for (;;) {
      const ended = this.#socketFailures < socketTries ? await this.#stream() : await this.#poll();
      if (ended !== 'dropped') this.#failures += 1;
      if (typeof ended === 'object') {
        this.#streamUrl = await this.#host.refused(ended.refused);
        // Refused again with a new credential: something is wrong that haste does not mend.
        if (this.#streamUrl !== null && this.#failures === 1) continue;
      }
      if (this.#failures > 0) this.#host.reachable(false);
      await this.#pause.wait(backOff(this.#failures, Math.random()));
    }
  }

  async #stream(): Promise<Ended> {
    const { credential, watermark } = this.#host.where();
    let url = this.#streamUrl;
    this.#streamUrl = null;
    if (url === null) {
      const reached = await newStream(credential, watermark);
      if (!reached.ok) return failure(reached.status);
      url = reached.value;
    }
    const opened = await this.#listen(url);
    if (!opened) this.#socketFailures += 1;
    return opened ? 'dropped' : 'unreachable';
  }

  /** @returns when the socket has closed: whether it had been open */
  #listen(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      // A server behind a proxy may not know that people reach it by https.
      const socket = new WebSocket(location.protocol === 'https:' ? url.replace(/^ws:/, 'wss:') : url);
      let opened = false;
      const end = (): void => {
        clearTimeout(opening);
        clearInterval(alive);
        socket.onopen = socket.onmessage = socket.onclose = null;
        this.#hangUp = null;
        socket.close();
        resolve(opened);
      };
      const opening = setTimeout(end, openTime);
      const alive = setInterval(() => {
        if (opened) socket.send('');
      }, keepAlive);
      this.#hangUp = end;
      socket.onopen = () => {
        opened = true;
        clearTimeout(opening);
        this.#socketFailures = 0;
        this.#succeeded();
      };
      socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#frame(data);
      socket.onclose = end;
    });
  }

  #frame(data: unknown): void {
    if (typeof data !== 'string' || data === '') return;
    const set = readActivitySet(JSON.parse(data));
    if (set !== null) this.#host.received(set);
  }

  async #poll(): Promise<Ended> {
    for (let waited = 0; waited < pollTime;) {
      const { credential, watermark } = this.#host.where();
      const reached = await poll(credential, watermark);
      if (!reached.ok) return failure(reached.status);
      this.#succeeded();
      this.#host.received(reached.value);
      const ms = this.#host.expectant() ? pollFast : pollSlow;
      waited += ms;
      await this.#pause.wait(ms);
    }
    this.#socketFailures = socketTries - 1;
    return 'dropped';
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#host.reachable(true);
  }
}

function failure(status: number): Ended {
  return status === 401 || status === 403 || status === 404 ? { refused: status } : 'unreachable';
}
