// `npm run centres`: the form for addresses, phones and hours of the 69 centres, its check, and taking it over into the content.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { contentFolder, dayInVietnam, loadKnowledge, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Centre } from '../knowledge/types.ts';
import { ContentError } from '../knowledge/yaml-file.ts';
import { centreForm, readCentres } from './centres/form.ts';
import { optionsOrUsage } from './options.ts';

const usage = `Cách dùng:
  npm run centres -- form [--out trung-tam.csv]   viết mẫu cho 69 xã, phường, kèm những gì đã biết
  npm run centres -- check <tệp.csv>              xem tệp đã điền có lỗi gì
  npm run centres -- record <tệp.csv>             đưa tệp đã điền vào nội dung
`;

const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'trung-tam.csv' },
      content: { type: 'string', default: contentFolder },
      now: { type: 'string' },
    },
  },
  usage,
);
const [command, file] = positionals;
const today = dayInVietnam(values.now ? new Date(values.now) : new Date());

process.exitCode = run();

function run(): number {
  try {
    if (command === 'form') return form(loadKnowledge(values.content));
    if ((command === 'check' || command === 'record') && file !== undefined)
      return take(loadKnowledge(values.content), file, command === 'record');
    process.stderr.write(usage);
    return 2;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function form(kb: KnowledgeBase): number {
  writeFileSync(values.out, centreForm(kb));
  process.stdout.write(
    `Đã viết ${values.out}: ${kb.units.size} xã, phường. Ô nào chưa biết thì để trống, trợ lý sẽ nói là chưa có.\n`,
  );
  return 0;
}

function take(kb: KnowledgeBase, path: string, keep: boolean): number {
  const { centres, problems } = readCentres(readFileSync(path, 'utf8'), kb, today);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) {
    process.stderr.write(`Có ${problems.length} lỗi, chưa ghi gì. Sửa rồi chạy lại.\n`);
    return 1;
  }
  const all = new Map([...kb.centres, ...centres.map((c) => [c.unit, c] as const)]);
  if (keep) save(all);
  const lacking = kb.units.size - all.size;
  process.stdout.write(
    `${keep ? 'Đã ghi' : 'Tệp đúng'}: ${centres.length} trung tâm. ${lacking === 0 ? 'Đủ 69 xã, phường.' : `Còn ${lacking} xã, phường chưa có gì.`}\n`,
  );
  return 0;
}

function save(centres: ReadonlyMap<string, Centre>): void {
  const path = join(values.content, 'centres.yml');
  const heading = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');
  const sorted = [...centres.values()].sort((a, b) => a.unit.localeCompare(b.unit));
  writeFileSync(path, `${heading}\n${stringify(sorted)}`);
}
