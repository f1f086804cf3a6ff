// `npm run bench:desk`: how long a clerk's search takes on the server, over every procedure of the imported catalogue, as clerks type.
import { fileURLToPath } from 'node:url';
import { openBrain } from '../brain.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { searchProcedures } from '../staff/reference/search.ts';
import { readQuestions } from './evaluation/questions.ts';
import { orExit } from './or-exit.ts';
import { timeOver } from './bench-understanding/timing.ts';

const evaluation = fileURLToPath(new URL('../../models/evaluation', import.meta.url));

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(50)} ${figure}\n`);
}

const brain = await orExit(openBrain(readConfig(process.env), createLog('silent')));
const { kb, understanding } = brain;
print('procedures', String(kb.shelf.targets().length + kb.guides.size));
const lines = readQuestions(evaluation, null).map(({ text }) => text);
const names = kb.shelf.targets().map(({ name }) => name);
/** What stands in the box after each word that somebody types, and codes cut short. */
const typed = [...lines, ...names.slice(0, 500)].flatMap((line) => {
  const words = line.split(' ');
  return words.map((_, index) => words.slice(0, index + 1).join(' '));
});
const codes = kb.shelf.targets().map(({ code }, index) => code.slice(0, 2 + (index % 7)));
for (const [what, all] of [
  ['whole questions', lines],
  ['words as they are typed', typed],
  ['codes as they are typed', codes],
] as const) {
  const { median, p99 } = await timeOver(all, (words) =>
    searchProcedures(kb, (one, most) => understanding.find(one, most), words),
  );
  print(`${what} (${all.length}), ms: median / p99`, `${median.toFixed(3)} / ${p99.toFixed(3)}`);
}
