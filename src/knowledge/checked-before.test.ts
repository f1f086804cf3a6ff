// What is remembered of content is what it says, another byte means that all is checked again, and a damaged memory is not believed.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkedOnce } from './checked-before.ts';
import { contentFolder } from './knowledge.ts';
import { loadContent } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'checked-'));
const content = mkdtempSync(join(tmpdir(), 'content-'));

/** Loads content as a start does; returns what it says, whether it was read, and which files were damaged. */
function start(): { says: { fee: number }; read: boolean; damaged: string[] } {
  let read = false;
  const damaged: string[] = [];
  const load = (): { fee: number } => {
    read = true;
    return { fee: Number(readFileSync(join(content, 'fee.yml'), 'utf8')) };
  };
  const says = checkedOnce(folder, content, load, (name) => damaged.push(name));
  return { says, read, damaged };
}

it('reads and checks again what has changed, and nothing else', () => {
  writeFileSync(join(content, 'fee.yml'), '8000');
  expect(start()).toEqual({ says: { fee: 8000 }, read: true, damaged: [] });
  expect(start()).toEqual({ says: { fee: 8000 }, read: false, damaged: [] });
  writeFileSync(join(content, 'fee.yml'), '6000');
  expect(start()).toEqual({ says: { fee: 6000 }, read: true, damaged: [] });
  // A file more may be a mistake too.
  writeFileSync(join(content, 'more.yml'), '');
  expect(start().read).toBe(true);
});

it('does not believe a memory in which a digit changed', () => {
  start();
  const path = join(folder, 'content.bin');
  const bytes = readFileSync(path);
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(start()).toEqual({ says: { fee: 6000 }, read: true, damaged: ['content.bin'] });
  expect(start().damaged).toEqual([]);
});

it('gives the content of the program back as it was', () => {
  const load = (): unknown => loadContent(contentFolder);
  const fresh = checkedOnce(folder, contentFolder, load);
  const kept = checkedOnce(folder, contentFolder, () => null);
  expect(kept).toStrictEqual(fresh);
});
