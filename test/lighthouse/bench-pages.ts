// `npm run bench:pages`: what Lighthouse says of the chat and of a procedure page, on its slow phone and slow network.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { startBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';

const pages = ['/', '/thu-tuc/1.001193'] as const;
const program = fileURLToPath(new URL('node_modules/lighthouse/cli/index.js', import.meta.url));
/** Characters of a report. */
const longestReport = 100_000_000;

const report = z.object({
  categories: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
});

/** Prints the scores of a page, and each audit that is not perfect. */
async function measure(url: string, port: number): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, url, `--port=${port}`, '--output=json', '--quiet', '--no-enable-error-reporting'],
    { maxBuffer: longestReport },
  );
  const { categories, audits } = report.parse(JSON.parse(stdout));
  process.stdout.write(`${url}\n`);
  for (const { title, score, auditRefs } of Object.values(categories)) {
    process.stdout.write(`  ${title}: ${Math.round((score ?? 0) * 100)}\n`);
    for (const { id } of auditRefs) {
      const audit = audits[id];
      if (audit?.score == null || audit.score === 1) continue;
      process.stdout.write(`    ${audit.score.toFixed(2)} ${audit.title} ${audit.displayValue ?? ''}\n`);
    }
  }
}

const port = await freePort();
const service = await ServiceProcess.prepare(fileURLToPath(new URL('../../src/main.ts', import.meta.url)));
await bringLearnt(service.dataDir);
const [browser] = await Promise.all([startBrowser([`--remote-debugging-port=${port}`]), service.start()]);
for (const page of pages) await measure(`${service.url}${page}`, port);
await browser.close();
await service.remove();
