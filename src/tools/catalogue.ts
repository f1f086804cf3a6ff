// `npm run catalogue -- import | sync | list | show`: brings the portal's official records into storage, without stopping a running server.
import { setImmediate as pause } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { importRecords, type ImportReport, type ImportResult } from '../knowledge/catalogue/import.ts';
import { unpack } from '../knowledge/catalogue/shelf.ts';
import { sourceItems } from '../knowledge/catalogue/source-files.ts';
import { syncRecords } from '../knowledge/catalogue/sync.ts';
import { dayInVietnam, loadKnowledge, openShelf, sayDay } from '../knowledge/knowledge.ts';
import { createLog } from '../log.ts';
import { openStorage } from '../storage/storage.ts';
import type { Catalogue, CatalogueCrawl } from '../storage/types/catalogue.ts';
import { openPortalDoor, readPortalSettings } from './catalogue/portal-door.ts';
import { optionsOrUsage } from './options.ts';

const usage = `Cách dùng:
  npm run catalogue -- import <tệp .jsonl, .jsonl.gz, .json, hoặc thư mục> [--part | --whole] [--crawled-on 2026-07-18]
  npm run catalogue -- sync                      tải từ Cổng, chỉ khi đã đặt CATALOGUE_API_URL
  npm run catalogue -- list                      các lần lấy bản ghi
  npm run catalogue -- show <mã thủ tục> [--guide]
`;

const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      part: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      'crawled-on': { type: 'string' },
      guide: { type: 'boolean', default: false },
    },
  },
  usage,
);
const [command, argument] = positionals;
const now = (): Date => new Date();

process.exitCode = await run();

async function run(): Promise<number> {
  const work = workOf();
  if (!work) {
    process.stderr.write(usage);
    return 2;
  }
  const config = readConfig(process.env);
  const place = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
  const storage = await openStorage(place, createLog('silent'));
  try {
    return await work(storage.catalogue);
  } catch (error) {
    process.stderr.write(`\n${sayError(error)}\n`);
    return 1;
  } finally {
    await storage.close();
  }
}

/** What went wrong, for the person at the terminal: a missing or damaged file is named as such. */
function sayError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `Không có tệp hay thư mục ${argument ?? ''}.`;
  if (code.startsWith('Z_')) return `Tệp ${argument ?? ''} bị hỏng hoặc chưa tải hết.`;
  return error.message;
}

function workOf(): ((catalogue: Catalogue) => Promise<number>) | null {
  if (command === 'import' && argument !== undefined) return (catalogue) => importFrom(catalogue, argument);
  if (command === 'show' && argument !== undefined) return (catalogue) => show(catalogue, argument);
  if (command === 'sync') return sync;
  return command === 'list' ? list : null;
}

async function importFrom(catalogue: Catalogue, path: string): Promise<number> {
  const started = performance.now();
  // The system's own highest figure also counts the process that started this one.
  let memory = 0;
  const result = await importRecords(catalogue, sourceItems(path), {
    source: 'file',
    crawledOn: values['crawled-on'] ?? dayInVietnam(now()),
    extent: values.part ? 'part' : values.whole ? 'whole' : 'likely_whole',
    now,
    pause: () => pause(),
    progress: (read, setAside) => {
      memory = Math.max(memory, process.memoryUsage.rss());
      process.stderr.write(`\r${read} bản ghi, ${setAside} để riêng`);
    },
  });
  process.stderr.write('\n');
  sayReport(result.report);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = Math.round(memory / 2 ** 20);
  process.stdout.write(`${sayOutcome(result, path)} ${seconds} giây, bộ nhớ cao nhất ${megabytes} MB.\n`);
  return result.outcome === 'imported' ? 0 : 1;
}

function sayReport({ setAside, malformedCodes, sharedCodes, byScope }: ImportReport): void {
  for (const { where, reason } of setAside) process.stderr.write(`Để riêng, ${where}: ${reason}\n`);
  if (malformedCodes.length > 0)
    process.stderr.write(`Mã sai dạng, có lưu nhưng không dùng để trả lời: ${malformedCodes.join(', ')}\n`);
  if (sharedCodes.length > 0)
    process.stderr.write(`Mã có ở hơn một thủ tục, giữ cả: ${sharedCodes.join(', ')}\n`);
  const { national = 0, own = 0 } = byScope;
  process.stdout.write(`Dùng cho Hà Tĩnh: ${national + own} (cả nước ${national}, riêng của tỉnh ${own}).\n`);
}

function sayOutcome(result: ImportResult, path: string): string {
  switch (result.outcome) {
    case 'imported':
      return `Xong: ${result.crawl.here} bản ghi đang có, ${result.crawl.gone} không còn trên Cổng.`;
    case 'empty':
      return `${path} không có bản ghi nào đọc được, không đổi gì.`;
    case 'too_small':
      return `Chưa dùng: thiếu ${result.missing} trong ${result.before} bản ghi đang có. Tệp chỉ là một phần thì thêm --part, đúng là cả danh mục thì thêm --whole.`;
  }
}

async function sync(catalogue: Catalogue): Promise<number> {
  const { url, pace } = readPortalSettings(process.env);
  if (url === null) {
    process.stderr.write('Chưa bật: đặt CATALOGUE_API_URL là địa chỉ API của Cổng rồi chạy lại.\n');
    return 2;
  }
  const result = await syncRecords(catalogue, openPortalDoor(url), {
    pace,
    day: dayInVietnam(now()),
    now,
    progress: (fetched, all) => process.stderr.write(`\r${fetched}/${all} bản ghi`),
  });
  process.stderr.write('\n');
  if (result.outcome === 'synced') {
    for (const { where, reason } of result.setAside) process.stderr.write(`Để riêng, ${where}: ${reason}\n`);
    process.stdout.write(
      `Xong: ${result.crawl.here} bản ghi đang có, ${result.crawl.gone} không còn trên Cổng.\n`,
    );
    return 0;
  }
  const reasons = {
    firewall: 'Tường lửa của Cổng chặn. Chờ vài giờ rồi chạy lại',
    unreachable: 'Cổng không trả lời. Thử lại sau',
    list_incomplete: 'Danh sách của Cổng không đủ. Thử lại sau',
    too_small: 'Cổng trả thiếu quá nhiều so với lần trước, cần người xem lại',
  } as const;
  process.stderr.write(
    `${reasons[result.outcome]}; đã giữ ${result.fetched}/${result.all} bản ghi để làm tiếp, dữ liệu đang dùng không đổi.\n`,
  );
  return 1;
}

async function list(catalogue: Catalogue): Promise<number> {
  for (const crawl of await catalogue.crawls(20)) process.stdout.write(`${sayCrawl(crawl)}\n`);
  return 0;
}

function sayCrawl({ id, source, crawledOn, finishedAt, here, gone, setAside }: CatalogueCrawl): string {
  const state = finishedAt
    ? `${here} đang có, ${gone} không còn, ${setAside} để riêng`
    : 'chưa xong, chưa dùng';
  return `#${id}  ${source === 'portal' ? 'tải từ Cổng' : 'từ tệp'}, bản ghi ngày ${sayDay(crawledOn)}: ${state}`;
}

async function show(catalogue: Catalogue, code: string): Promise<number> {
  const newest = await catalogue.newest();
  const items = newest ? await catalogue.find(newest.id, code) : [];
  if (items.length === 0) process.stdout.write(`Không có bản ghi nào mang mã ${code}.\n`);
  for (const { crawledOn, goneOn, scope, body } of items) {
    const gone = goneOn ? `, không còn trên Cổng từ ${sayDay(goneOn)}` : '';
    process.stdout.write(`Bản ghi ngày ${sayDay(crawledOn)}${gone}, phạm vi: ${scope}\n`);
    process.stdout.write(`${JSON.stringify(unpack(body), null, 2)}\n`);
  }
  if (values.guide) {
    const guide = loadKnowledge(undefined, await openShelf(catalogue)).guide(code);
    process.stdout.write(`Trợ lý nói theo:\n${JSON.stringify(guide, null, 2)}\n`);
  }
  return items.length > 0 ? 0 : 1;
}
