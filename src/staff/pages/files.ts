// The files the pages of the desk use, served by ourselves under names that change with their content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compressed } from '../../web/compressed.ts';
import type { Reply, Request } from '../../web/types.ts';

interface DeskFile {
  readonly name: FileName;
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  readonly version: string;
}

const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const here = (name: string): URL => new URL(name, import.meta.url);
const shared = ['tokens', 'base', 'reading'].map((name) => here(`../../web/${name}.css`));
/** As it comes from npm, served by ourselves. */
const htmx = pathToFileURL(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'));

const files = [
  file('desk.css', css, [...shared, here('./head.css'), here('./desk.css')]),
  file('phieu.css', css, [here('./paper.css')]),
  file('desk.js', script, [here('./desk.js')]),
  file('htmx.js', script, [htmx]),
] as const;

type FileName = 'desk.css' | 'phieu.css' | 'desk.js' | 'htmx.js';

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

function file(name: FileName, type: string, parts: readonly URL[]): DeskFile {
  const body = Buffer.concat(parts.map((at) => readFileSync(at)));
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { name, type, body, gzipped: gzipSync(body), version };
}
