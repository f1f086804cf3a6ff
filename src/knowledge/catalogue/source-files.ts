// Reads official records from files: JSON lines (also gzip), a JSON file of the portal's API, or a folder of such files.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceItem } from './import.ts';
import { readLine, readRecord } from './read-record.ts';

/**
 * @param path - .jsonl, .jsonl.gz, .json, or a folder
 * @throws what the file system throws when the path cannot be read
 */
export async function* sourceItems(path: string): AsyncGenerator<SourceItem> {
  if (statSync(path).isDirectory()) {
    for (const file of jsonFiles(path)) yield* documentItems(join(path, file), `${file}: `);
  } else if (path.endsWith('.json')) yield* documentItems(path, '');
  else yield* lineItems(path);
}

async function* lineItems(path: string): AsyncGenerator<SourceItem> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    if (line.trim() !== '') yield { where: `dòng ${number}`, read: readLine(line) };
  }
}

/** Lines of a text file, packed or not. Not readline: it loses the error of a damaged file. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input: Readable = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** A document holds one record, or a list of them. */
function* documentItems(path: string, prefix: string): Generator<SourceItem> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    yield { where: `${prefix}cả tệp`, read: { reason: 'không phải JSON' } };
    return;
  }
  if (!Array.isArray(value)) yield { where: `${prefix}cả tệp`, read: readRecord(value) };
  else {
    for (const [i, item] of value.entries()) yield { where: `${prefix}mục ${i + 1}`, read: readRecord(item) };
  }
}

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
