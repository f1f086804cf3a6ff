// `npm run -s converse -- --jsonl`: plays whole conversations through the real bot, for scripts: one JSON line in, one out, in order.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { afterMs } from './iso-duration.ts';
import { orExit } from './or-exit.ts';
import { optionsOrUsage } from './options.ts';

const turnSchema = z.union([z.string(), z.strictObject({ text: z.string(), after: z.string().optional() })]);
const lineSchema = z.object({ id: z.union([z.string(), z.number()]), turns: z.array(turnSchema) });

const usage =
  'Cách dùng: npm run -s converse -- --jsonl [--now 2026-11-24T09:00:00+07:00] < hội-thoại.jsonl\n';
const { values } = optionsOrUsage(
  { options: { jsonl: { type: 'boolean' }, now: { type: 'string' } } },
  usage,
);
const begin = values.now ? new Date(values.now) : new Date();
if (!values.jsonl || Number.isNaN(begin.getTime())) {
  process.stderr.write(usage);
  process.exit(2);
}

/** A minute between turns, as people type; a frozen clock stays at its moment but for what `after` adds. */
const pauseMs = values.now ? 0 : 60_000;
const app = await orExit(start());
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  process.stdout.write(`${JSON.stringify(await converse(line, ++count))}\n`);
}
await app.stop();

async function start(): Promise<App> {
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' });
  return createApp(config, createLog(config.logLevel), { storage: 'memory' });
}

async function converse(line: string, number: number): Promise<unknown> {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (!parsed.success) return { id: null, error: `line ${number}: ${z.prettifyError(parsed.error)}` };
  const replies: unknown[] = [];
  let at = begin.getTime();
  for (const turn of parsed.data.turns) {
    const { text, after } = typeof turn === 'string' ? { text: turn } : turn;
    at += after ? afterMs(after) : pauseMs;
    const spoken = await app.bot.talk({
      conversationId: `converse-${number}`,
      input: { kind: 'text', text },
      at: new Date(at),
    });
    const last = spoken.at(-1)?.answer;
    replies.push({
      text: spoken.map((s) => s.text).join('\n'),
      choices: last?.choices.map((c) => c.label) ?? [],
      links: spoken.flatMap((s) => s.answer.links.map(({ title, url }) => ({ title, url }))),
      status: last?.status ?? 'error',
      procedure: last?.procedure ?? null,
    });
  }
  return { id: parsed.data.id, replies };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
