// Keeps one network from holding all connections open: a slow or half-open client costs a little each, thousands of them a lot.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { LimitSettings } from '../../config/limits.ts';
import type { Addresses } from './address.ts';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** How often requests that do not come to an end are looked for, ms. */
const lookEvery = 1_000;
/** Bytes of all headers together; cookies of other sites on our domain have to fit in. */
const longestHead = 16_384;
/**
 * A client that neither reads nor writes so long is gone, ms. WebSockets have a beat of their own. As long as somebody thinks before they
 * ask on: a new connection costs a round trip, two seconds on a slow phone. Longer than the 60 s of nginx, which must be the one to close.
 */
const idleTime = 75_000;

/** How many connections are open, by key. */
class Open {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns false if there are too many already */
  enter(key: string, socket: Duplex): boolean {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#most) return false;
    this.#counts.set(key, count + 1);
    socket.once('close', () => {
      this.#leave(key);
    });
    return true;
  }

  #leave(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left === 0) this.#counts.delete(key);
    else this.#counts.set(key, left);
  }
}

/** Sets the limits of a server that does not listen yet. */
export function limitConnections(
  node: Server,
  addresses: Addresses,
  limits: LimitSettings,
  upgrade: Upgrade,
): void {
  // restify makes the server without options; Node reads these when it begins to listen.
  Object.assign(node, { connectionsCheckingInterval: lookEvery, maxHeaderSize: longestHead });
  node.headersTimeout = limits.headersTime;
  node.requestTimeout = limits.requestTime;
  node.timeout = idleTime;
  node.keepAliveTimeout = idleTime;
  node.maxConnections = limits.connections;
  const connections = new Open(limits.connectionsOfAddress);
  node.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    // A proxy of ours carries everybody; it limits them itself.
    if (!addresses.isProxy(from) && !connections.enter(addresses.keyOf(from), socket)) socket.destroy();
  });
  const streams = new Open(limits.connectionsOfAddress);
  node.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    if (streams.enter(addresses.of(request), socket)) upgrade(request, socket, head);
    else socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 15\r\n\r\n');
  });
}
