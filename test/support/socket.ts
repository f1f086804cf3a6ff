// A WebSocket that remembers what it received, for tests of streams.
import { WebSocket } from 'ws';
import type { ActivitySet, SeenActivity } from './direct-line.ts';

export interface TestSocket {
  readonly socket: WebSocket;
  /** All activities so far, typing left out. */
  readonly activities: readonly SeenActivity[];
  /** Signs that the assistant is typing. */
  readonly typing: readonly SeenActivity[];
  /** Settles when so many activities have come. */
  until(length: number): Promise<readonly SeenActivity[]>;
  /** Settles with the close code, or with the HTTP status of a refused upgrade. */
  readonly closed: Promise<number>;
}

/** Opens a stream. */
export function openSocket(url: string, headers: Record<string, string> = {}): TestSocket {
  const socket = new WebSocket(url, { headers });
  const activities: SeenActivity[] = [];
  const typing: SeenActivity[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    if (data.length === 0) return;
    const set = JSON.parse(data.toString()) as ActivitySet;
    for (const activity of set.activities) (activity.type === 'typing' ? typing : activities).push(activity);
    for (const look of waiting) look();
  });
  socket.on('unexpected-response', (request, response) => {
    resolve(response.statusCode ?? 0);
    request.destroy();
  });
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', resolve);
  return {
    socket,
    activities,
    typing,
    closed,
    until: (length) =>
      new Promise((settle) => {
        const look = (): void => {
          if (activities.length < length) return;
          waiting.delete(look);
          settle(activities);
        };
        waiting.add(look);
        look();
      }),
  };
}
