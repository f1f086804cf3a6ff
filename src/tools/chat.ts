// `npm run chat`: talk to the assistant in the terminal, through the same bot as every channel.
import { createInterface } from 'node:readline/promises';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { orExit } from './or-exit.ts';
import { optionsOrUsage } from './options.ts';

const usage = 'Cách dùng: npm run chat [-- --as-of 2027-01-01]\n';
const { values } = optionsOrUsage({ options: { 'as-of': { type: 'string' } } }, usage);
/** Nine in the morning of the asked day in Việt Nam; the present moment otherwise. */
const asOf = values['as-of'] === undefined ? null : new Date(`${values['as-of']}T09:00:00+07:00`);
if (asOf !== null && Number.isNaN(asOf.getTime())) {
  process.stderr.write(usage);
  process.exit(2);
}
const app = await orExit(start());
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n👤 ' });

await say({ kind: 'open', procedure: null, language: null });
terminal.prompt();
for await (const line of terminal) {
  await say({ kind: 'text', text: line });
  terminal.prompt();
}
await app.stop();

async function start(): Promise<App> {
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' });
  return createApp(config, createLog(config.logLevel), { storage: 'memory' });
}

async function say(input: Parameters<typeof app.bot.talk>[0]['input']): Promise<void> {
  const spoken = await app.bot.talk({ conversationId: 'terminal', input, at: asOf ?? new Date() });
  for (const { answer, text } of spoken) {
    process.stdout.write(`\n🤖 ${text}\n`);
    if (answer.choices.length > 0)
      process.stdout.write(`   ${answer.choices.map((c, i) => `${i + 1}. [${c.label}]`).join('  ')}\n`);
    for (const link of answer.links) process.stdout.write(`   ↗ ${link.title}: ${link.url}\n`);
  }
}
