// Headers every response has: safe defaults for browsers, and which other sites may read answers.

/** Which other sites may use the service from a browser. */
export interface OriginRule {
  /** Origins allowed; `*` = all. */
  readonly allowed: readonly string[];
  /** Our own origin as people see it, where configured. */
  readonly own: string | null;
}

/** The rule of an installation. */
export function originRule(config: {
  readonly allowedOrigins: readonly string[];
  readonly publicUrl: string | null;
}): OriginRule {
  const { allowedOrigins, publicUrl } = config;
  return { allowed: allowedOrigins, own: publicUrl === null ? null : new URL(publicUrl).origin };
}

/** The strictest that suits JSON; pages say their own policy. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

/** Where people reach us by https, their browsers are told never to come by anything else. */
export function secureHeaders({ own }: OriginRule): Readonly<Record<string, string>> {
  return own?.startsWith('https:') === true
    ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : {};
}

/**
 * May a page of this origin use the service? Programs that are no browser send no origin.
 *
 * @param host - the Host header: the page the browser itself loaded from here
 */
export function isAllowedOrigin(origin: string | null, host: string | null, rule: OriginRule): boolean {
  if (origin === null || rule.allowed.includes('*') || rule.allowed.includes(origin) || origin === rule.own)
    return true;
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/** CORS headers for an allowed origin. Tokens travel in `Authorization`, so cookies are not allowed along. */
export function corsHeaders(origin: string | null, allowed: boolean): Readonly<Record<string, string>> {
  if (origin === null) return {};
  if (!allowed) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'retry-after, x-request-id',
  };
}

/** What Direct Line clients send; see botframework-directlinejs and the headers its rxjs adds. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, accept, x-requested-with, x-ms-bot-agent',
  'access-control-max-age': '86400',
};
