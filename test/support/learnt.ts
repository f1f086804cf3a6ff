// Gives a service with data of its own what other tests have learnt from the same files: learning it again would take longer than a test.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createBrain } from '../../src/app.ts';

/** Where runs of tests keep what is costly to make: models and the bundle of the widget. */
export const testData = new URL('../../data/test', import.meta.url).pathname;

/** Learns if nobody has yet, and copies the models. */
export async function bringLearnt(dataDir: string): Promise<void> {
  createBrain(testData);
  await mkdir(dataDir, { recursive: true });
  const learnt = (await readdir(testData)).filter((name) => name.endsWith('.bin'));
  await Promise.all(learnt.map((name) => copyFile(join(testData, name), join(dataDir, name))));
}
