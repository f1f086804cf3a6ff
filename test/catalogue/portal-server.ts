// A server that speaks the portal's public API, with records of tests, and misbehaves as the real one does when told to.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Json = Readonly<Record<string, unknown>>;

/** An answer instead of the right one. */
export interface Misbehaviour {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the line. */
  readonly drop?: true;
}

/** What the firewall in front of the portal answers to a program: 200 with a page that only a browser can read. */
export const firewallPage: Misbehaviour = {
  body: '<!DOCTYPE html><html><head><script>window["bobcmn"]="challenge"</script></head><body>Please enable JavaScript</body></html>',
  headers: { 'content-type': 'text/html' },
};

const detailPath = '/configuring/formality/get-formality-by-citizen';
const listPath = '/submitting/formality/list-all-formality-by-citizen';

export class PortalServer {
  /** Details of procedures, by id, in the API's own shape; change it between two syncs. */
  readonly records = new Map<string, Json>();
  /** Ids that were asked for in detail, in order. */
  readonly asked: string[] = [];
  readonly pages: string[] = [];
  /** Decides about each request, counted from 1; null lets the right answer through. */
  misbehave: (request: number, path: string) => Misbehaviour | null = () => null;
  readonly url: string;
  #requests = 0;

  private constructor(port: number) {
    this.url = `http://127.0.0.1:${port}/api/v1`;
  }

  /** Starts a server that is stopped after the test. */
  static async start(records: readonly Json[]): Promise<PortalServer> {
    const listener = createServer();
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const server = new PortalServer((listener.address() as AddressInfo).port);
    for (const record of records) server.records.set(String(record['id']), record);
    listener.on('request', (request, response) => void server.#answer(request, response));
    onTestFinished(async () => {
      listener.closeAllConnections();
      listener.close();
      await once(listener, 'close');
    });
    return server;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requests++;
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const path = (request.url ?? '').replace('/api/v1', '');
    const wrong = this.misbehave(this.#requests, path);
    if (wrong?.drop) {
      request.socket.destroy();
      return;
    }
    if (wrong) {
      response.writeHead(wrong.status ?? 200, { 'content-type': 'application/json', ...wrong.headers });
      response.end(wrong.body ?? '');
      return;
    }
    const body = JSON.parse(text) as Json;
    const data = path === listPath ? this.#list(body) : path === detailPath ? this.#detail(body) : null;
    response.writeHead(data === null ? 404 : 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify(data === null ? { code: 'NOT_FOUND', data: null } : { code: 'OK', data }));
  }

  /** At most four a page, so that a few records make several pages. */
  #list({ lastId }: Json): Json {
    this.pages.push(String(lastId));
    const ids = [...this.records.keys()].sort();
    const items = ids.filter((id) => id > String(lastId)).slice(0, 4);
    const last = items.at(-1);
    const more = last !== undefined && last !== ids.at(-1);
    return { items: items.map((id) => ({ id })), lastId: more ? last : null, total: ids.length };
  }

  #detail({ id }: Json): Json | null {
    this.asked.push(String(id));
    return this.records.get(String(id)) ?? null;
  }
}
