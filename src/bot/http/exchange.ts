// Between restify's request and response and ours: the rest of the house knows neither.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request as RestifyRequest } from 'restify';
import type { Reply, Request } from '../../web/types.ts';
import type { Addresses } from './address.ts';
import { parseJson, readBody } from './body.ts';

/** The request as handlers see it. Its id has been set on the response before. */
export function toRequest(request: RestifyRequest, response: ServerResponse, addresses: Addresses): Request {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = (limit?: number): Promise<Buffer> => readBody(request, limit);
  return {
    id: String(response.getHeader('x-request-id')),
    method: request.method ?? 'GET',
    path: url.pathname,
    params: request.params as Record<string, string>,
    query: url.searchParams,
    header: (name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : null;
    },
    address: addresses.of(request),
    body,
    json: async () => parseJson(await body()),
  };
}

/** Sends a reply, once. */
export function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const content = raw ? body : JSON.stringify(body);
  const type = raw ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, 'content-length': Buffer.byteLength(content), ...headers });
  response.end(content);
}

/** A request id that a proxy gave, if it is harmless, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
