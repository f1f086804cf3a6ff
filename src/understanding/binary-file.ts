// One file form for everything that is built once and kept: a JSON head and typed arrays, read back in a few milliseconds.

/** The arrays a file may hold. */
export type NumberArray = Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

const kinds = { Int8Array, Uint16Array, Int32Array, Uint32Array, Float32Array } as const;
type Kind = keyof typeof kinds;

interface Layout {
  readonly head: unknown;
  readonly arrays: readonly { readonly kind: Kind; readonly length: number }[];
}

/** Arrays begin at multiples of this, as typed arrays demand. */
const alignment = 4;

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function kindOf(array: NumberArray): Kind {
  return array.constructor.name as Kind;
}

/**
 * @param head - anything JSON can hold
 * @returns head length (4 bytes, little endian), head, arrays; each part at a multiple of 4
 */
export function packFile(head: unknown, arrays: readonly NumberArray[]): Uint8Array {
  const layout: Layout = {
    head,
    arrays: arrays.map((array) => ({ kind: kindOf(array), length: array.length })),
  };
  const json = new TextEncoder().encode(JSON.stringify(layout));
  const start = alignment + aligned(json.length);
  const bytes = new Uint8Array(arrays.reduce((size, array) => size + aligned(array.byteLength), start));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, alignment);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * @param bytes - a file written by packFile
 * @returns its parts
 * @throws Error when the file is cut off or no such file
 */
export function unpackFile(bytes: Uint8Array): { head: unknown; arrays: NumberArray[] } {
  // A copy: the buffer of a file that was read may begin at any offset.
  const { buffer } = new Uint8Array(bytes);
  const length = new DataView(buffer).getUint32(0, true);
  const layout = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, alignment, length))) as Layout;
  let at = alignment + aligned(length);
  const arrays = layout.arrays.map(({ kind, length: count }) => {
    const array = new kinds[kind](buffer, at, count);
    at += aligned(array.byteLength);
    return array;
  });
  return { head: layout.head, arrays };
}
