// Plays the tables of this folder through the real bot: storage, inbox, lane, understanding, guidance and renderer.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp, type App } from '../../src/app.ts';
import { plainText } from '../../src/bot/renderers/plain-text.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { afterMs } from '../../src/tools/iso-duration.ts';

const expectation = {
  status: z.string().optional(),
  procedure: z.string().nullable().optional(),
  /** Each must stand in what is said, links included, buttons not. */
  has: z.array(z.string()).optional(),
  /** None may. */
  hasNot: z.array(z.string()).optional(),
  /** Each must be a button. */
  choices: z.array(z.string()).optional(),
  /** Each must be the address of a link, or the beginning of it. */
  links: z.array(z.string()).optional(),
};
const turn = z.strictObject({
  says: z.string().optional(),
  /** Presses a button of the last answer. */
  taps: z.string().optional(),
  /** Presses a button that was shown earlier in the conversation. */
  late: z.string().optional(),
  after: z.string().optional(),
  ...expectation,
});
const table = z.array(
  z.strictObject({
    name: z.string(),
    now: z.iso.datetime({ offset: true }).optional(),
    turns: z.array(turn).min(1),
  }),
);

const here = import.meta.dirname;
const files = readdirSync(here).filter((name) => name.endsWith('.yml'));
let app: App;

beforeAll(async () => {
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: join(here, '../../data/test') });
  app = await createApp(config, createLog('silent'), { storage: 'memory' });
});
afterAll(() => app.stop());

describe.each(files)('%s', (file) => {
  const conversations = table.parse(parse(readFileSync(join(here, file), 'utf8')));
  test.each(conversations.map((c) => [c.name, c] as const))('%s', async (name, conversation) => {
    let at = Date.parse(conversation.now ?? '2026-11-24T09:00:00+07:00');
    let buttons: readonly { label: string; token: string }[] = [];
    const seen = new Map<string, { label: string; token: string }>();
    for (const [i, row] of conversation.turns.entries()) {
      at += row.after ? afterMs(row.after) : 30_000;
      const pressed = row.late === undefined ? buttons.find((b) => b.label === row.taps) : seen.get(row.late);
      if (row.late !== undefined) expect([...seen.keys()], `turn ${i + 1}`).toContain(row.late);
      if (row.taps !== undefined)
        expect(
          buttons.map((b) => b.label),
          `turn ${i + 1}`,
        ).toContain(row.taps);
      const spoken = await app.bot.talk({
        conversationId: `${file}:${name}`,
        input: pressed
          ? { kind: 'tap', token: pressed.token, label: pressed.label }
          : { kind: 'text', text: row.says ?? '' },
        at: new Date(at),
      });
      // What only stands on a button was not said.
      const said = spoken.map(({ answer }) => plainText({ ...answer, choices: [] })).join('\n');
      const last = spoken.at(-1)?.answer;
      buttons = last?.choices ?? [];
      for (const button of buttons) seen.set(button.label, button);
      const where = `turn ${i + 1} «${row.says ?? row.taps ?? row.late ?? ''}» was answered:\n${said}\n`;
      expect(said, where).not.toMatch(/\{\w+\}|undefined|\[object/);
      if (row.status !== undefined) expect(last?.status, where).toBe(row.status);
      if (row.procedure !== undefined) expect(last?.procedure, where).toBe(row.procedure);
      for (const part of row.has ?? []) expect(said, where).toContain(part);
      for (const part of row.hasNot ?? []) expect(said, where).not.toContain(part);
      for (const label of row.choices ?? [])
        expect(
          buttons.map((b) => b.label),
          where,
        ).toContain(label);
      for (const url of row.links ?? []) {
        expect(last?.links.map((l) => l.url) ?? [], where).toContainEqual(expect.stringContaining(url));
      }
    }
  });
});

test('there are enough conversations', () => {
  const count = files.flatMap((f) => table.parse(parse(readFileSync(join(here, f), 'utf8')))).length;
  expect(count).toBeGreaterThanOrEqual(120);
});
