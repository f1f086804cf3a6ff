// The files the pages of the desk use, served by ourselves under names that change with their content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compressed } from '../../web/compressed.ts';
import type { Reply, Request } from '../../web/types.ts';

interface DeskFile {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  readonly version: string;
}

const files = [file('desk.css', 'text/css; charset=utf-8', new URL('./desk.css', import.meta.url))] as const;

type FileName = 'desk.css';

/** The address of a file as it is now. */
export function fileUrl(name: FileName): string {
  return `/can-bo/tep/${name}?v=${files.find((one) => one.name === name)?.version ?? ''}`;
}

/** @returns null if there is no such file */
export function fileReply(request: Request): Reply | null {
  const found = files.find(({ name }) => name === request.params['file']);
  if (found === undefined) return null;
  const headers = { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' };
  return compressed(request, found.body, () => found.gzipped, headers);
}

function file(name: string, type: string, at: URL): DeskFile {
  const body = readFileSync(at);
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { name, type, body, gzipped: gzipSync(body), version };
}
