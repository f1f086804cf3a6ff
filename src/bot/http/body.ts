// Reads request bodies ourselves: restify's reader dies of broken gzip and measures its limit before unpacking.
import type { IncomingMessage } from 'node:http';
import { badArgument, Problem } from '../../web/problem.ts';

/** Direct Line allows an activity 256K; nothing here is longer. Bytes. */
export const bodyLimit = 256 * 1024;

/**
 * Reads a body as it came, for signatures over raw bytes and for JSON.
 *
 * @throws Problem 415 for a compressed body, 413 past the limit, 400 if the client broke off
 */
export async function readBody(request: IncomingMessage, limit: number = bodyLimit): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.trim().toLowerCase() !== 'identity') {
    throw new Problem(415, 'UnsupportedMediaType', 'Máy chủ không nhận nội dung nén.');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      // What still comes is let through unread, so that the client can read the refusal.
      if (size > limit) throw tooLarge(limit);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw badArgument('Nội dung gửi lên bị ngắt giữa chừng.');
  }
  return Buffer.concat(parts);
}

/** Nothing that is sent here is nested deeper than a few levels; what walks through thousands may end the process. */
const deepest = 64;

/**
 * @returns undefined for an empty body
 * @throws Problem 400 for anything but JSON in UTF-8, and for JSON that is nested as nobody nests it
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const bad = (): Problem => badArgument('Nội dung gửi lên không phải JSON đúng.');
  if (isTooDeep(body)) throw bad();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw bad();
  }
}

/** Counts brackets outside of strings; every sign that matters is one byte in UTF-8. */
function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === 0x22) inString = !inString;
    else if (inString) at += byte === 0x5c ? 1 : 0;
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function tooLarge(limit: number): Problem {
  return new Problem(413, 'PayloadTooLarge', `Nội dung gửi lên dài quá ${Math.floor(limit / 1024)} KB.`);
}
