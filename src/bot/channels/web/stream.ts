// The WebSocket streams of Direct Line: who may open one, who is told what is new, and how all of them end.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Logger } from '../../../log.ts';
import type { Storage } from '../../../storage/types/storage.ts';
import { botAccount } from '../../adapter.ts';
import { Follower, type Followed } from './follower.ts';
import type { Tokens } from './tokens.ts';

/** How often sockets are asked whether they are alive, ms. */
const beat = 20_000;
/** How long a client may take to say goodbye, ms. */
const goodbye = 2_000;
/** A turn that takes longer than this shows that the assistant is typing, ms: what is gone at once only flickers. */
const typingAfter = 150;
/** Tabs of one conversation. Direct Line allows one socket and evicts others; we let two tabs live side by side. */
const mostSockets = 20;

interface Admission {
  readonly conversation: Followed;
  readonly after: number;
}

export class Streams {
  readonly #storage: Storage;
  readonly #tokens: Tokens;
  readonly #log: Logger;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false });
  readonly #followers = new Map<string, Set<Follower>>();
  /** Turns that may soon have to show that the assistant is typing, by conversation. */
  readonly #turns = new Map<string, NodeJS.Timeout>();
  #stopWatching: () => void = () => {};
  #timer: NodeJS.Timeout | null = null;

  constructor(storage: Storage, tokens: Tokens, log: Logger) {
    this.#storage = storage;
    this.#tokens = tokens;
    this.#log = log;
  }

  /** Open sockets. */
  get open(): number {
    return this.#server.clients.size;
  }

  start(): void {
    this.#stopWatching = this.#storage.transcript.watch((conversationId, entries) => {
      const concerned = conversationId === null ? this.#all() : this.#of(conversationId);
      for (const follower of concerned) follower.wake(entries);
    });
    this.#timer = setInterval(() => {
      for (const follower of this.#all()) follower.beat();
    }, beat);
  }

  /** Says goodbye to all sockets; clients come back by themselves. Settles when they are closed. */
  async stop(): Promise<void> {
    this.#stopWatching();
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const conversationId of this.#turns.keys()) this.turnEnds(conversationId);
    const followers = [...this.#all()];
    // The answers to the last turns may just be on their way.
    await Promise.all(followers.map((follower) => follower.caughtUp()));
    const open = followers
      .map(({ socket }) => socket)
      .filter(({ readyState, CLOSED }) => readyState !== CLOSED);
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
        } else {
          this.#add(request, socket, head, found);
        }
      },
      (error: unknown) => {
        this.#failed(error);
        socket.destroy();
      },
    );
  }

  /** A turn begins: if it takes its time, the assistant is shown typing until the turn is over. */
  turnBegins(conversationId: string): void {
    if (!this.#followers.has(conversationId)) return;
    this.turnEnds(conversationId);
    const timer = setTimeout(() => {
      this.#typing(conversationId);
    }, typingAfter);
    this.#turns.set(conversationId, timer);
  }

  turnEnds(conversationId: string): void {
    clearTimeout(this.#turns.get(conversationId));
    this.#turns.delete(conversationId);
  }

  /** Only sockets get this; the transcript knows nothing of it. */
  #typing(conversationId: string): void {
    const followers = this.#of(conversationId);
    const conversation = { id: conversationId };
    const activity = { type: 'typing', from: botAccount, channelId: 'directline', conversation };
    const frame = JSON.stringify({ activities: [activity] });
    for (const { socket } of followers) socket.send(frame);
  }

  /** The conversation of a good ticket, or the status line of the refusal. */
  async #admit(request: IncomingMessage): Promise<string | Admission> {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const id = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(url?.pathname ?? '')?.[1];
    if (url === null || id === undefined) return '404 Not Found';
    const ticket = this.#tokens.readTicket(url.searchParams.get('t') ?? '');
    if (ticket?.conversationId !== id) return '403 Forbidden';
    if (this.#of(id).size >= mostSockets) return '503 Service Unavailable';
    const conversation = await this.#storage.conversations.find(id);
    if (conversation === null) return '404 Not Found';
    return { conversation: { id, userId: conversation.userId }, after: ticket.after };
  }

  #add(request: IncomingMessage, raw: Duplex, head: Buffer, { conversation, after }: Admission): void {
    this.#server.handleUpgrade(request, raw, head, (socket) => {
      const failed = (error: unknown): void => {
        this.#failed(error);
      };
      const follower = new Follower(socket, conversation, after, this.#storage, failed);
      const followers = this.#followers.get(conversation.id) ?? new Set();
      this.#followers.set(conversation.id, followers.add(follower));
      socket.on('close', () => {
        followers.delete(follower);
        if (followers.size === 0) this.#followers.delete(conversation.id);
      });
      follower.wake();
    });
  }

  #of(conversationId: string): ReadonlySet<Follower> {
    return this.#followers.get(conversationId) ?? new Set();
  }

  *#all(): Iterable<Follower> {
    for (const followers of this.#followers.values()) yield* followers;
  }

  #failed(error: unknown): void {
    this.#log.error({ code: 'stream-failed', err: error }, 'A stream failed');
  }
}
