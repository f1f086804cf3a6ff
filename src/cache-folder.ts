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
  const kept = readKept(folder, name, decode, damaged);
  if (kept !== null) return kept;
  const thing = build();
  keep(folder, name, encode(thing));
  return thing;
}

/** Keeps a file in the folder, whole or not at all. */
export function keep(folder: string, name: string, bytes: Uint8Array): void {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  // Two processes may start at once: each writes a file of its own, and the rename is atomic.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, bytes);
  renameSync(own, path);
}

/** What a file of the folder holds; null where there is none, or one that is broken or of other inputs. */
export function readKept<Thing>(
  folder: string,
  name: string,
  decode: (bytes: Uint8Array) => Thing | null,
  damaged?: (name: string) => void,
): Thing | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, name));
  } catch {
    // No file yet, or one that cannot be read.
    return null;
  }
  try {
    return decode(bytes);
  } catch {
    damaged?.(name);
    return null;
  }
}
