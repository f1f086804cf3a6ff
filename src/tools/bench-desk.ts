// `npm run bench:desk`: how long a clerk's search takes on the server, page and all, over every procedure of the imported catalogue, as clerks type.
import { fileURLToPath } from 'node:url';
import { openBrain } from '../brain.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { framed } from '../staff/pages/frame.ts';
import { searchPage } from '../staff/reference/search-page.ts';
import { html } from '../web/html.ts';
import type { Reply, Request } from '../web/types.ts';
import { timeOver } from './bench-understanding/timing.ts';
import { readQuestions } from './evaluation/questions.ts';
import { orExit } from './or-exit.ts';

const evaluation = fileURLToPath(new URL('../../models/evaluation', import.meta.url));

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(50)} ${figure}\n`);
}

const { kb, understanding } = await orExit(openBrain(readConfig(process.env), createLog('silent')));
const parts: Parameters<typeof searchPage>[0] = {
  kb: () => kb,
  find: (words, most) => understanding.find(words, most),
};
const headers: Readonly<Record<string, string>> = { 'accept-encoding': 'gzip', 'hx-request': 'true' };

/** What the server does for one key press, but for reading the request and the session. */
function answer(words: string): Reply {
  const request: Request = {
    id: 'bench',
    method: 'GET',
    path: '/can-bo',
    params: {},
    query: new URLSearchParams({ tim: words }),
    header: (name) => headers[name] ?? null,
    address: '127.0.0.1',
    body: () => Promise.resolve(Buffer.alloc(0)),
    json: () => Promise.resolve(undefined),
  };
  const settings = { secondFactor: 'optional' } as const;
  const frame = { account: null, field: html``, path: '/can-bo', settings };
  return searchPage(parts, {
    request,
    form: new URLSearchParams(),
    token: '',
    account: null,
    now: new Date(),
    page: (page) => framed(request, frame, page),
    field: html``,
  });
}

print(
  'procedures, records of the catalogue among them',
  `${kb.shelf.targets().length + kb.guides.size}, ${kb.shelf.size}`,
);
const lines = readQuestions(evaluation, null).map(({ text }) => text);
/** What stands in the box after each word that somebody types, and codes cut short. */
const typed = lines.flatMap((line) => {
  const words = line.split(' ');
  return words.map((_, index) => words.slice(0, index + 1).join(' '));
});
const codes = kb.shelf.targets().map(({ code }, index) => code.slice(0, 2 + (index % 7)));
for (const [what, all] of [
  ['whole questions', lines],
  ['words as they are typed', typed],
  ['codes as they are typed', codes],
] as const) {
  const { median, p99 } = await timeOver(all, answer);
  print(`${what} (${all.length}), ms: median / p99`, `${median.toFixed(2)} / ${p99.toFixed(2)}`);
}
