// `npm run bench:webhook`: how fast a webhook call is acknowledged while the assistant is busy answering: the whole service as a
// process, real understanding and guidance, 200 signed events a second from many people.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { giveTokens } from './give-tokens.ts';
import { ZaloPlatform } from './zalo.ts';

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '20' } },
});
const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
const questions = [
  'em muon lam khai sinh cho con',
  'phí bao nhiêu',
  'cần giấy tờ gì để đăng ký kết hôn',
  'nộp qua mạng',
  'mất bao lâu thì có',
  'quay lại',
  'làm căn cước ở đâu',
  'tôi chưa hiểu',
];
const people = 400;

const zalo = await ZaloPlatform.start();
const databaseUrl = process.env['DATABASE_URL'];
const service = await ServiceProcess.prepare(fileURLToPath(new URL('../../src/main.ts', import.meta.url)), {
  ...zalo.environment(),
  ZALO_SENDS_AT_ONCE: '8',
  ZALO_SENDS_PER_MINUTE: '100000',
  ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
});
const place = databaseUrl === undefined ? { directory: service.dataDir } : { databaseUrl };
const storage = await openStorage(place, createLog('silent'));
await giveTokens(zalo, { storage });
await service.start();
zalo.webhook.url = `${service.url}/api/zalo/webhook`;
const started = performance.now();
const total = rate * seconds;
for (let sent = 0; sent < total; sent += 1) {
  const due = started + (sent * 1_000) / rate;
  await setTimeout(Math.max(0, due - performance.now()));
  zalo.says(`7000${sent % people}`, questions[Math.floor(sent / people + sent) % questions.length] ?? '');
}
const sending = (performance.now() - started) / 1_000;
await setTimeout(1_000);
const { waiting, sent } = await storage.outbox.overview('zalo');
const calls = zalo.webhook.deliveries.slice(0, total);
const times = calls.map(({ ms }) => ms).sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
process.stdout.write(
  [
    `${total} events at ${(total / sending).toFixed(0)}/s (${storage.kind}); ${calls.filter(({ status }) => status === 200).length} answered 200`,
    `acknowledged after: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(0.9999)} ms`,
    `one second after the last event: ${sent} messages sent, ${waiting} waiting`,
    '',
  ].join('\n'),
);
await service.remove();
await storage.close();
await zalo.stop();
