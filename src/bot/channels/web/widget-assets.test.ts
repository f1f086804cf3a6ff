// The bundle is made once per content, and a broken one is made again.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadWidget } from './widget-assets.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guidance-widget-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const kept = async (): Promise<string> => {
  const [name] = await readdir(join(dataDir, 'cache'));
  return join(dataDir, 'cache', name ?? '');
};

test('a second start takes what the first has made', async () => {
  await loadWidget(dataDir);
  const file = await kept();
  const bundles = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...bundles, chat: 'kept' }));
  const again = await loadWidget(dataDir);
  expect(again.chat.body.toString()).toBe('kept');
});

test('a bundle that was cut short is made again', async () => {
  const first = await loadWidget(dataDir);
  const file = await kept();
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 1000));
  const again = await loadWidget(dataDir);
  expect(again.chat.version).toBe(first.chat.version);
});

test('bundles of other releases are cleared away', async () => {
  await loadWidget(dataDir);
  const file = await kept();
  await rm(file);
  await writeFile(join(dataDir, 'cache', 'widget-0000000000000000.json'), '{}');
  await loadWidget(dataDir);
  expect(await readdir(join(dataDir, 'cache'))).toEqual([file.slice(file.lastIndexOf('widget-'))]);
});

test('two starts at once do not disturb each other', async () => {
  const [one, two] = await Promise.all([loadWidget(dataDir), loadWidget(dataDir)]);
  expect(one.chat.version).toBe(two.chat.version);
  expect(await readdir(join(dataDir, 'cache'))).toHaveLength(1);
});
