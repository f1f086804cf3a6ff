// `npm run restore -- <file>`: puts a backup in place of what is there. The assistant must be stopped.
import { readConfig } from '../config.ts';
import { restore } from '../storage/storage.ts';
import { createLog } from '../log.ts';
import { print, runCommand } from './platforms/desk.ts';

await runCommand(async () => {
  const [source] = process.argv.slice(2);
  if (source === undefined) {
    process.stderr.write('Cách dùng: npm run restore -- <tệp sao lưu>. Dừng trợ lý trước.\n');
    process.exitCode = 2;
    return;
  }
  const { databaseUrl, dataDir } = readConfig(process.env);
  const place = databaseUrl === null ? { directory: dataDir } : { databaseUrl };
  const aside = await restore(place, source, createLog('silent'));
  print(
    `Đã khôi phục từ ${source}.`,
    ...(aside === null ? [] : [`Dữ liệu trước đó được giữ ở ${aside}.`]),
    'Chạy «npm run doctor», rồi chạy trợ lý.',
  );
});
