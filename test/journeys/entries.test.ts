// Plain words begin the right journey through the real bot, and a procedure that is named clearly is not asked about in a circle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { begunByWords, kb } from './kit.ts';

const entries = z
  .array(
    z.strictObject({
      says: z.string(),
      journey: z.string().optional(),
      at: z.string().optional(),
      procedure: z.string().optional(),
      has: z.string().optional(),
    }),
  )
  .parse(parse(readFileSync(join(import.meta.dirname, 'entries.yml'), 'utf8')));

let app: App;
beforeAll(async () => {
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: join(import.meta.dirname, '../../data/test') });
  app = await createApp(config, createLog('silent'), { storage: 'memory' });
}, 400_000);
afterAll(() => app.stop());

/** The journey and node whose buttons an answer shows. */
async function begunBy(
  text: string,
): Promise<{ journey: string | undefined; at: string | undefined; procedure: string | null; said: string }> {
  const spoken = await app.bot.talk({
    conversationId: `entry:${text}`,
    input: { kind: 'text', text },
    at: new Date('2026-11-24T09:00:00+07:00'),
  });
  const answer = spoken.at(-1)?.answer;
  const token = answer?.choices.map((c) => c.token.split('|')).find(([kind]) => kind === 'jn');
  return {
    journey: token?.[1],
    at: token?.[2],
    procedure: answer?.procedure ?? null,
    said: spoken.map((s) => s.text).join('\n'),
  };
}

test.each(entries)('«$says»', async ({ says, journey, at, procedure, has }) => {
  const begun = await begunBy(says);
  expect(begun.journey, begun.said).toBe(journey);
  if (has !== undefined) expect(begun.said).toContain(has);
  if (at !== undefined) expect(begun.at, begun.said).toBe(at);
  if (procedure !== undefined) expect(begun.procedure, begun.said).toBe(procedure);
});

test('no sentence here is one of the author’s own', () => {
  const own = new Set([...kb.journeys.values()].flatMap((j) => j.starts.flatMap((s) => s.says)));
  expect(entries.filter((e) => own.has(e.says))).toEqual([]);
});

test.each(
  [...kb.journeys.values()].flatMap((j) => j.starts.flatMap((s) => s.says.map((says) => [says, j.id]))),
)('«%s» is a sentence of %s', async (says, id) => {
  expect(await begunByWords(says)).toBe(id);
});
