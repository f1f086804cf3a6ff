// What is built once is read back, and built anew when its inputs change or the file is broken.
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packFile, unpackFile } from './understanding/binary-file.ts';
import { cached } from './cache-folder.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'understanding-'));

function numbers(into: string | null, inputs: string, value: number): number {
  return cached(into, 'number.bin', {
    build: () => value,
    encode: (number) => packFile({ inputs }, [Float32Array.of(number)]),
    decode: (bytes) => {
      const { head, arrays } = unpackFile(bytes);
      return JSON.stringify(head) === JSON.stringify({ inputs }) ? (arrays[0]?.[0] ?? null) : null;
    },
  });
}

describe('cached', () => {
  it('builds once for the same inputs and again for others', () => {
    const place = join(folder(), 'made', 'when needed');
    expect(numbers(place, 'a', 1)).toBe(1);
    expect(numbers(place, 'a', 2)).toBe(1);
    expect(numbers(place, 'b', 3)).toBe(3);
    expect(readdirSync(place)).toEqual(['number.bin']);
  });

  it('builds anew over a broken file', () => {
    const place = folder();
    writeFileSync(join(place, 'number.bin'), 'rubbish');
    expect(numbers(place, 'a', 4)).toBe(4);
    expect(numbers(place, 'a', 5)).toBe(4);
  });

  it('keeps nothing without a folder', () => {
    expect([numbers(null, 'a', 6), numbers(null, 'a', 7)]).toEqual([6, 7]);
  });
});

describe('packFile', () => {
  it('keeps arrays of every kind and odd lengths, wherever the bytes begin', () => {
    const arrays = [
      Int8Array.of(-1, 2, 3),
      Uint16Array.of(65535),
      Int32Array.of(-7),
      Uint32Array.of(7, 8),
      Float32Array.of(0.5),
    ];
    const packed = packFile({ tên: 'đất' }, arrays);
    const shifted = new Uint8Array(packed.length + 1);
    shifted.set(packed, 1);
    expect(unpackFile(shifted.subarray(1))).toEqual({ head: { tên: 'đất' }, arrays });
  });
});
