// `npm run catalogue -- import <file> | show <code>`: brings the portal's official records into storage, without stopping a running server.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readConfig } from '../config.ts';
import { readLine } from '../knowledge/catalogue/read-record.ts';
import { isLocal, keyOf, scopeOf, type CatalogueRecord } from '../knowledge/catalogue/record.ts';
import { pack, unpack } from '../knowledge/catalogue/shelf.ts';
import { createLog } from '../log.ts';
import { openStorage } from '../storage/storage.ts';
import type { Catalogue, CatalogueItem } from '../storage/types.ts';

/** Rows per transaction: a longer one would hold up the readers of a running server. */
const batchSize = 200;

const [command, argument] = process.argv.slice(2);
if ((command !== 'import' && command !== 'show') || argument === undefined) {
  process.stderr.write(
    'Cách dùng: npm run catalogue -- import <tệp .jsonl hoặc .jsonl.gz> | show <mã thủ tục>\n',
  );
  process.exit(2);
}
const config = readConfig(process.env);
const storage = await openStorage(
  config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir },
  createLog('silent'),
);
try {
  await (command === 'import' ? importFile(storage.catalogue, argument) : show(storage.catalogue, argument));
} finally {
  await storage.close();
}

async function importFile(catalogue: Catalogue, file: string): Promise<void> {
  const input = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? input.pipe(createGunzip()) : input });
  const startedAt = new Date();
  let crawl: number | null = null;
  let crawledOn = '';
  let batch: CatalogueItem[] = [];
  let number = 0;
  let setAside = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    crawl ??= await catalogue.begin({ source: 'file', crawledOn, at: startedAt });
    await catalogue.add(crawl, batch);
    process.stderr.write(`\r${number} dòng, ${setAside} để riêng`);
    batch = [];
    await new Promise(setImmediate);
  };
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if ('reason' in read) {
      setAside++;
      process.stderr.write(`\nDòng ${number}: ${read.reason}\n`);
      continue;
    }
    const on = read.crawledOn ?? startedAt.toISOString().slice(0, 10);
    if (on > crawledOn) crawledOn = on;
    batch.push(itemOf(read.record, on));
    if (batch.length === batchSize) await flush();
  }
  await flush();
  if (crawl === null) throw new Error(`${file} không có bản ghi nào đọc được`);
  const done = await catalogue.finish(crawl, { at: new Date(), setAside, goneOn: crawledOn });
  const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `\nXong: ${done.here} bản ghi, ${done.gone} không còn trên Cổng, ${setAside} để riêng; ${seconds} giây, bộ nhớ cao nhất ${memory} MB.\n`,
  );
}

function itemOf(record: CatalogueRecord, crawledOn: string): CatalogueItem {
  return {
    key: keyOf(record),
    code: record.code,
    name: record.name,
    scope: scopeOf(record),
    local: isLocal(record),
    crawledOn,
    goneOn: null,
    ...pack(record),
  };
}

async function show(catalogue: Catalogue, code: string): Promise<void> {
  const newest = await catalogue.newest();
  const items = newest ? await catalogue.find(newest.id, code) : [];
  for (const item of items) process.stdout.write(`${JSON.stringify(unpack(item.body), null, 2)}\n`);
  if (items.length === 0) process.stdout.write(`Không có bản ghi nào mang mã ${code}.\n`);
}
