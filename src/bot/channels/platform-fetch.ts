// One call to a platform: within a time, with its answer as JSON, and honest about whether it may have been carried out.

/** What came of a call. */
export type Called =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  /** `reached`: the platform may have got it and done it, we only never heard. */
  | { readonly kind: 'failed'; readonly reached: boolean; readonly reason: string };

/** Failures that come before anything was sent. */
const unsent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Never rejects.
 * @param mayLeave - asked last: nothing is awaited between its answer and the call
 */
export async function callPlatform(
  url: string,
  init: Omit<RequestInit, 'signal'>,
  timeoutMs: number,
  mayLeave: () => boolean = () => true,
): Promise<Called> {
  if (!mayLeave()) return { kind: 'failed', reached: false, reason: 'not sent in time' };
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    return { kind: 'answered', status: response.status, body: parse(text) };
  } catch (error) {
    const { code, name } = rootOf(error);
    return { kind: 'failed', reached: !unsent.has(code), reason: code === '' ? name : code };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The reason without address or message: both may hold a token. */
function rootOf(error: unknown): { readonly code: string; readonly name: string } {
  const { cause, name, code } = error as { cause?: unknown; name?: string; code?: unknown };
  if (cause !== undefined) return rootOf(cause);
  return { code: typeof code === 'string' ? code : '', name: name ?? 'Error' };
}
