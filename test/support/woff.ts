// Turns a WOFF 1.0 web font into the plain font file that a system font folder may hold: Chromium ignores packed fonts there.
import { inflateSync } from 'node:zlib';

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly data: Buffer;
}

/**
 * Unpacks a web font.
 *
 * @param woff - the bytes of a `.woff` file (W3C WOFF File Format 1.0)
 * @returns the bytes of the same font as TrueType or OpenType
 */
export function unpackWoff(woff: Buffer): Buffer {
  const flavor = woff.readUInt32BE(4);
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) =>
    readTable(woff, 44 + index * 20),
  );
  const head = Buffer.alloc(12 + tables.length * 16);
  writeHeader(head, flavor, tables.length);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, table] of tables.entries()) {
    const at = 12 + index * 16;
    head.writeUInt32BE(table.tag, at);
    head.writeUInt32BE(table.checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.data.length, at + 12);
    const padding = Buffer.alloc((4 - (table.data.length % 4)) % 4);
    parts.push(table.data, padding);
    offset += table.data.length + padding.length;
  }
  return Buffer.concat(parts);
}

function readTable(woff: Buffer, at: number): Table {
  const offset = woff.readUInt32BE(at + 4);
  const packedLength = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const packed = woff.subarray(offset, offset + packedLength);
  return {
    tag: woff.readUInt32BE(at),
    checksum: woff.readUInt32BE(at + 16),
    data: packedLength < length ? inflateSync(packed) : packed,
  };
}

/** The search fields of the OpenType table directory. */
function writeHeader(head: Buffer, flavor: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  const searchRange = 2 ** power * 16;
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(searchRange, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(count * 16 - searchRange, 10);
}
