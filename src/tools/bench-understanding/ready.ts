// Run as a process of its own: how long the understanding room takes to be ready, and how much memory that adds.
import { openShelfOf } from './shelf.ts';
import { cpuSeconds } from './timing.ts';
import { understandingInputs } from '../../brain.ts';
import { readConfig } from '../../config.ts';
import { loadKnowledge } from '../../knowledge/knowledge.ts';
import { createUnderstanding } from '../../understanding/understanding.ts';

const config = readConfig(process.env);
const inputs = understandingInputs(loadKnowledge(undefined, await openShelfOf(config)), config.dataDir);
globalThis.gc?.();
const before = process.memoryUsage().rss;
const begun = process.cpuUsage();
const room = createUnderstanding(inputs);
const milliseconds = 1000 * cpuSeconds(begun);
for (const message of ['làm khai sinh ở đâu', 'mất bằng lái xe', 'phí bao nhiêu'])
  await room.understand(message);
globalThis.gc?.();
const bytes = process.memoryUsage().rss - before;
process.stdout.write(JSON.stringify({ milliseconds, bytes }));
