// Gives a service with data of its own what other tests have learnt from the same files: learning it again would take longer than a test.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where runs of tests keep what is costly to make: models and the bundle of the widget. */
export const testData = new URL('../../data/test', import.meta.url).pathname;

/** Copies the models, which the preparation of all tests has learnt. */
export async function bringLearnt(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const learnt = (await readdir(testData)).filter((name) => name.endsWith('.bin'));
  await Promise.all(learnt.map((name) => copyFile(join(testData, name), join(dataDir, name))));
}
