// Microsoft's own client, botframework-directlinejs, unmodified: what it can do with Azure it can do with us.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChat } from '../support/direct-line.ts';
import { secret, startServer, type TestServer } from '../support/server.ts';
import { XmlHttpRequest } from '../support/xml-http-request.ts';

let directory = '';

beforeAll(async () => {
  Object.assign(globalThis, { XMLHttpRequest: XmlHttpRequest });
  directory = await mkdtemp(join(tmpdir(), 'guidance-directline-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A client that writes down what it sees. */
class Client {
  readonly seen: Activity[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly directLine: DirectLine;
  readonly #waiting = new Set<() => void>();

  constructor(options: ConstructorParameters<typeof DirectLine>[0] & { random?: () => number }) {
    // The shortest pause before it reconnects: three seconds.
    this.directLine = new DirectLine({ timeout: 5_000, pollingInterval: 200, random: () => 0, ...options });
    this.directLine.activity$.subscribe(
      (activity) => {
        if (activity.type !== 'typing') this.seen.push(activity);
        this.#look();
      },
      () => {},
    );
    this.directLine.connectionStatus$.subscribe((status) => {
      this.statuses.push(status);
      this.#look();
    });
  }

  /** What it has shown, first lines only. */
  get lines(): unknown[] {
    return this.seen.map((activity) =>
      activity.type === 'message' ? activity.text?.split('\n')[0] : activity.type,
    );
  }

  /** Posts words; settles with the id, or «retry». */
  say(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.directLine.postActivity({ type: 'message', text, from: { id: 'me' } }).subscribe(resolve, reject);
    });
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }
}

describe.each([
  ['WebSocket', true],
  ['polling', false],
] as const)('botframework-directlinejs by %s', (name, webSocket) => {
  const client = (server: TestServer, options: object): Client =>
    new Client({ domain: server.directLine, webSocket, ...options });

  it('starts, posts and receives', async () => {
    const server = await startServer();
    const one = client(server, { secret });
    await one.until(() => one.seen.length === 1);
    const id = await one.say('khai sinh');
    await one.until(() => one.seen.length === 3);
    expect(one.lines).toEqual(['Chào bạn', 'khai sinh', '1: khai sinh']);
    expect(one.seen[1]?.id).toBe(id);
    one.directLine.end();
  });

  it('takes over the chat that the widget opened', async () => {
    const server = await startServer();
    const { token, conversationId, watermark } = await openChat(server.url);
    const one = client(server, { token, conversationId, watermark });
    await one.say('một');
    await one.until(() => one.seen.length === 2);
    expect(one.lines).toEqual(['một', '1: một']);
    one.directLine.end();
  });

  it('goes on after the server was restarted on the same port', async () => {
    const place = { directory: join(directory, name) };
    const first = await startServer({ place });
    const { token, conversationId } = await openChat(first.url);
    const one = client(first, { token });
    await one.say('một');
    await one.until(() => one.seen.length === 3);
    const port = Number(new URL(first.url).port);
    // A poll that finds no server ends polling for good, by the client's own rule: there the page connects again.
    if (!webSocket) one.directLine.end();
    await first.stop();
    const second = await startServer({ place, port });
    const two = webSocket ? one : client(second, { token, conversationId, watermark: '3' });
    expect(await two.say('hai')).not.toBe('retry');
    await two.until(() => two.lines.includes('2: hai'));
    const all = webSocket ? two.lines : [...one.lines, ...two.lines];
    expect(all).toEqual(['Chào bạn', 'một', '1: một', 'hai', '2: hai']);
    two.directLine.end();
  });

  it('learns that its token has expired, and goes on with a new one', async () => {
    const server = await startServer();
    const { token } = await openChat(server.url);
    const one = client(server, { token });
    await one.say('một');
    await one.until(() => one.seen.length === 3);
    server.pass(1_900);
    expect(await one.say('hai')).toBe('retry');
    await one.until(() => one.statuses.at(-1) === ConnectionStatus.ExpiredToken);
    const fresh = await openChat(server.url, { token });
    one.directLine.reconnect(fresh);
    expect(await one.say('hai')).not.toBe('retry');
    await one.until(() => one.lines.includes('2: hai'));
    // The old socket may still bring what the new one brings too; who shows activities knows them by their ids.
    const ids = one.seen.map(({ id }) => id);
    const once = one.lines.filter((_line, index) => ids.indexOf(ids[index]) === index);
    expect(once).toEqual(['Chào bạn', 'một', '1: một', 'hai', '2: hai']);
    one.directLine.end();
  });
});
