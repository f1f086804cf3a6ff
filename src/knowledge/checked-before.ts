// Remembers the content from one start to the next, read and checked as it was: taking 240 files apart and checking them was a fifth of a start.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { cached } from '../cache-folder.ts';

const fileName = 'content.bin';
const hashLength = 32;

/** This folder: what reads and checks content. */
const program = fileURLToPath(new URL('.', import.meta.url));
/** What it reads and checks with, by the files that name their versions. */
const libraries = ['zod/package.json', 'yaml/package.json'].map((name) =>
  createRequire(import.meta.url).resolve(name),
);

/**
 * Loads content, or gives what it was when neither a byte of its files nor the program that reads and checks them has changed since.
 * One changed file means that all is read and checked: files are checked against each other.
 *
 * @param folder - where it is remembered; null: nowhere
 * @param dir - the folder of the content
 * @param load - tells the same of the same files always; what it throws is not remembered
 * @param damaged - told the name of a file that was broken
 */
export function checkedOnce<Loaded>(
  folder: string | null,
  dir: string,
  load: () => Loaded,
  damaged?: (name: string) => void,
): Loaded {
  if (folder === null) return load();
  const inputs = hashOfFiles([...filesOf(dir, ''), ...filesOf(program, '.ts'), ...libraries]);
  return cached(folder, fileName, {
    build: load,
    encode: (loaded) => {
      const bytes = serialize(loaded);
      return Buffer.concat([inputs, hashOf(bytes), bytes]);
    },
    decode: (file) => {
      if (!inputs.equals(file.subarray(0, hashLength))) return null;
      const bytes = file.subarray(2 * hashLength);
      // A fee with a wrong digit would pass every other check: a file that was damaged is not believed.
      if (!hashOf(bytes).equals(file.subarray(hashLength, 2 * hashLength)))
        throw new Error('The file is not what was written');
      return deserialize(bytes) as Loaded;
    },
    damaged,
  });
}

function filesOf(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOfFiles(paths: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest();
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
