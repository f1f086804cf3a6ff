// Keeps what was built in the data folder, under the hash of everything it was built from, so that a start builds nothing.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads a built thing from the folder, or builds and keeps it.
 * @param folder - null builds anew and keeps nothing
 * @param decode - gives null (or throws) for a file that is broken or was built from other inputs
 */
export function cached<Thing>(
  folder: string | null,
  name: string,
  {
    build,
    encode,
    decode,
    damaged,
  }: {
    build: () => Thing;
    encode: (thing: Thing) => Uint8Array;
    decode: (bytes: Uint8Array) => Thing | null;
    /** Told the name of a file that was broken. */
    damaged?: ((name: string) => void) | undefined;
  },
): Thing {
  if (folder === null) return build();
  const path = join(folder, name);
  const kept = readKept(path, decode, () => damaged?.(name));
  if (kept !== null) return kept;
  const thing = build();
  mkdirSync(folder, { recursive: true });
  // Two processes may start at once: each writes a file of its own, and the rename is atomic.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, encode(thing));
  renameSync(own, path);
  return thing;
}

function readKept<Thing>(
  path: string,
  decode: (bytes: Uint8Array) => Thing | null,
  damaged: () => void,
): Thing | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // No file yet, or one that cannot be read.
    return null;
  }
  try {
    return decode(bytes);
  } catch {
    damaged();
    return null;
  }
}
