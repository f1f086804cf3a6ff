// Remembers what YAML files say from one start to the next: taking 250 of them apart was a quarter of a start.
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { keep, readKept } from '../cache-folder.ts';

const fileName = 'content.bin';

/** What texts say, by their hash. */
type Parsed = Map<string, unknown>;

/** While content is loaded: what is known from before, and what is said now. */
let before: Parsed = new Map();
let now: Parsed = new Map();

/**
 * Loads content, taking apart only files that have changed.
 * @param folder where it is remembered; null: nowhere
 * @param damaged told the name of a file that was broken
 */
export function rememberingYaml<Loaded>(
  folder: string | null,
  damaged: ((name: string) => void) | undefined,
  load: () => Loaded,
): Loaded {
  if (folder === null) return load();
  before = readKept(folder, fileName, decode, damaged) ?? new Map<string, unknown>();
  now = new Map();
  try {
    const loaded = load();
    const changed = now.size !== before.size || [...now.keys()].some((key) => !before.has(key));
    if (changed) keep(folder, fileName, encode(now));
    return loaded;
  } finally {
    before = new Map();
    now = new Map();
  }
}

/**
 * What a text says.
 * @param parse takes it apart; what it throws is not remembered
 */
export function parsedOnce(text: string, parse: () => unknown): unknown {
  const key = createHash('sha256').update(text).digest('base64url');
  const value = before.has(key) ? before.get(key) : parse();
  now.set(key, value);
  return value;
}

/** A fee with a wrong digit would pass every other check: a file that was damaged is not believed. */
function encode(parsed: Parsed): Buffer {
  const bytes = serialize(parsed);
  return Buffer.concat([hashOf(bytes), bytes]);
}

function decode(file: Uint8Array): Parsed {
  const bytes = file.subarray(hashLength);
  if (!hashOf(bytes).equals(file.subarray(0, hashLength)))
    throw new Error('The file is not what was written');
  return deserialize(bytes) as Parsed;
}

const hashLength = 32;

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
