// `npm run evaluate`: measures understanding on labelled questions; for our own set it writes models/REPORT.md and models/figures.json.
import { join } from 'node:path';
import { calibrate } from './evaluation/calibrate.ts';
import { askAll, isRight } from './evaluation/measure.ts';
import { readQuestions, readSlugCodes } from './evaluation/questions.ts';
import { reportOf } from './evaluation/report.ts';
import { writeEvaluation } from './evaluation/write.ts';
import { modelsFolder, openBrain, type Brain } from '../brain.ts';
import { readConfig } from '../config.ts';
import { dayInVietnam } from '../knowledge/knowledge.ts';
import { createLog } from '../log.ts';
import { orExit } from './or-exit.ts';
import { optionsOrUsage } from './options.ts';

const usage =
  'Cách dùng: npm run evaluate [-- <câu-hỏi.jsonl> --codes <slug-codes.json>] [--wrong] [--calibrate]\n';
const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      codes: { type: 'string' },
      wrong: { type: 'boolean', default: false },
      calibrate: { type: 'boolean', default: false },
    },
  },
  usage,
);

const own = positionals.length === 0;
const { kb, understanding: room } = await orExit(start());

async function start(): Promise<Brain> {
  return openBrain(readConfig(process.env), createLog('silent'));
}

const nameOf = (unit: string): string => {
  const found = kb.units.get(unit);
  return found ? `${found.type} ${found.name}` : unit;
};
const slugCodes = values.codes === undefined ? null : readSlugCodes(values.codes);
const paths = own ? [join(modelsFolder, 'evaluation')] : positionals;
for (const path of paths) {
  if (values.calibrate) {
    const fitted = await calibrate(readQuestions(path, slugCodes), (text) => room.explain(text));
    process.stdout.write(`${JSON.stringify(fitted, null, 2)}\n`);
    continue;
  }
  const results = await askAll(readQuestions(path, slugCodes), (text) => room.understand(text));
  process.stdout.write(`${reportOf(results, path, nameOf, true)}\n`);
  if (own) writeEvaluation(modelsFolder, results, nameOf, dayInVietnam(new Date()));
  if (!values.wrong) continue;
  for (const { question, understood } of results.filter((result) => !isRight(result))) {
    const top = understood.candidates[0];
    process.stdout.write(
      `${question.id}\t${question.text}\t${question.intents.join('/')} ${question.codes?.join('/') ?? ''}\t${understood.intent ?? ''} ${(understood.intents[0]?.confidence ?? 0).toFixed(2)} ${top?.code ?? ''} ${(top?.confidence ?? 0).toFixed(2)}\t${understood.band}\n`,
    );
  }
}
