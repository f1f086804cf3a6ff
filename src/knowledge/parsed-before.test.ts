// What is remembered of YAML files is what they say, and a damaged memory is not believed.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parsedOnce, rememberingYaml } from './parsed-before.ts';

const folder = mkdtempSync(join(tmpdir(), 'parsed-'));

/** Reads texts as a start does; returns what they say, which of them were taken apart, and which files were damaged. */
function start(...texts: string[]): { says: unknown[]; apart: string[]; damaged: string[] } {
  const apart: string[] = [];
  const damaged: string[] = [];
  const says = rememberingYaml(
    folder,
    (name) => damaged.push(name),
    () =>
      texts.map((text) =>
        parsedOnce(text, () => {
          apart.push(text);
          return { fee: Number(text) };
        }),
      ),
  );
  return { says, apart, damaged };
}

it('takes apart only what changed', () => {
  expect(start('8000', '5000')).toEqual({
    says: [{ fee: 8000 }, { fee: 5000 }],
    apart: ['8000', '5000'],
    damaged: [],
  });
  expect(start('8000', '6000')).toEqual({
    says: [{ fee: 8000 }, { fee: 6000 }],
    apart: ['6000'],
    damaged: [],
  });
  // What no file says any more is forgotten.
  expect(start('5000').apart).toEqual(['5000']);
});

it('does not believe a memory in which a digit changed', () => {
  start('8000');
  const path = join(folder, 'content.bin');
  const bytes = readFileSync(path);
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(start('8000')).toEqual({ says: [{ fee: 8000 }], apart: ['8000'], damaged: ['content.bin'] });
  expect(start('8000').damaged).toEqual([]);
});
