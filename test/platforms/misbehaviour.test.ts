// A day on which Zalo and Messenger do everything that platforms do at times, one trouble after another, then all together:
// nothing is lost, the order stays, nobody is answered twice unless it is marked, and what can never arrive is shown to the operator.
// Short in CI; EVENTS=3000 in `npm run soak`.
import { expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { report } from '../support/long-run.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { Fault, Faults } from './faults.ts';
import { giveTokens } from './give-tokens.ts';
import { MessengerPlatform } from './messenger.ts';
import type { WebhookSender } from './webhook-sender.ts';
import { ZaloPlatform } from './zalo.ts';

const events = Number(process.env['EVENTS'] ?? 40);
/** In CI each trouble has one hour. */
const hoursOfDay = process.env['EVENTS'] === undefined ? 8 : 24;
const people = ['61', '62', '63'];
const blocked = '69';
const timeLimit = 120_000 + events * 500;
/** Longer than we wait; a real platform is silent for 20 s, we wait for 10. */
const silence = 1_500;

interface Platform {
  says(user: string, text: string): void;
  chat(user: string): readonly { readonly text: string }[];
  refuses(user: string, code: number | null): void;
  readonly webhook: WebhookSender;
  readonly faults: Faults;
  shift: number;
}

/** A platform with what is its own: how it refuses, how it is forged, how many messages an answer of the counting bot takes. */
interface Line {
  readonly name: 'zalo' | 'messenger';
  readonly platform: Platform;
  readonly perAnswer: number;
  readonly blocks: number;
  readonly tooMany: readonly Fault[];
  readonly tokenGone: () => void;
  readonly forge: (text: string) => Promise<number>;
}

/** At this rate a call goes wrong in an hour of trouble. */
const rate = 0.25;
const sometimes =
  (...faults: readonly Fault[]) =>
  (): Fault | null =>
    Math.random() < rate ? (faults[Math.floor(Math.random() * faults.length)] ?? null) : null;

const failing: readonly Fault[] = [500, 502, 503].map((status) => ({ kind: 'status', status }));
const silent: readonly Fault[] = [
  { kind: 'silence', ms: silence, carried: true },
  { kind: 'silence', ms: silence, carried: false },
];

/** What an hour brings; all of it is over when the hour is. */
const troubles: Readonly<Record<string, (line: Line) => void>> = {
  calm: () => {},
  duplicates: ({ platform }) => {
    platform.webhook.twice = 0.5;
  },
  reordering: ({ platform }) => {
    platform.webhook.delay = 150;
  },
  'tokens run out': ({ tokenGone }) => {
    tokenGone();
  },
  'too many calls': ({ platform, tooMany }) => {
    platform.faults.rule = sometimes(...tooMany);
  },
  'server errors': ({ platform }) => {
    platform.faults.rule = sometimes(...failing);
  },
  silence: ({ platform }) => {
    platform.faults.next(...silent);
  },
  'all together': ({ platform, tooMany, tokenGone }) => {
    platform.webhook.twice = 0.5;
    platform.webhook.delay = 150;
    platform.faults.next(...silent);
    platform.faults.rule = sometimes(...tooMany, ...failing);
    tokenGone();
  },
};

it('nothing is lost on a bad day', { timeout: timeLimit }, async () => {
  const { server, lines, pass } = await connect();
  // Pauses before tries pass quickly.
  const hurry = setInterval(() => {
    pass(5);
  }, 50);
  onTestFinished(() => clearInterval(hurry));
  const kinds = Object.entries(troubles);
  const perHour = Math.max(1, Math.round(events / hoursOfDay));
  const said = new Map<string, string[]>();
  for (let hour = 0; hour < hoursOfDay; hour += 1) {
    const [trouble, begin] = kinds[hour % kinds.length] ?? ['', () => {}];
    for (const line of lines) {
      begin(line);
      await speak(line, perHour, said);
    }
    for (const line of lines) await expectAllAnswered(line, server, { said, where: `${hour} h, ${trouble}` });
    pass(3_600);
  }
  for (const line of lines) await expectBlockedIsTold(line, server);
  for (const { name, platform } of lines) {
    const { sent, maybeTwice } = await server.storage.outbox.overview(name);
    report(`${name}: ${sent} messages sent in a bad day, ${maybeTwice} marked, ${doubled(platform)} doubled`);
    expect(doubled(platform)).toBeLessThanOrEqual(maybeTwice);
  }
});

async function connect(): Promise<{
  server: TestServer;
  lines: readonly Line[];
  pass: (seconds: number) => void;
}> {
  const retryAfter = Array.from({ length: 100 }, () => 50);
  const zalo = await ZaloPlatform.start({ retryAfter });
  const messenger = await MessengerPlatform.start({ retryAfter });
  onTestFinished(async () => {
    await Promise.all([zalo.stop(), messenger.stop()]);
  });
  const server = await startServer({
    env: {
      ...zalo.environment(),
      ...messenger.environment(),
      ZALO_SEND_TIMEOUT_SECONDS: '1',
      MESSENGER_SEND_TIMEOUT_SECONDS: '1',
    },
  });
  await giveTokens(zalo, server);
  const [zaloUrl, messengerUrl] = ['zalo', 'messenger'].map((name) => `${server.url}/api/${name}/webhook`);
  zalo.webhook.url = zaloUrl ?? null;
  messenger.webhook.url = messengerUrl ?? null;
  const post = async (url: string | undefined, body: unknown, headers: Record<string, string>) =>
    (await fetch(url ?? '', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  const [user = ''] = people;
  const lines: readonly Line[] = [
    {
      name: 'zalo',
      platform: zalo,
      perAnswer: 1,
      blocks: -213,
      tooMany: [
        { kind: 'status', status: 429 },
        { kind: 'code', code: -32 },
      ],
      tokenGone: () => {
        zalo.expireAccess();
      },
      forge: (text) =>
        post(
          zaloUrl,
          {
            app_id: zalo.app.id,
            event_name: 'user_send_text',
            timestamp: String(zalo.now()),
            sender: { id: user },
            recipient: { id: zalo.oa },
            message: { msg_id: text, text },
          },
          { 'x-zevent-signature': `mac=${'a'.repeat(64)}` },
        ),
    },
    {
      name: 'messenger',
      platform: messenger,
      perAnswer: 3,
      blocks: 551,
      tooMany: [
        { kind: 'status', status: 429 },
        { kind: 'code', code: 613 },
      ],
      // Only an operator can renew it: the channel rests, and tries again.
      tokenGone: () => {
        messenger.faults.next({ kind: 'code', code: 190 });
      },
      forge: (text) =>
        post(
          messengerUrl,
          {
            object: 'page',
            entry: [
              {
                id: messenger.page,
                messaging: [
                  {
                    sender: { id: user },
                    recipient: { id: messenger.page },
                    timestamp: messenger.now(),
                    message: { mid: text, text },
                  },
                ],
              },
            ],
          },
          { 'x-hub-signature-256': `sha256=${'a'.repeat(64)}` },
        ),
    },
  ];
  const pass = (seconds: number): void => {
    server.pass(seconds);
    zalo.shift += seconds * 1_000;
    messenger.shift += seconds * 1_000;
  };
  return { server, lines, pass };
}

/** Everybody says something in turn, and somebody forges in between. */
async function speak({ name, platform, forge }: Line, count: number, said: Map<string, string[]>) {
  for (let number = 0; number < count; number += 1) {
    const user = people[number % people.length] ?? '';
    const before = said.get(name + user) ?? [];
    const text = `tin ${before.length + 1}`;
    said.set(name + user, [...before, text]);
    platform.says(user, text);
    expect(await forge(`giả ${number}`)).toBe(name === 'zalo' ? 200 : 401);
  }
}

/** The hour's trouble ends, and with it all that waited. */
async function expectAllAnswered(
  { name, platform }: Line,
  server: TestServer,
  { said, where }: { readonly said: ReadonlyMap<string, readonly string[]>; readonly where: string },
): Promise<void> {
  await platform.webhook.idle();
  const patience = 30_000 + events * 100;
  for (const user of people) {
    const texts = said.get(name + user) ?? [];
    const answers = await eventually(
      () => (answersTo(platform, user).length >= texts.length ? answersTo(platform, user) : null),
      patience,
      () => [where, name, user, texts.length, answersTo(platform, user)],
    );
    // In the order in which they were thought, each message once.
    expect(
      answers.map(({ turn }) => turn),
      where,
    ).toEqual(texts.map((_, index) => index + 1));
    expect(answers.map(({ text }) => text).sort(), where).toEqual([...texts].sort());
  }
  await eventually(
    async () => ((await server.storage.outbox.overview(name)).waiting === 0 ? true : null),
    patience,
    () => where,
  );
  expect((await server.storage.outbox.overview(name)).dead, where).toEqual([]);
  platform.faults.rule = () => null;
  platform.webhook.twice = 0;
  platform.webhook.delay = 0;
}

/** Someone who takes no messages: the operator sees each that was given up, and the next arrives once they do. */
async function expectBlockedIsTold({ name, platform, perAnswer, blocks }: Line, { storage }: TestServer) {
  platform.refuses(blocked, blocks);
  platform.says(blocked, 'tin 1');
  await eventually(async () => {
    const { dead } = await storage.outbox.overview(name);
    return dead[0]?.count === perAnswer && dead[0].reason.startsWith(String(blocks)) ? true : null;
  });
  platform.refuses(blocked, null);
  platform.says(blocked, 'tin 2');
  await eventually(() => (answersTo(platform, blocked).length > 0 ? true : null));
  expect(answersTo(platform, blocked)).toEqual([{ turn: 2, text: 'tin 2' }]);
}

const linesOf = (platform: Platform, user: string): string[] =>
  platform.chat(user).flatMap(({ text }) => /^\d+: .*/.exec(text)?.[0] ?? []);

/** The answers that stand in a chat; one that was sent twice in a row counts once. */
function answersTo(platform: Platform, user: string): { readonly turn: number; readonly text: string }[] {
  return linesOf(platform, user)
    .filter((line, index, all) => line !== all[index - 1])
    .map((line) => ({ turn: Number(line.split(': ')[0]), text: line.split(': ')[1] ?? '' }));
}

function doubled(platform: Platform): number {
  return people.reduce(
    (sum, user) => sum + linesOf(platform, user).length - answersTo(platform, user).length,
    0,
  );
}
