// Requests for every address the running server has, generated: mostly what the address expects, with one thing or another wrong.
import fc from 'fast-check';
import type { Route } from '../../src/web/types.ts';
import { bodiesFor, type Grammar } from './bodies.ts';
import { message } from './words.ts';

/** A request before anybody has signed it. */
export interface Fuzzed {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Whether it comes with what lets it in: a token, a session, a right signature. */
  readonly admitted: boolean;
}

/** Longer ones are refused before they are read, and the connection with them; that has a test of its own. */
const longestPath = 6_000;

export interface Known {
  /** Where platforms listen that the server calls. */
  readonly platformUrl: string;
  readonly conversationId: string;
}

const hostileParam = fc.oneof(
  fc.constantFrom(
    '..',
    '%2e%2e',
    '%00',
    '%E0%A4%A',
    '%',
    'a%2Fb',
    '-',
    '0',
    'x'.repeat(2_000),
    '1.001193',
    'KT7K-4M3P',
    'desk.css',
  ),
  message.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 2_000)),
);
const keys =
  'thu-tuc tiep tim ma watermark t language v state code hub.mode hub.verify_token hub.challenge procedure dang truoc'.split(
    ' ',
  );
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(...keys),
      fc.oneof(fc.constantFrom('', '1', '1.001193', 'subscribe', '-1', '1e9'), message),
    ),
    {
      maxLength: 3,
    },
  )
  .map((pairs) => {
    const asked = new URLSearchParams();
    for (const [key, value] of pairs) asked.append(key, value.toWellFormed());
    return asked.toString();
  });

const headers = fc.record(
  {
    origin: fc.constantFrom('null', 'https://evil.example', 'http://127.0.0.1', 'x', 'https://hatinh.gov.vn'),
    accept: fc.constantFrom('text/html', '*/*', 'application/json', 'x'),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'identity;q=0'),
    'content-encoding': fc.constantFrom('gzip', 'br', 'identity', 'deflate'),
    'content-type': fc.constantFrom('text/plain', 'application/json', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'),
    cookie: fc.constantFrom('can-bo=x', 'guidance_chat=1', ';;=;', `can-bo=${'a'.repeat(43)}`),
    authorization: fc.constantFrom('Bearer x', 'Bearer', 'Basic eDp5', `Bearer ${'a'.repeat(5_000)}`, 'Bearer a.b.c'),
    'x-forwarded-for': fc.constantFrom('1.2.3.4', 'x', '::1, ::1', '1.2.3.4:99, [::1]:2'),
    'x-request-id': fc.constantFrom('request-1', 'a b', 'x'.repeat(200)),
    'if-none-match': fc.constantFrom('"x"', '*', 'W/"1"'),
    'x-zevent-signature': fc.constantFrom('mac=', `mac=${'a'.repeat(64)}`, 'x'),
    'x-hub-signature-256': fc.constantFrom('sha256=', `sha256=${'a'.repeat(64)}`, 'x'),
    'user-agent': fc.constantFrom('Googlebot', '', 'x'.repeat(500)),
    expect: fc.constant('100-continue'),
  },
  { requiredKeys: [] },
); // prettier-ignore

/** Few of the odd headers at once, or nothing would come through to the handler. */
const oddHeaders = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.tuple(headers, fc.nat()).map(([all, at]) => {
      const entries = Object.entries(all);
      const one = entries[at % Math.max(1, entries.length)];
      return one === undefined ? {} : { [one[0]]: one[1] };
    }),
  },
  { weight: 1, arbitrary: headers },
);

const grammarOf: readonly (readonly [RegExp, Grammar])[] = [
  [/chat-token/, 'chat'],
  [/\/activities$/, 'activity'],
  [/directline\/(tokens|conversations)/, 'parameters'],
  [/zalo/, 'zalo'],
  [/messenger/, 'messenger'],
  [/api\/messages/, 'azure'],
  [/can-bo/, 'form'],
];

/** @param routes - of the server itself, so that an address added tomorrow is tried tomorrow */
export function requestsFor(
  routes: readonly Pick<Route, 'method' | 'path'>[],
  known: Known,
): fc.Arbitrary<Fuzzed> {
  const bodies = bodiesFor(known.platformUrl);
  return fc.constantFrom(...routes).chain(({ method, path }) => {
    const grammar = grammarOf.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
    const usual = /^(POST|PUT)$/.test(method) ? bodies[grammar] : fc.constant(null);
    return fc
      .record({
        method: fc.oneof(
          { weight: 12, arbitrary: fc.constant(method) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
          },
        ),
        params: fc.array(
          fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: hostileParam }),
          { minLength: 3, maxLength: 3 },
        ),
        query,
        headers: oddHeaders,
        body: fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: bodies.other }),
        admitted: fc.boolean(),
      })
      .map(({ params, query: asked, ...rest }) => {
        let at = 0;
        const filled = path.replace(/:\w+/g, (name) => params[at++] ?? usualParam(name, known));
        return {
          ...rest,
          route: `${method} ${path}`,
          path: (filled + (asked === '' ? '' : `?${asked}`)).slice(0, longestPath),
          headers: {
            'content-type': grammar === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
            ...rest.headers,
          },
        };
      });
  });
}

const usualParam = (name: string, { conversationId }: Known): string =>
  ({
    ':id': conversationId,
    ':code': '1.001193',
    ':number': 'KT7K-4M3P',
    ':name': 'lan',
    ':file': 'desk.css',
  })[name] ?? 'x';
