// `npm run links`: writes the list of links for people to open, and records who confirmed which one when.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, dayInVietnam, isDoubtful, loadKnowledge } from '../knowledge/knowledge.ts';
import { ContentError } from '../knowledge/yaml-file.ts';
import { linkRows, listCsv, listHtml } from './links/list.ts';
import { checksFile, readList } from './links/record.ts';
import { optionsOrUsage } from './options.ts';

const usage = `Cách dùng:
  npm run links -- [list] [--out thư mục]        viết links.html để bấm và links.csv để điền
  npm run links -- record <links.csv đã điền>    ghi lại ai đã mở đường dẫn nào, ngày nào
  npm run links -- status                        còn bao nhiêu đường dẫn chưa ai mở, hoặc mở đã lâu
`;

const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      out: { type: 'string', default: '.' },
      content: { type: 'string', default: contentFolder },
      now: { type: 'string' },
    },
  },
  usage,
);
const [command = 'list', argument] = positionals;
const today = dayInVietnam(values.now ? new Date(values.now) : new Date());

process.exitCode = run();

function run(): number {
  try {
    if (command === 'list') return list();
    if (command === 'status') return status();
    if (command === 'record' && argument !== undefined) return record(argument);
    process.stderr.write(usage);
    return 2;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function list(): number {
  const rows = linkRows(loadKnowledge(values.content));
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'links.csv'), listCsv(rows));
  writeFileSync(join(values.out, 'links.html'), listHtml(rows, today));
  process.stdout.write(
    `Đã viết ${rows.length} đường dẫn vào links.html và links.csv. Mở links.html, bấm từng dòng, điền links.csv, rồi chạy: npm run links -- record links.csv\n`,
  );
  return 0;
}

function record(file: string): number {
  const kb = loadKnowledge(values.content);
  const known = new Set(linkRows(kb).map((row) => row.url));
  const { checks, problems } = readList(readFileSync(file, 'utf8'), known, today);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) {
    process.stderr.write('Chưa ghi gì. Sửa các dòng trên rồi chạy lại.\n');
    return 1;
  }
  const path = join(values.content, 'link-checks.yml');
  const heading = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');
  writeFileSync(path, checksFile(heading, kb.linkChecks, checks));
  const wrong = checks.filter((c) => !c.opens).length;
  process.stdout.write(
    `Đã ghi ${checks.length} lần mở, ${wrong} lần không đúng trang. Đường dẫn không đúng trang sẽ được thay bằng ô tìm kiếm của Cổng.\n`,
  );
  return 0;
}

function status(): number {
  const rows = linkRows(loadKnowledge(values.content));
  const doubtful = rows.filter(({ check }) => isDoubtful(check?.opens ? check.on : null, today));
  process.stdout.write(
    `${rows.length} đường dẫn; ${rows.length - doubtful.length} có người mở trong 180 ngày qua, ${doubtful.length} chưa ai mở hoặc mở đã lâu (trợ lý nói kèm cách tìm).\n`,
  );
  return 0;
}
