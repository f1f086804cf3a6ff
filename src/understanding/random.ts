// A small repeatable source of pseudo-random numbers: training must give the same model for the same lines.

/**
 * Mulberry32 by Tommy Ettinger (public domain): fast, 32 bits of state, good enough for shuffling and noise.
 * @param seed - any 32-bit integer
 * @returns a function giving numbers in [0, 1)
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 0x100000000;
  };
}

/** The mixing step of Mulberry32: 32 bits in, 32 bits out, in which every bit depends on every one. */
export function mixed(bits: number): number {
  let value = Math.imul(bits ^ (bits >>> 15), 1 | bits);
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
  return (value ^ (value >>> 14)) >>> 0;
}

/** FNV-1a over UTF-16 code units: a stable seed from a text. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
