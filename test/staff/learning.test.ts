// The whole way of learning through the public door: asked wrongly on the web, labelled, approved, exported, trained, and answered right.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { modelsFolder } from '../../src/brain.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Role } from '../../src/storage/types/staff.ts';
import { silent } from '../support/databases.ts';
import { openChat, read, say } from '../support/direct-line.ts';
import { bringLearnt } from '../support/learnt.ts';
import { runTool } from '../support/tool.ts';
import { colleagueOf, type Browser } from './desk-server.ts';

const asked = 'nhà vừa thêm một đứa cháu đích tôn';
/** Đăng ký khai sinh. */
const procedure = '1.001193';

const folder = await mkdtemp(join(tmpdir(), 'guidance-learning-'));
const dataDir = join(folder, 'data');
const models = join(folder, 'models');
afterAll(() => rm(folder, { recursive: true, force: true }));

const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });

/** Asks on the web, as somebody who has just come; what is said to it. */
async function answerTo(url: string, words: string): Promise<{ procedure: string | null; status: string }> {
  const session = await openChat(url);
  await say(url, session, words, 'first');
  const answers = async () => {
    const { activities } = await read(url, session, session.watermark);
    return activities.flatMap(({ channelData }) => channelData['answer'] ?? []);
  };
  await expect.poll(answers, { timeout: 30_000 }).toHaveLength(1);
  return (await answers())[0] as { procedure: string | null; status: string };
}

async function colleague(url: string, name: string, role: Role): Promise<Browser> {
  const storage = await openStorage({ directory: dataDir }, silent);
  const them = await colleagueOf(storage.staff, url, name, role);
  await storage.close();
  return them;
}

it('answers right what it was taught, and not before an editor agreed', async () => {
  await bringLearnt(dataDir);
  await cp(modelsFolder, models, { recursive: true });
  const app: App = await createApp(config, silent);
  const url = await app.start();
  expect((await answerTo(url, asked)).procedure).toBeNull();

  const clerk = await colleague(url, 'lan', 'clerk');
  const list = (await clerk.get('/can-bo/cau-hoi')).html;
  expect(list).toContain(asked);
  const address = /\/can-bo\/cau-hoi\/\d+/.exec(list)?.[0] ?? '';
  const found = await clerk.post(address, { 'tim-thu-tuc': '1', tim: 'khai sinh' });
  expect(found.html).toContain(`value="${procedure}"`);
  const labelled = await clerk.post(address, {
    ...{ 'viec-gi': 'y-dinh', 'y-dinh': 'how_to', 'cau-mau': asked },
    ...{ 'thu-tuc': procedure, 'ten-goi': asked },
  });
  expect(labelled.status).toBe(303);

  const env = { DATA_DIR: dataDir };
  const early = await runTool('learn', ['export', '--models', models], { env });
  expect([early.code, early.out]).toEqual([0, expect.stringContaining('Không có nhãn nào')]);
  const editor = await colleague(url, 'minh', 'editor');
  expect((await editor.get('/can-bo/bai-hoc')).html).toContain('/can-bo/bai-hoc/1/duyet');
  expect((await editor.post('/can-bo/bai-hoc/1/duyet')).status).toBe(200);
  await app.stop();

  const exported = await runTool('learn', ['export', '--models', models], { env });
  expect(exported.err).toBe('');
  expect(exported.out).toContain(`«${asked}» → how_to; «${asked}» → ${procedure}`);
  expect(exported.code).toBe(0);
  expect(await readFile(join(models, 'intents/how_to.yml'), 'utf8')).toContain(`\n  - ${asked}\n`);
  expect(await readFile(join(models, 'aliases.tsv'), 'utf8')).toContain(`\n${procedure}\t${asked}\t`);

  // Trained on the changed files: what the export measured with last.
  await cp(join(dataDir, 'learn'), dataDir, { recursive: true });
  const taught = await createApp(config, silent, { models });
  const answer = await answerTo(await taught.start(), asked);
  await taught.stop();
  expect(answer.procedure).toBe(procedure);
}, 300_000);
