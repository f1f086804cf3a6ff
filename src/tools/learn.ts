// `npm run learn -- export`: writes the lessons an editor approved into models/ as a change to review, and refuses what makes any slice worse.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsFolder, placeOf } from '../brain.ts';
import { readConfig, type Config } from '../config.ts';
import { dayInVietnam, loadKnowledge, openShelf } from '../knowledge/knowledge.ts';
import { createLog } from '../log.ts';
import { openStorage } from '../storage/storage.ts';
import type { Lesson } from '../storage/types/learning.ts';
import type { Storage } from '../storage/types/storage.ts';
import { readQuestions } from './evaluation/questions.ts';
import { writeEvaluation } from './evaluation/write.ts';
import { refusalOf } from './learn/refusals.ts';
import { sayCounts, sayLesson } from './learn/report.ts';
import { knownIn, tryLessons, type Trial, type TrialParts } from './learn/trial.ts';
import { countsOf, keepHarmless, worse } from './learn/worse.ts';
import { optionsOrUsage } from './options.ts';
import { print, runCommand } from './platforms/desk.ts';

const usage =
  'Cách dùng: npm run learn -- export [--models <thư mục models>] [--margin <số câu một nhóm được lên xuống, mặc định 1>]\n';
/** Lessons of one export: more are a change that nobody can review. */
const mostAtOnce = 500;

const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      models: { type: 'string', default: modelsFolder },
      margin: { type: 'string', default: '1' },
    },
  },
  usage,
);

await runCommand(async () => {
  if (positionals.join(' ') !== 'export' || !/^\d{1,3}$/.test(values.margin)) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const config = readConfig(process.env);
  const storage = await openStorage(placeOf(config), createLog('silent'));
  try {
    await exportLessons(config, storage, values.models, Number(values.margin));
  } finally {
    await storage.close();
  }
});

async function exportLessons(
  config: Config,
  storage: Storage,
  models: string,
  margin: number,
): Promise<void> {
  const approved = (await storage.lessons.list(['approved'], mostAtOnce)).reverse();
  if (approved.length === 0) return void print('Không có nhãn nào đã duyệt đang chờ xuất.');
  const parts: TrialParts = {
    kb: loadKnowledge(undefined, await openShelf(storage.catalogue)),
    models,
    cacheFolder: join(config.dataDir, 'learn'),
    questions: readQuestions(join(models, 'evaluation'), null),
  };
  const known = knownIn(parts);
  const checked = approved.map((lesson) => ({ lesson, refusal: refusalOf(known, lesson) }));
  // What stands there now has been trained by the service already, as a rule.
  const before = countsOf((await tryLessons({ ...parts, cacheFolder: config.dataDir }, [])).results);
  const sorted = await keepHarmless<Lesson, Trial>(
    checked.flatMap(({ lesson, refusal }) => (refusal === null ? [lesson] : [])),
    async (lessons) => {
      const outcome = await tryLessons(parts, lessons);
      return { outcome, worse: worse(before, countsOf(outcome.results), margin) };
    },
  );
  const refused = [
    ...checked.flatMap(({ lesson, refusal }) => (refusal === null ? [] : [{ lesson, why: refusal }])),
    ...sorted.refused.map(({ item, why }) => ({ lesson: item, why: `Học câu này thì ${why.join('; ')}.` })),
  ];
  if (sorted.outcome !== null) {
    write(parts, sorted.outcome);
    print(sayCounts(before, countsOf(sorted.outcome.results)));
  }
  for (const lesson of sorted.kept) await settle(storage, lesson, 'exported', null);
  for (const { lesson, why } of refused) await settle(storage, lesson, 'refused', why);
  print(`Đã ghi vào ${models}: ${sorted.kept.length} nhãn.`, ...sorted.kept.map(sayLesson));
  if (refused.length > 0) {
    print(
      `Không nhận: ${refused.length} nhãn.`,
      ...refused.map(({ lesson, why }) => `${sayLesson(lesson)}: ${why}`),
    );
    process.exitCode = 1;
  }
}

/** The change to review: the texts that were learnt from, and what they were measured to give. */
function write({ kb, models }: TrialParts, { texts, results }: Trial): void {
  for (const { name, text } of texts.intentFiles) writeFileSync(join(models, 'intents', name), text);
  writeFileSync(join(models, 'aliases.tsv'), texts.aliases);
  const nameOf = (code: string): string => {
    const unit = kb.units.get(code);
    return unit === undefined ? code : `${unit.type} ${unit.name}`;
  };
  writeEvaluation(models, results, nameOf, dayInVietnam(new Date()));
}

async function settle(
  { lessons }: Storage,
  { id }: Lesson,
  to: 'exported' | 'refused',
  reason: string | null,
): Promise<void> {
  const entry = {
    at: new Date(),
    actor: 'lệnh',
    subject: String(id),
    detail: reason === null ? null : { reason },
  };
  await lessons.move(id, 'approved', to, reason, { ...entry, action: `lesson-${to}` });
}
