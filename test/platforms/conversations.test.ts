// Plays the tables of test/conversations over Zalo, Messenger and Bot Framework: webhook, inbox, guidance, renderer, outbox, and the platform's own rules.
// A few of them in CI, all with CONVERSATIONS=all.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createBrain } from '../../src/brain.ts';
import { createBot, type Bot } from '../../src/bot/bot.ts';
import { readTap } from '../../src/bot/channels/tap-payload.ts';
import { createHandleTurn } from '../../src/bot/guidance-bot.ts';
import { readConfig } from '../../src/config.ts';
import { createGuidance } from '../../src/dialogs/dialogs.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { afterMs } from '../../src/tools/iso-duration.ts';
import { silent } from '../support/databases.ts';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { testData } from '../support/learnt.ts';
import { unlimited } from '../support/unlimited.ts';
import { Connector } from './connector.ts';
import { giveTokens } from './give-tokens.ts';
import { MessengerPlatform } from './messenger.ts';
import { ZaloPlatform } from './zalo.ts';

const all = process.env['CONVERSATIONS'] === 'all';
/** What is played in CI: the first of each table of these, and what only a channel of messages can get wrong. */
const few = 6;
const inShort: Readonly<Record<string, readonly string[]>> = {
  'scene.yml': [],
  'moves.yml': ['số của nút bên cạnh câu hỏi cũng được hiểu đúng như trên màn hình'],
  'home.yml': [
    'xem thêm đưa phần còn lại của danh sách dài',
    'số ngay sau nút cuối cũng đưa phần còn lại, vì trên Zalo và Messenger đó là nút «Xem thêm»',
  ],
};
const folder = join(import.meta.dirname, '../conversations');
const files = readdirSync(folder).filter((name) => name.endsWith('.yml') && (all || name in inShort));

/** What of a table a person sees in any channel; the rest is checked where the tables are. */
const table = z.array(
  z.object({
    name: z.string(),
    now: z.iso.datetime({ offset: true }).optional(),
    turns: z.array(
      z.object({
        says: z.string().optional(),
        taps: z.string().optional(),
        late: z.string().optional(),
        after: z.string().optional(),
        has: z.array(z.string()).default([]),
        hasNot: z.array(z.string()).default([]),
        choices: z.array(z.string()).default([]),
        links: z.array(z.string()).default([]),
      }),
    ),
  }),
);

interface Seen {
  readonly text: string;
  readonly buttons: readonly {
    readonly label: string;
    readonly payload: string | null;
    readonly url: string | null;
  }[];
}

interface Phone {
  readonly name: string;
  readonly chat: (user: string) => readonly Seen[];
  readonly says: (user: string, text: string) => void;
  readonly presses: (user: string, payload: string) => void;
}

/** The words of a button as the guidance gave them, whatever was left of them on the screen. */
function labelOf(title: string, payload: string | null): string {
  const tap = payload === null ? null : readTap(payload);
  return tap?.kind === 'tap' ? tap.label : title;
}

/** Where the tables think that we are. */
const elsewhere = 'http://127.0.0.1:3978';
let address = '';
let clock = 0;
let bot: Bot;
let storage: Storage;
let zalo: ZaloPlatform;
let messenger: MessengerPlatform;
let connector: Connector;

/** Moves all clocks. */
function setClock(at: number): void {
  clock = at - Date.now();
  zalo.shift = clock;
  messenger.shift = clock;
}

beforeAll(async () => {
  zalo = await ZaloPlatform.start();
  messenger = await MessengerPlatform.start();
  connector = await Connector.start();
  storage = await openStorage('memory', silent);
  const { kb, understanding } = createBrain(testData);
  const guidance = createGuidance(kb, (text, context) => understanding.understand(text, context));
  bot = await createBot({
    config: readConfig({ ...unlimited, PORT: '0', ...zalo.environment(), ...messenger.environment() }),
    storage,
    log: silent,
    handleTurn: createHandleTurn((stored, input, at) => guidance.play(stored, input, at)),
    now: () => new Date(Date.now() + clock),
  });
  address = await bot.start();
  await giveTokens(zalo, { storage });
  await zalo.saveWebhook(`${address}/api/zalo/webhook`);
  await messenger.saveWebhook(`${address}/api/messenger/webhook`);
  connector.botUrl = `${address}/api/messages`;
  return async () => {
    await bot.stop();
    await Promise.all([storage.close(), zalo.stop(), messenger.stop(), connector.stop()]);
  };
});

const phones: readonly Phone[] = [
  {
    name: 'zalo',
    chat: (user) =>
      zalo.chat(user).map(({ text, buttons }) => ({
        text,
        buttons: buttons.map(({ title, payload }) => {
          const back = typeof payload === 'string' ? payload : null;
          const url = typeof payload !== 'string' && 'url' in payload ? payload.url : null;
          return { label: labelOf(title, back), payload: back, url };
        }),
      })),
    says: (user, text) => void zalo.says(user, text),
    presses: (user, payload) => void zalo.says(user, payload),
  },
  {
    name: 'messenger',
    chat: (user) =>
      messenger.chat(user).map(({ text, buttons }) => ({
        text,
        buttons: buttons.map(({ title, payload, url }) => ({ label: labelOf(title, payload), payload, url })),
      })),
    says: (user, text) => {
      messenger.says(user, text);
    },
    presses: (user, payload) => {
      messenger.postsBack(user, payload);
    },
  },
  {
    name: 'botframework',
    chat: (user) =>
      connector.chat(user).map(({ text = '', suggestedActions, attachments = [] }) => ({
        text,
        buttons: [
          ...(suggestedActions?.actions ?? []).map((action) => ({
            label: labelOf(action.title, action.text),
            payload: action.text,
            url: null,
          })),
          ...attachments
            .flatMap(({ content }) => content.buttons)
            .map(({ title, value }) => ({ label: title, payload: null, url: value })),
        ],
      })),
    says: (user, text) => void connector.says(user, { text }),
    // By the text alone, which is the least that a channel keeps of a button.
    presses: (user, payload) => void connector.says(user, { text: payload }),
  },
];

let people = 0;

describe.each(phones)('$name', (phone) => {
  describe.each(files)('%s', (file) => {
    const conversations = table
      .parse(parse(readFileSync(join(folder, file), 'utf8')))
      .filter(({ name }, index) => all || index < few || inShort[file]?.includes(name));
    test.each(conversations.map((one) => [one.name, one] as const))('%s', async (_name, { now, turns }) => {
      const user = `80000${(people += 1)}`;
      let at = Date.parse(now ?? '2026-11-24T09:00:00+07:00');
      // What the table tells at once and is folded here, until the person asks for the rest.
      let owed: { readonly from: number; readonly parts: readonly string[] } | null = null;
      for (const [index, row] of turns.entries()) {
        at += row.after === undefined ? 30_000 : afterMs(row.after);
        setClock(at);
        const before = phone.chat(user).length;
        const pressed = row.taps ?? row.late;
        if (pressed === undefined) phone.says(user, row.says ?? '');
        else phone.presses(user, payloadOf(phone.chat(user), pressed));
        await answered(phone, user, before);
        const asksNext = asksForMore(turns[index + 1]?.says);
        if (!asksNext) await unfolded(phone, user);
        const heard = phone.chat(user).slice(before);
        const said = wordsOf(heard);
        const where = `turn ${index + 1} «${row.says ?? pressed ?? ''}» was answered:\n${said}\n`;
        const since = owed === null ? said : wordsOf(phone.chat(user).slice(owed.from));
        for (const part of owed?.parts ?? []) expect(flat(since), where).toContain(flat(part));
        owed = asksNext ? { from: before, parts: row.has } : null;
        for (const part of asksNext ? [] : row.has) expect(flat(said), where).toContain(flat(part));
        for (const part of row.hasNot) expect(flat(said), where).not.toContain(flat(part));
        const buttons = heard.flatMap((message) => message.buttons);
        for (const label of row.choices)
          expect(
            buttons.map((one) => one.label),
            where,
          ).toContain(label);
        for (const url of row.links)
          expect(
            buttons.flatMap((one) => one.url ?? []),
            where,
          ).toContainEqual(expect.stringContaining(url.replace(elsewhere, address)));
      }
    });
  });
});

test.each(phones)(
  'from the page to $name and back, each time at the place where it was left',
  async (phone) => {
    setClock(Date.parse('2026-11-24T09:00:00+07:00'));
    const user = `80000${(people += 1)}`;
    const later = 'để mai làm tiếp';
    const codeIn = (url: unknown): string => new URL(String(url)).searchParams.get('tiep') ?? '';
    const page = await openChat(address, { procedure: '1.001193' });
    await say(address, page, 'bé mới 2 tuần');
    await say(address, page, later);
    const left = (await readUntil(address, page, 5)).at(-1);
    phone.says(user, `#tiep:${codeIn(left?.attachments?.[0]?.content.buttons[0]?.['value'])}`);
    await answered(phone, user, 0);
    const takenUp = 'Ta làm tiếp việc đăng ký khai sinh';
    expect(flat(wordsOf(phone.chat(user)))).toContain(takenUp);
    expect(wordsOf(phone.chat(user))).not.toContain('Bé sinh được bao lâu rồi?');
    const before = phone.chat(user).length;
    phone.says(user, later);
    await answered(phone, user, before);
    const links = phone.chat(user).flatMap(({ buttons }) => buttons.flatMap(({ url }) => url ?? []));
    const back = await openChat(address, {
      resume: codeIn(links.findLast((url) => url.startsWith(`${address}/?tiep=`))),
    });
    expect(back.activities.at(-1)?.text).toContain(takenUp);
  },
);

test.each(phones)('a button of last month whose question is no more says so on $name', async (phone) => {
  const user = `80000${(people += 1)}`;
  setClock(Date.parse('2026-10-24T09:00:00+07:00'));
  phone.says(user, 'khai sinh cho con');
  await answered(phone, user, 0);
  setClock(Date.parse('2026-11-24T09:00:00+07:00'));
  const press = async (token: string): Promise<string> => {
    const before = phone.chat(user).length;
    phone.presses(user, `Hơn hai tháng #nut:${token}`);
    await answered(phone, user, before);
    return wordsOf(phone.chat(user).slice(before));
  };
  const old = await press('n|1.001193|asked_no_more|months');
  expect(old).toContain('Nút này thuộc phần đã thay đổi');
  expect(old).toContain('Bé sinh được bao lâu rồi?');
  expect(await press('n|1.999999|time_since_birth|months')).toContain('Bé sinh được bao lâu rồi?');
});

/** What is said: texts and links. */
function wordsOf(heard: readonly Seen[]): string {
  const links = heard.flatMap(({ buttons }) => buttons.filter(({ url }) => url !== null));
  return [...heard.map(({ text }) => text), ...links.map(({ label }) => label)].join('\n');
}

/** Presses «Xem thêm» where an answer did not fit the first screen: the tables tell the whole of it. */
async function unfolded(phone: Phone, user: string): Promise<void> {
  for (let taps = 0; taps < 3; taps++) {
    const chat = phone.chat(user);
    const more = chat
      .at(-1)
      ?.buttons.find(({ label }) => label === 'Xem thêm' || label === 'See more')?.payload;
    if (typeof more !== 'string') return;
    phone.presses(user, more);
    await answered(phone, user, chat.length);
  }
}

/** In words, or by the number of a button. */
const asksForMore = (says = ''): boolean => /^(?:xem thêm|\d)$/i.test(says);

/** A part of a table may stand across two messages. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

function payloadOf(chat: readonly Seen[], label: string): string {
  const button = chat
    .flatMap(({ buttons }) => buttons)
    .findLast((one) => one.label === label && one.payload !== null);
  if (typeof button?.payload !== 'string') throw new Error(`There is no button «${label}» to press`);
  return button.payload;
}

/** Waits until all messages of the answer are there: they are left in the outbox together. */
async function answered(phone: Phone, user: string, before: number): Promise<void> {
  await eventually(async () => {
    if (phone.chat(user).length === before) return null;
    const { waiting, dead } = await storage.outbox.overview(phone.name);
    expect(dead).toEqual([]);
    return waiting === 0 ? true : null;
  });
}
