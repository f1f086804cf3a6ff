// WebSocket streams: each socket follows its conversation's transcript from its own place, so nothing is lost or doubled.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '../../../log.ts';
import type { Conversation, Storage } from '../../../storage/types.ts';
import { botAccount } from '../../adapter.ts';
import type { Tokens } from './tokens.ts';
import { toActivitySet } from './view.ts';

/** How often a socket is asked whether it is alive, ms. */
const beat = 20_000;
/** How long a client may take to say goodbye, ms. */
const goodbye = 2_000;
/** Activities per frame. */
const batch = 100;
/** A client that lets so many bytes pile up is gone or much too slow. */
const mostBuffered = 1_000_000;
/** Tabs of one conversation. Direct Line allows one socket and evicts others; we let two tabs live side by side. */
const mostSockets = 20;

interface Stream {
  readonly socket: WebSocket;
  readonly conversation: Conversation;
  after: number;
  reading: boolean;
  /** Something may have come since it last looked. */
  news: boolean;
  alive: boolean;
}

export class Streams {
  readonly #storage: Storage;
  readonly #tokens: Tokens;
  readonly #log: Logger;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false });
  readonly #streams = new Map<string, Set<Stream>>();
  #stopWatching: () => void = () => {};
  #timer: NodeJS.Timeout | null = null;

  constructor(storage: Storage, tokens: Tokens, log: Logger) {
    this.#storage = storage;
    this.#tokens = tokens;
    this.#log = log;
  }

  start(): void {
    this.#stopWatching = this.#storage.transcript.watch((conversationId) => {
      for (const stream of this.#of(conversationId)) void this.#pump(stream);
    });
    this.#timer = setInterval(() => {
      this.#beat();
    }, beat);
  }

  /** Says goodbye to all sockets; clients come back by themselves. Settles when they are closed. */
  async stop(): Promise<void> {
    this.#stopWatching();
    if (this.#timer !== null) clearInterval(this.#timer);
    const open = [...this.#all()].map(({ socket }) => socket);
    const closed = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of open) socket.close(1001, 'going away');
    const timer = setTimeout(() => {
      for (const socket of open) socket.terminate();
    }, goodbye);
    await Promise.all(closed);
    clearTimeout(timer);
  }

  /** Takes an upgrade request, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {
      socket.destroy();
    });
    this.#admit(request).then(
      (found) => {
        if (typeof found === 'string') {
          socket.end(`HTTP/1.1 ${found}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
          return;
        }
        this.#server.handleUpgrade(request, socket, head, (webSocket) => {
          this.#add(webSocket, found.conversation, found.after);
        });
      },
      (error: unknown) => {
        this.#failed(error);
        socket.destroy();
      },
    );
  }

  /** Shows that the assistant is typing. Only sockets get this; the transcript knows nothing of it. */
  typing(conversationId: string): void {
    const streams = this.#of(conversationId);
    if (streams.size === 0) return;
    const activity = {
      type: 'typing',
      from: botAccount,
      channelId: 'directline',
      conversation: { id: conversationId },
    };
    const frame = JSON.stringify({ activities: [activity] });
    for (const stream of streams) stream.socket.send(frame);
  }

  async #admit(request: IncomingMessage): Promise<string | { conversation: Conversation; after: number }> {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const id = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(url?.pathname ?? '')?.[1];
    if (url === null || id === undefined) return '404 Not Found';
    const ticket = this.#tokens.readTicket(url.searchParams.get('t') ?? '');
    if (ticket?.conversationId !== id) return '403 Forbidden';
    if (this.#of(id).size >= mostSockets) return '503 Service Unavailable';
    const conversation = await this.#storage.conversations.find(id);
    return conversation === null ? '404 Not Found' : { conversation, after: ticket.after };
  }

  #add(socket: WebSocket, conversation: Conversation, after: number): void {
    const stream: Stream = { socket, conversation, after, reading: false, news: false, alive: true };
    const streams = this.#streams.get(conversation.id) ?? new Set();
    this.#streams.set(conversation.id, streams.add(stream));
    socket.on('pong', () => {
      stream.alive = true;
    });
    // Empty messages are a sign of life; nothing else is expected from clients.
    socket.on('message', () => {
      stream.alive = true;
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', () => {
      streams.delete(stream);
      if (streams.size === 0) this.#streams.delete(conversation.id);
    });
    void this.#pump(stream);
  }

  /** Sends what is new. One at a time per stream: who comes meanwhile makes it look once more. */
  async #pump(stream: Stream): Promise<void> {
    stream.news = true;
    if (stream.reading) return;
    stream.reading = true;
    try {
      while (takeNews(stream)) await this.#sendNext(stream);
    } catch (error) {
      this.#failed(error);
      stream.socket.close(1011, 'try again');
    } finally {
      stream.reading = false;
    }
  }

  async #sendNext(stream: Stream): Promise<void> {
    const { conversation, after, socket } = stream;
    const entries = await this.#storage.transcript.read(conversation.id, after, batch);
    const last = entries.at(-1);
    if (last === undefined) return;
    socket.send(JSON.stringify(toActivitySet(conversation, entries, after)));
    stream.after = last.seq;
    // There may be more than one batch.
    stream.news = true;
    if (socket.bufferedAmount > mostBuffered) socket.terminate();
  }

  #beat(): void {
    for (const stream of this.#all()) {
      if (!stream.alive) {
        stream.socket.terminate();
        continue;
      }
      stream.alive = false;
      stream.socket.ping();
      // For clients that cannot see pings, and in case a notification from another process was lost.
      stream.socket.send('');
      void this.#pump(stream);
    }
  }

  #of(conversationId: string): ReadonlySet<Stream> {
    return this.#streams.get(conversationId) ?? new Set();
  }

  *#all(): Iterable<Stream> {
    for (const streams of this.#streams.values()) yield* streams;
  }

  #failed(error: unknown): void {
    this.#log.error({ code: 'stream-failed', err: error }, 'A stream failed');
  }
}

/** Is it worth looking? Looking takes the news. */
function takeNews(stream: Stream): boolean {
  const worthwhile = stream.news && stream.socket.readyState === stream.socket.OPEN;
  stream.news = false;
  return worthwhile;
}
