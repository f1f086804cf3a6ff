// `npm run bench:understanding`: speed, size and start of the understanding room, beside nlp.js as it comes and MiniSearch, in one run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { miniSearch, plainNlpjs } from './bench-understanding/rivals.ts';
import { openShelfOf } from './bench-understanding/shelf.ts';
import { cpuSeconds, timeOver } from './bench-understanding/timing.ts';
import { readQuestions } from './evaluation/questions.ts';
import { orExit } from './or-exit.ts';
import { understandingInputs } from '../brain.ts';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import { readTrainingData } from '../understanding/intents/training-lines.ts';
import { createUnderstanding } from '../understanding/understanding.ts';

const evaluation = fileURLToPath(new URL('../../models/evaluation', import.meta.url));
const ready = z.strictObject({ milliseconds: z.number(), bytes: z.number() });
/** Starts that are measured; the middle one counts. */
const starts = 3;

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(58)} ${figure}\n`);
}

/** Builds everything in an empty folder, then starts again from what was kept there. */
function measureBuilding(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-understanding-'));
  try {
    const begun = process.cpuUsage();
    createUnderstanding({ ...inputs, cacheFolder: folder });
    print('training and indexing, s of processor time', cpuSeconds(begun).toFixed(1));
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    print('model and index on disk, MB', (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureStart(): void {
  const script = fileURLToPath(new URL('bench-understanding/ready.ts', import.meta.url));
  const runs = Array.from({ length: starts }, () =>
    ready.parse(JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }))),
  ).sort((a, b) => a.milliseconds - b.milliseconds);
  const middle = runs[Math.floor(starts / 2)];
  print('ready from the cache, ms of processor time', (middle?.milliseconds ?? 0).toFixed(0));
  print('memory added (RSS), MB', ((middle?.bytes ?? 0) / 1e6).toFixed(0));
}

function ratio(theirs: number, ours: number): string {
  return (theirs / ours).toFixed(1);
}

/** Share of the items that are right, in percent. */
function percent<Item>(items: readonly Item[], isRight: (item: Item) => boolean): string {
  return ((100 * items.filter(isRight).length) / items.length).toFixed(1);
}

const config = readConfig(process.env);
const kb = loadKnowledge(undefined, await orExit(openShelfOf(config)));
const inputs = understandingInputs(kb, config.dataDir);
print('procedures', String(inputs.targets.length));
measureBuilding();
const room = createUnderstanding(inputs);
measureStart();

const questions = readQuestions(evaluation, null);
const messages = questions.map(({ text }) => text);
const linked = questions.flatMap(({ text, codes }) => (codes === null ? [] : [{ text, codes }]));
const own = await timeOver(messages, (message) => room.understand(message));
print('understand(), ms: median / p99', `${own.median.toFixed(3)} / ${own.p99.toFixed(3)}`);
print('understand(), messages a second', own.perSecond.toFixed(0));

const { lines } = readTrainingData(inputs.intentFiles);
const nlpjs = await plainNlpjs(lines);
const plain = await timeOver(messages, nlpjs.intentOf);
print('nlp.js without a plugin: training, s of processor time', nlpjs.seconds.toFixed(1));
print('nlp.js: model as JSON, MB', (nlpjs.bytes / 1e6).toFixed(2));
print('nlp.js: intent alone, ms: median / p99', `${plain.median.toFixed(3)} / ${plain.p99.toFixed(3)}`);

const search = miniSearch(inputs.targets);
const searched = await timeOver(messages, search);
print(
  'MiniSearch: procedure alone, ms: median / p99',
  `${searched.median.toFixed(3)} / ${searched.p99.toFixed(3)}`,
);
print(
  'time against nlp.js and MiniSearch together (median)',
  `${ratio(plain.median + searched.median, own.median)} × faster`,
);
print(
  'time against nlp.js and MiniSearch together (p99)',
  `${ratio(plain.p99 + searched.p99, own.p99)} × faster`,
);

const reports = new Map(
  readTrainingData(inputs.intentFiles).intents.map(({ label, reports }) => [label, reports]),
);
const answers = await Promise.all(
  questions.map(async ({ text, intents }) => ({
    intents,
    ours: (await room.understand(text)).reported ?? '',
    theirs: reports.get(String(await nlpjs.intentOf(text))) ?? '',
  })),
);
print(
  'intent right on the evaluation lines, %: ours / nlp.js',
  `${percent(answers, (a) => a.intents.includes(a.ours))} / ${percent(answers, (a) => a.intents.includes(a.theirs))}`,
);
const found = await Promise.all(
  linked.map(async ({ text, codes }) => ({
    codes,
    ours: (await room.understand(text)).candidates.map(({ code }) => code),
    theirs: search(text),
  })),
);
for (const [name, limit] of [
  ['first', 1],
  ['in three', 3],
] as const) {
  const within = (codes: readonly string[], right: readonly string[]): boolean =>
    codes.slice(0, limit).some((code) => right.includes(code));
  print(
    `procedure ${name}, %: ours / MiniSearch`,
    `${percent(found, (f) => within(f.ours, f.codes))} / ${percent(found, (f) => within(f.theirs, f.codes))}`,
  );
}
