// A mobile network between a browser and a server: late, narrow, and sometimes dead without a word, as after a phone has slept.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';

export interface SlowLink {
  /** Where the server is reached by this link. */
  readonly url: string;
  /** WebSockets that are open stay open and carry nothing any more. Browsers drop idle requests' connections when they wake, not these. */
  silenceStreams(): void;
  stop(): Promise<void>;
}

/** What a link is like. */
export interface Quality {
  /** There and back, ms. */
  readonly roundTrip: number;
  /** One way, for each connection. */
  readonly bytesPerSecond: number;
}

/** @param target - address of the server */
export async function startSlowLink(target: string, quality: Quality): Promise<SlowLink> {
  const open = new Set<Socket>();
  /** Both ends of each WebSocket. */
  const streams = new Set<Socket>();
  const silenced = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    const ends = [client, upstream] as const;
    for (const end of ends) {
      open.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        open.delete(end);
        if (!silenced.has(end)) for (const both of ends) both.destroy();
      });
    }
    client.once('data', (head: Buffer) => {
      if (/^upgrade: websocket/im.test(head.toString('latin1'))) for (const end of ends) streams.add(end);
    });
    // Opening a connection takes a round trip before the first byte leaves.
    client.pipe(new Late(quality, quality.roundTrip, () => silenced.has(client))).pipe(upstream);
    upstream.pipe(new Late(quality, 0, () => silenced.has(upstream))).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    silenceStreams: () => {
      for (const end of streams) silenced.add(end);
    },
    stop: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Lets bytes through late, one after the other, or not at all. */
class Late extends Transform {
  readonly #quality: Quality;
  readonly #silent: () => boolean;
  /** When the bytes before are through. */
  #free: number;

  constructor(quality: Quality, opening: number, silent: () => boolean) {
    super({ highWaterMark: 1 << 20 });
    this.#quality = quality;
    this.#silent = silent;
    this.#free = performance.now() + opening;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const { roundTrip, bytesPerSecond } = this.#quality;
    this.#free = Math.max(this.#free, performance.now()) + (chunk.length / bytesPerSecond) * 1000;
    setTimeout(
      () => {
        if (!this.#silent() && !this.destroyed) this.push(chunk);
      },
      this.#free + roundTrip / 2 - performance.now(),
    );
    // The next bytes need not wait until these have arrived.
    done();
  }
}
