// The little HTTP that the pretended platforms need: a server on a free port, bodies, JSON answers.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

/** @param handle - may throw: then the answer is 500 */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Starts a server for what has to know its address to be made, and answers with it. */
export async function serveWith<Made>(
  make: (server: LocalServer) => Made,
  answer: (made: Made, request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port?: number,
): Promise<Made> {
  const ready = Promise.withResolvers<Made>();
  const server = await serve(async (request, response) => {
    await answer(await ready.promise, request, response);
  }, port);
  const made = make(server);
  ready.resolve(made);
  return made;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
