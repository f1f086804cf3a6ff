// Sends a page or file compressed to whoever can read it that way: on a slow phone that is most of the waiting.
import type { Reply, Request } from './types.ts';

/** @param compress - gives the content gzipped, or has it ready */
export function compressed(
  request: Request,
  body: Buffer,
  compress: (body: Buffer) => Buffer,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Reply {
  const common = { ...headers, vary: 'Accept-Encoding, Origin' };
  const takesGzip = /\bgzip\b/.test(request.header('accept-encoding') ?? '');
  return takesGzip
    ? { status, headers: { ...common, 'content-encoding': 'gzip' }, body: compress(body) }
    : { status, headers: common, body };
}
