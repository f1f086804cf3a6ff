// One socket that follows its conversation's transcript from its own place, so that nothing is lost or doubled.
import type { WebSocket } from 'ws';
import type { TranscriptEntry } from '../../../storage/types/conversations.ts';
import type { Storage } from '../../../storage/types/storage.ts';
import type { Conversation } from '../../../storage/types/turns.ts';
import { toActivitySet } from './view.ts';

/** Activities per frame. */
const batch = 100;
/** A client that lets so many bytes pile up is gone or much too slow. */
const mostBuffered = 1_000_000;

/** What a socket needs to know of its conversation: not what the assistant remembers of it, for thousands of sockets are open. */
export type Followed = Pick<Conversation, 'id' | 'userId'>;

export class Follower {
  readonly socket: WebSocket;
  readonly #conversation: Followed;
  readonly #storage: Storage;
  readonly #failed: (error: unknown) => void;
  #after: number;
  #busy = false;
  /** The reading that is under way, or the last one. */
  #reading: Promise<void> = Promise.resolve();
  /** Something may have come since it last looked. */
  #news = false;
  #alive = true;

  /**
   * @param after - sequence number of the last entry the client has
   * @param failed - told when the transcript cannot be read; the socket is then closed and the client comes back
   */
  constructor(
    socket: WebSocket,
    conversation: Followed,
    after: number,
    storage: Storage,
    failed: (error: unknown) => void,
  ) {
    this.socket = socket;
    this.#conversation = conversation;
    this.#after = after;
    this.#storage = storage;
    this.#failed = failed;
    const alive = (): void => {
      this.#alive = true;
    };
    socket.on('pong', alive);
    // Empty messages are a sign of life; nothing else is expected from clients.
    socket.on('message', alive);
    socket.on('error', () => {
      socket.terminate();
    });
  }

  /**
   * Sends what is new. One read at a time: who calls meanwhile makes it look once more.
   *
   * @param fresh - what was just added, where that is known: it is sent as it is when it is what comes next here
   */
  wake(fresh: readonly TranscriptEntry[] = []): void {
    const { socket } = this;
    if (fresh[0]?.seq === this.#after + 1 && !this.#busy && socket.readyState === socket.OPEN) {
      this.#send(fresh);
      return;
    }
    this.#news = true;
    if (!this.#busy) this.#reading = this.#read();
  }

  /** Settles when what was there has been sent. Never rejects. */
  caughtUp(): Promise<void> {
    return this.#reading;
  }

  /** Asks whether the client is alive, and ends a socket that has not answered since the last time. */
  beat(): void {
    if (!this.#alive) {
      this.socket.terminate();
      return;
    }
    this.#alive = false;
    this.socket.ping();
    // For clients that cannot see pings.
    this.socket.send('');
    // In case a notification from another process was lost.
    this.wake();
  }

  async #read(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#takeNews()) await this.#sendNext();
    } catch (error) {
      this.#failed(error);
      this.socket.close(1011, 'try again');
    } finally {
      this.#busy = false;
    }
  }

  #takeNews(): boolean {
    const worthwhile = this.#news && this.socket.readyState === this.socket.OPEN;
    this.#news = false;
    return worthwhile;
  }

  async #sendNext(): Promise<void> {
    const entries = await this.#storage.transcript.read(this.#conversation.id, this.#after, batch);
    this.#send(entries);
    // There may be more than one batch.
    if (entries.length === batch) this.#news = true;
  }

  #send(entries: readonly TranscriptEntry[]): void {
    const last = entries.at(-1);
    if (last === undefined) return;
    this.socket.send(JSON.stringify(toActivitySet(this.#conversation, entries, this.#after)));
    this.#after = last.seq;
    if (this.socket.bufferedAmount > mostBuffered) this.socket.terminate();
  }
}
