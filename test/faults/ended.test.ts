// The real service is ended as the memory killer of an operating system ends it, with a broken file of its model: it starts again, says so, and nothing is lost.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app.ts';
import { modelsFolder } from '../../src/brain.ts';
import { readConfig } from '../../src/config.ts';
import { call, openChat, readUntil, say } from '../support/direct-line.ts';
import { silent } from '../support/databases.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

it(
  'killed for want of memory, with a damaged model: served again, told, answered',
  { timeout: 180_000 },
  async () => {
    const service = await ServiceProcess.prepare(main);
    onTestFinished(() => service.remove());
    await bringLearnt(service.dataDir);
    const health = async (): Promise<unknown> => (await call('GET', `${service.url}/healthz`)).body;
    // Whoever starts it without an app id is told what that opens.
    expect(await service.start()).toContain('/api/messages mở cho Bot Framework Emulator');
    expect(await health()).toMatchObject({
      status: 'ok',
      parts: { process: { state: 'ok' }, content: { state: 'ok', figures: { rebuilt: 0 } } },
    });
    const session = await openChat(service.url);
    expect((await say(service.url, session, 'đăng ký khai sinh')).status).toBe(200);
    await service.kill();
    await writeFile(join(service.dataDir, 'name-index.bin'), 'rubbish');
    await service.start();
    expect(await health()).toMatchObject({
      status: 'degraded',
      parts: {
        process: { state: 'degraded', code: 'ended-uncleanly' },
        content: { state: 'ok', figures: { rebuilt: 1 } },
      },
    });
    expect((await call('GET', `${service.url}/readyz`)).status).toBe(200);
    const seen = await readUntil(service.url, session, 3);
    expect(seen.at(-1)?.text).toContain('khai sinh');
    await service.stop();
    await service.start();
    expect(await health()).toMatchObject({
      status: 'ok',
      parts: { process: { state: 'ok' }, content: { figures: { rebuilt: 0 } } },
    });
  },
);

it('damaged training lines stop the start with a code and the place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guidance-models-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(modelsFolder, join(folder, 'models'), { recursive: true });
  await writeFile(join(folder, 'models', 'intents', 'fee.yml'), 'intent: fee\nlines: [\u0000\u0001');
  const starting = createApp(readConfig({ DATA_DIR: folder }), silent, {
    models: join(folder, 'models'),
    storage: 'memory',
  });
  await expect(starting).rejects.toMatchObject({
    code: 'content-invalid',
    message: expect.stringContaining('fee.yml') as unknown,
  });
});
