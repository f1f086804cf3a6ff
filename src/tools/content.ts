// `npm run content -- check | new | diff | as-of | expiring | picture`: for the people who edit content, in Vietnamese.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { dayInVietnam } from '../knowledge/knowledge.ts';
import { ContentError } from '../knowledge/yaml-file.ts';
import { check } from './content/check.ts';
import { openRecords, type Options, type Outcome } from './content/command.ts';
import { asOf, expiring } from './content/days.ts';
import { diff } from './content/diff.ts';
import { begin } from './content/new.ts';
import { allPictures, picture, UnknownProcedure } from './content/picture.ts';
import { UnknownVersion } from './content/versions.ts';

const usage = `Cách dùng:
  npm run content -- check [thư mục] [--catalogue]      mọi lỗi một lần; --catalogue: so với bản ghi đã nhập
  npm run content -- new <mã thủ tục>                    bắt đầu một hướng dẫn từ bản ghi đã nhập
  npm run content -- diff <a> <b>                        khác nhau giữa hai thư mục, hoặc hai bản của git (HEAD~1 HEAD)
  npm run content -- as-of <ngày, ví dụ 2027-01-01>      ngày đó trả lời khác hôm nay ở đâu
  npm run content -- expiring [--days 60] [--catalogue]  điều gì sắp hết hạn, bắt đầu, hay phải xem lại
  npm run content -- picture <mã thủ tục, hành trình, cách nộp> [--out hình.svg]
  npm run content -- picture --all                       vẽ lại mọi hình trong docs/so-do
`;

const day = z.iso.date();
const wrongUse: Outcome = { lines: [usage.trimEnd()], code: 2 };

async function run(words: readonly string[], options: Options): Promise<Outcome> {
  const [command, first, second] = words;
  const shelf = options.catalogue ? await openRecords() : null;
  if (command === 'new' && first !== undefined) return begin(first, await openRecords(), second);
  if (command === 'check') return check(first, shelf);
  if (command === 'diff' && first !== undefined && second !== undefined) return diff(first, second);
  if (command === 'as-of' && day.safeParse(first).success) return asOf(day.parse(first), options.today);
  if (command === 'expiring') return expiring(options.today, options.days, shelf);
  if (command === 'picture' && options.all) return allPictures(options.out);
  if (command === 'picture' && first !== undefined) return picture(first, options.out);
  return wrongUse;
}

/** The options as typed; null when one of them cannot be used. */
function readOptions(): { readonly words: readonly string[]; readonly options: Options } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        catalogue: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        now: { type: 'string' },
        days: { type: 'string', default: '60' },
        out: { type: 'string' },
      },
    });
    const days = z.coerce.number().int().min(0).max(3650).parse(values.days);
    const now = values.now ? z.iso.datetime({ offset: true }).or(day).parse(values.now) : null;
    const today = dayInVietnam(now === null ? new Date() : new Date(now));
    return {
      words: positionals,
      options: { catalogue: values.catalogue, all: values.all, today, days, out: values.out ?? null },
    };
  } catch {
    return null;
  }
}

async function outcome(): Promise<Outcome> {
  const read = readOptions();
  if (!read) return wrongUse;
  try {
    return await run(read.words, read.options);
  } catch (error) {
    if (error instanceof ContentError || error instanceof UnknownVersion || error instanceof UnknownProcedure)
      return { lines: [error.message], code: 1 };
    throw error;
  }
}

const { lines, code } = await outcome();
(code === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = code;
