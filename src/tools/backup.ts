// `npm run backup -- [file]`: a copy of everything that is stored, of one moment, while the assistant goes on answering.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { backUp } from '../storage/storage.ts';
import { createLog } from '../log.ts';
import { print, runCommand } from './platforms/desk.ts';

await runCommand(async () => {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const place = databaseUrl === null ? { directory: dataDir } : { databaseUrl };
  const ending = databaseUrl === null ? 'sqlite' : 'jsonl.gz';
  const moment = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
  const target = resolve(process.argv[2] ?? join(dataDir, 'backups', `${moment}.${ending}`));
  mkdirSync(dirname(target), { recursive: true });
  await backUp(place, target, createLog('silent'));
  print(
    `Đã sao lưu vào ${target}`,
    'Chép tệp này sang máy khác. Nó chứa tin nhắn của người dân: giữ như giữ cơ sở dữ liệu, quá hạn thì xóa.',
  );
});
