// An import while the service runs: nobody waits in vain meanwhile, and a little later the new records are answered from.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openChat, read, say } from '../support/direct-line.ts';
import { startPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { runTool } from '../support/tool.ts';
import { flat } from './sample-records.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const question = 'lệ phí cấp giấy phép thả diều ở bãi biển';
const told = 'Theo bản ghi chính thức của Cổng ngày 18/7/2026';
/** The trained model of the first service spares the second one the training. */
const model = 'intent-model.bin';
const kept = await mkdtemp(join(tmpdir(), 'guidance-kept-'));
afterAll(() => rm(kept, { recursive: true, force: true }));

/** Asks in a conversation of its own and waits for the answer. */
async function ask(url: string, text: string): Promise<string> {
  const session = await openChat(url);
  const { watermark } = await read(url, session, '');
  await say(url, session, text);
  for (let i = 0; i < 300; i++) {
    const { activities } = await read(url, session, watermark);
    const answer = activities.find(
      (a) => a.type === 'message' && a.from.id !== session.conversationId && a.replyToId,
    );
    if (answer?.text !== undefined) return answer.text;
    await sleep(100);
  }
  throw new Error(`no answer to «${text}»`);
}

async function importWhileRunning(env: Record<string, string>): Promise<void> {
  const service = await ServiceProcess.prepare(main, env);
  onTestFinished(() => service.remove());
  await copyFile(join(kept, model), join(service.dataDir, model)).catch(() => undefined);
  await service.start();
  await copyFile(join(service.dataDir, model), join(kept, model));
  expect(await ask(service.url, question)).not.toContain(told);

  const file = join(service.dataDir, 'records.jsonl');
  const records = Array.from({ length: 600 }, (_, i) =>
    flat(`1.91${String(i).padStart(4, '0')}`, { name: `Thủ tục thử số ${i}` }),
  );
  await writeFile(file, [flat('1.900001'), ...records].map((r) => JSON.stringify(r)).join('\n'));
  const running = runTool('catalogue', ['import', file], { env: { ...env, DATA_DIR: service.dataDir } });
  const meanwhile = await Promise.all(
    ['chào bạn', 'đăng ký kết hôn cần giấy tờ gì'].map((text) => ask(service.url, text)),
  );
  expect(meanwhile.every((answer) => answer.length > 10)).toBe(true);
  const { code, out } = await running;
  expect(out).toContain('Xong: 601 bản ghi đang có');
  expect(code).toBe(0);

  let answer = '';
  for (let i = 0; i < 60 && !answer.includes(told); i++) {
    await sleep(500);
    answer = await ask(service.url, question);
  }
  expect(answer).toContain(told);
  expect(answer).toContain('Tôi chưa có mức lệ phí chắc chắn');
}

test('SQLite', async () => importWhileRunning({}), 240_000);

test('PostgreSQL', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  await importWhileRunning({ DATABASE_URL: await postgres.createDatabase() });
}, 240_000);
