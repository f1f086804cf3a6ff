// The HTTP server: restify for routing, everything a stranger can send handled by ourselves.
import type { IncomingMessage, Server as NodeServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  createServer as createRestify,
  type Request as RestifyRequest,
  type Server,
  type ServerOptions,
} from 'restify';
import type { LimitSettings } from '../../config/limits.ts';
import { CodedError } from '../../errors.ts';
import { withRequest, type Logger } from '../../log.ts';
import type { Metrics } from '../../operations/types.ts';
import { troubleOf } from '../../storage/storage.ts';
import { inSpan } from '../../tracing.ts';
import type { Reply, Request, Route } from '../../web/types.ts';
import { createAddresses, type Addresses } from './address.ts';
import { limitConnections } from './connections.ts';
import { requestId, send, toRequest } from './exchange.ts';
import {
  corsHeaders,
  isAllowedOrigin,
  preflightHeaders,
  safeHeaders,
  secureHeaders,
  type OriginRule,
} from './headers.ts';
import { away, badArgument, broken, notFound, Problem, tooMany } from '../../web/problem.ts';
import { RateLimit } from '../../web/rate-limit.ts';

/** How long a shutdown waits for requests, ms. */
const closeTime = 10_000;

export interface HttpOptions {
  readonly routes: readonly Route[];
  readonly origins: OriginRule;
  readonly limits: LimitSettings;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** How a refusal looks to a person; null: as JSON. */
  readonly problemPage: (request: Request, problem: Problem) => Reply | null;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

interface RouteOptions extends HttpOptions {
  readonly addresses: Addresses;
  readonly requests: RateLimit;
}

export interface HttpServer {
  /** @returns the port */
  listen(host: string, port: number): Promise<number>;
  close(): Promise<void>;
}

export function createHttpServer(options: HttpOptions): HttpServer {
  // An empty name: no Server header. The types still want the logger of restify 8; restify 12 takes ours.
  const server = createRestify({ name: '', log: options.log as unknown as ServerOptions['log'] });
  const node = server.server as NodeServer;
  const addresses = createAddresses(options.limits.trustedProxies);
  limitConnections(node, addresses, options.limits, options.upgrade);
  server.pre((request, response, next) => {
    next(prepare(options, request, response) ? undefined : false);
  });
  const requests = new RateLimit(options.limits.requests);
  const parts = { ...options, addresses, requests };
  for (const route of options.routes) addRoute(server, route, parts);
  // Emitted for an address without a route. What has been sent is not sent again, so restify is not called back.
  server.on('restifyError', (request: RestifyRequest, response: ServerResponse) => {
    if (response.headersSent) return;
    send(response, refusal(options, toRequest(request, response, addresses), notFound()));
  });
  return {
    listen: (host, port) => listen(server, host, port),
    close: () => close(node, options.log),
  };
}

/** Answers what needs no route: addresses that cannot be read, and browsers that ask first. Returns whether to go on. */
function prepare({ origins }: HttpOptions, request: RestifyRequest, response: ServerResponse): boolean {
  const origin = request.headers.origin ?? null;
  const allowed = isAllowedOrigin(origin, request.headers.host ?? null, origins);
  const headers = {
    ...safeHeaders,
    ...secureHeaders(origins),
    ...corsHeaders(origin, allowed),
    'x-request-id': requestId(request),
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isReadable(request)) {
    send(response, badArgument('Địa chỉ không đọc được.').reply());
    return false;
  }
  if (request.method !== 'OPTIONS') return true;
  send(response, { status: 204, headers: allowed ? preflightHeaders : {} });
  return false;
}

/** restify reads the address and the Host header itself, later, where a failure would end the process. */
function isReadable(request: RestifyRequest): boolean {
  try {
    request.getUrl();
    return URL.canParse(request.url ?? '/', 'http://localhost');
  } catch {
    return false;
  }
}

function addRoute(server: Server, route: Route, options: RouteOptions): void {
  const handler = async (request: RestifyRequest, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    const asked = toRequest(request, response, options.addresses);
    const about = { route: route.path, method: route.method };
    await withRequest(asked.id, async () => {
      const reply = await inSpan('request', about, () => answer(route, asked, options));
      send(response, reply);
      const ms = performance.now() - started;
      options.metrics.requestEnded({ ...about, status: reply.status }, ms);
      options.log.debug({ route: route.path, status: reply.status, ms: Math.round(ms) }, 'Request');
    });
  };
  const verb = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;
  server[verb[route.method]](route.path, handler);
  if (route.method === 'GET') server.head(route.path, handler);
}

async function answer(route: Route, request: Request, options: RouteOptions): Promise<Reply> {
  try {
    if (route.countsForItself !== true) countRequest(options, request);
    return await route.handle(request);
  } catch (error) {
    const refuse = route.refuse ?? ((problem: Problem) => refusal(options, request, problem));
    if (error instanceof Problem) return refuse(error);
    // A database that is away is no fault of the program: the client is told to come again.
    const trouble = troubleOf(error);
    const code = trouble ?? 'request-failed';
    options.log.error({ code, err: error, route: route.path }, 'A request failed');
    return refuse(trouble === null ? broken() : away());
  }
}

/** @throws Problem 429 when one network asks for too much */
function countRequest({ requests, now }: RouteOptions, { address }: Request): void {
  const seconds = requests.take(address, now());
  if (seconds > 0) throw tooMany('Có quá nhiều lượt mở trang từ mạng này.', seconds);
}

function refusal({ problemPage }: HttpOptions, request: Request, problem: Problem): Reply {
  return problemPage(request, problem) ?? problem.reply();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  const node = server.server as NodeServer;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  node.once('error', (error: NodeJS.ErrnoException) => {
    const inUse = error.code === 'EADDRINUSE';
    reject(
      new CodedError(
        inUse ? 'address-in-use' : 'address-unusable',
        inUse ? `Cổng ${port} đang có chương trình khác dùng.` : `Không mở được địa chỉ ${host}:${port}.`,
        error,
      ),
    );
  });
  node.listen(port, host, () => {
    resolve((node.address() as AddressInfo).port);
  });
  return promise;
}

/** Takes nothing new, lets what runs finish, and cuts what does not end. */
async function close(node: NodeServer, log: Logger): Promise<void> {
  const timer = setTimeout(() => {
    log.warn({ code: 'shutdown-cut' }, 'Requests did not end in time');
    node.closeAllConnections();
  }, closeTime);
  await new Promise((resolve) => {
    node.close(resolve);
    node.closeIdleConnections();
  });
  clearTimeout(timer);
}
