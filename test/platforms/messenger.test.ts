// Messenger from the person's thumb to the message on the screen, over real HTTP against a platform that enforces the documented rules.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { eventually } from '../support/eventually.ts';
import { startServer, type ServerOptions, type TestServer } from '../support/server.ts';
import { reasonGivenUp, shown, tallied, waits } from './looks.ts';
import { MessengerPlatform } from './messenger.ts';

const lan = '3000000000000000003';
const minh = '3000000000000000004';

async function connect(
  options: ServerOptions = {},
): Promise<{ messenger: MessengerPlatform; server: TestServer }> {
  const messenger = await MessengerPlatform.start({ retryAfter: [50, 50] });
  onTestFinished(() => messenger.stop());
  const env = { ...messenger.environment(), MESSENGER_SEND_TIMEOUT_SECONDS: '1', ...options.env };
  const server = await startServer({ ...options, env });
  expect(await messenger.saveWebhook(`${server.url}/api/messenger/webhook`)).toBe(true);
  return { messenger, server };
}

/** The first line of each message that answers something: each is followed by its link card and its choices. */
const answersOf = (messenger: MessengerPlatform, user: string): string[] =>
  messenger
    .chat(user)
    .map(({ text }) => text.split('\n')[0] ?? '')
    .filter((line) => !/^(?:Bấm để mở|Mời bạn chọn)/.test(line));

/** An answer of the counting bot is three messages: text, links, choices. */
const perAnswer = 3;

describe('a conversation', () => {
  it('answers in order, shows that it reads, and a tap means what the button said', async () => {
    const { messenger } = await connect();
    messenger.says(lan, 'một');
    const chat = await shown(messenger, lan, perAnswer);
    expect(chat.map(({ buttons }) => buttons.map(({ title }) => title))).toEqual([
      [],
      ['Mở Cổng', 'Làm tiếp sau'],
      ['Tiếp'],
    ]);
    messenger.taps(lan, 'Tiếp');
    await shown(messenger, lan, 2 * perAnswer);
    expect(answersOf(messenger, lan)).toEqual(['1: một', '2: [next]']);
    expect(messenger.signs(lan)).toContain('mark_seen');
    expect(messenger.signs(lan)).toContain('typing_on');
    expect(new Set(messenger.versions)).toEqual(new Set(['v25.0']));
  });

  it('begins by «Get started», opens the guide of a link, and of a link in a new thread', async () => {
    const { messenger } = await connect();
    messenger.postsBack(lan, '#bat-dau');
    await shown(messenger, lan, 1);
    messenger.followsLink(lan, '1.001193');
    await shown(messenger, lan, 2);
    messenger.postsBack(minh, '#bat-dau', '1.000894');
    await shown(messenger, minh, 1);
    messenger.followsLink(minh, 'somewhere else');
    await shown(messenger, minh, 2);
    expect(answersOf(messenger, lan)).toEqual(['Chào bạn', 'Chào bạn, về 1.001193']);
    expect(answersOf(messenger, minh)).toEqual(['Chào bạn, về 1.000894', 'Chào bạn']);
  });

  it('goes on where the link of another channel leads', async () => {
    const { messenger } = await connect();
    messenger.says(lan, 'một');
    const [, links] = await shown(messenger, lan, perAnswer);
    const url = links?.buttons.find(({ title }) => title === 'Làm tiếp sau')?.url ?? '';
    messenger.followsLink(minh, `tiep.${new URL(url).searchParams.get('tiep') ?? ''}`);
    await shown(messenger, minh, perAnswer);
    expect(answersOf(messenger, minh)).toEqual(['1: 1.001193']);
  });

  it.each([
    ['image', { url: 'https://x' }, /không nhận ảnh/],
    ['audio', { url: 'https://x' }, /không nhận ảnh, tệp hay ghi âm/],
    ['image', { url: 'https://x', sticker_id: 1 }, /gõ bằng chữ/],
    ['fallback', { url: 'https://x' }, /không mở được đường dẫn/],
    ['location', { coordinates: { lat: 18.3, long: 105.9 } }, /tên xã, phường/],
    ['reel', { url: 'https://x' }, /không nhận ảnh/],
  ])('answers %s %j kindly', async (type, payload, says) => {
    const { messenger } = await connect();
    messenger.sends(lan, type, payload);
    expect((await shown(messenger, lan, 1))[0]?.text).toMatch(says);
  });

  it('takes a batch in its order, and leaves alone what is not for it', async () => {
    const { messenger, server } = await connect();
    messenger.says(minh, 'không');
    const from = (user: string) => ({
      sender: { id: user },
      recipient: { id: messenger.page },
      timestamp: messenger.now(),
    });
    messenger.post(
      [
        { ...from(lan), message: { mid: 'm_1', text: 'một' } },
        { ...from(lan), delivery: { watermark: 1 } },
        { ...from(lan), read: { watermark: 1 } },
        { ...from(lan), reaction: { mid: 'm_1', action: 'react' } },
        { nonsense: true },
        { ...from(lan), message: { mid: 'm_2', text: 'hai' } },
        { ...from(lan), message: { mid: 'm_1', text: 'một' } },
      ],
      [{ ...from(lan), message: { mid: 'm_3', text: 'ba' } }],
    );
    await eventually(() => (answersOf(messenger, lan).length >= 2 ? true : null));
    expect(answersOf(messenger, lan)).toEqual(['1: một', '2: hai']);
    await messenger.webhook.idle();
    expect(await tallied(server, 'messenger-stored')).toBe(3);
    expect(await tallied(server, 'messenger-duplicate')).toBe(1);
    expect(await tallied(server, 'messenger-unreadable')).toBe(1);
    expect(await tallied(server, 'messenger-not-for-us')).toBeGreaterThanOrEqual(3);
  });
});

it('takes a batch as long as Meta makes them after a pause, and no longer', async () => {
  const { messenger } = await connect();
  const read = {
    sender: { id: lan },
    recipient: { id: messenger.page },
    timestamp: 1,
    read: { watermark: 1, note: 'x'.repeat(500) },
  };
  messenger.post(Array.from({ length: 1_000 }, () => read));
  await messenger.webhook.idle();
  messenger.post(Array.from({ length: 2_000 }, () => read));
  await messenger.webhook.idle();
  const [taken, ...tooLong] = messenger.webhook.deliveries.map(({ status }) => status);
  expect(taken).toBe(200);
  expect(new Set(tooLong)).toEqual(new Set([413]));
});

describe('the webhook', () => {
  it('proves itself with the token only, and takes what is signed only', async () => {
    const { messenger, server } = await connect();
    expect(await messenger.saveWebhook(`${server.url}/api/messenger/webhook`, 'another')).toBe(false);
    const said = {
      sender: { id: lan },
      recipient: { id: messenger.page },
      timestamp: 1,
      message: { mid: 'm', text: 'một' },
    };
    for (const wrong of ['', 'sha256=00', `sha256=${'a'.repeat(64)}`, `sha1=${'a'.repeat(40)}`]) {
      messenger.post([said], [], () => wrong);
    }
    await messenger.webhook.idle();
    expect(messenger.webhook.deliveries.every(({ status }) => status === 401)).toBe(true);
    expect(await tallied(server, 'messenger-bad-signature')).toBeGreaterThanOrEqual(4);
    expect(messenger.chat(lan)).toEqual([]);
  });

  it('answers once what is delivered twice', async () => {
    const { messenger } = await connect();
    messenger.webhook.twice = 1;
    messenger.says(lan, 'một');
    await shown(messenger, lan, perAnswer);
    messenger.says(lan, 'hai');
    await shown(messenger, lan, 2 * perAnswer);
    await messenger.webhook.idle();
    await setTimeout(50);
    expect(answersOf(messenger, lan)).toEqual(['1: một', '2: hai']);
  });
});

it('gives way to a human, and is not taken in by the echo of its own words', async () => {
  const { messenger } = await connect();
  messenger.says(lan, 'một');
  await shown(messenger, lan, perAnswer);
  await messenger.webhook.idle();
  messenger.says(lan, 'hai');
  await shown(messenger, lan, 2 * perAnswer);
  messenger.humanSays(lan, 'Chào chị');
  await messenger.webhook.idle();
  messenger.says(lan, 'ba');
  await messenger.webhook.idle();
  messenger.says(lan, 'gap tro ly');
  await eventually(() => (answersOf(messenger, lan).includes('Chào bạn') ? true : null));
  messenger.humanSays(lan, 'Em đây');
  await messenger.webhook.idle();
  messenger.post([
    {
      sender: { id: lan },
      recipient: { id: messenger.page },
      timestamp: messenger.now(),
      pass_thread_control: { new_owner_app_id: messenger.appId },
    },
  ]);
  await messenger.webhook.idle();
  messenger.says(lan, 'bốn');
  await eventually(
    () => (answersOf(messenger, lan).length >= 6 ? true : null),
    undefined,
    () => answersOf(messenger, lan),
  );
  expect(answersOf(messenger, lan)).toEqual(['1: một', '2: hai', 'Chào chị', 'Chào bạn', 'Em đây', '1: bốn']);
});

it('keeps out of a conversation that another app has, and answers again when it is passed back', async () => {
  const { messenger } = await connect();
  messenger.says(lan, 'một');
  await shown(messenger, lan, perAnswer);
  await messenger.webhook.idle();
  messenger.inboxTakes(lan);
  messenger.says(lan, 'hai');
  messenger.humanSays(lan, 'Chào chị');
  // Not even to be called back: the other app would answer too.
  messenger.says(lan, 'gặp trợ lý');
  // Somebody else's conversation is answered all the while.
  messenger.says(minh, 'ba');
  await shown(messenger, minh, perAnswer);
  messenger.inboxPasses(lan);
  await messenger.webhook.idle();
  messenger.says(lan, 'bốn');
  await eventually(
    () => (answersOf(messenger, lan).length >= 3 ? true : null),
    undefined,
    () => answersOf(messenger, lan),
  );
  await messenger.webhook.idle();
  expect(answersOf(messenger, lan)).toEqual(['1: một', 'Chào chị', '2: bốn']);
});

describe('sending', () => {
  it('knows by the echo that a message arrived although the answer never came', async () => {
    const { messenger, server } = await connect();
    messenger.faults.next({ kind: 'silence', ms: 1_500, carried: true });
    messenger.says(lan, 'một');
    await shown(messenger, lan, perAnswer);
    await setTimeout(300);
    expect(answersOf(messenger, lan)).toEqual(['1: một']);
    expect(await server.storage.outbox.overview('messenger')).toMatchObject({
      waiting: 0,
      sent: perAnswer,
      maybeTwice: 0,
    });
  });

  it('tries again what failed, and gives up what the person or the window does not allow', async () => {
    const { messenger, server } = await connect();
    const hurry = setInterval(() => server.pass(5), 50);
    onTestFinished(() => clearInterval(hurry));
    messenger.faults.next(
      { kind: 'status', status: 502 },
      { kind: 'code', code: 2 },
      { kind: 'code', code: 613 },
    );
    messenger.says(lan, 'một');
    await shown(messenger, lan, perAnswer);
    messenger.refuses(minh, 551);
    messenger.says(minh, 'một');
    expect(await reasonGivenUp(server, 'messenger')).toMatch(/^551/);
  });

  it('halts when the token is taken back, and goes on when it works again', async () => {
    const { messenger, server } = await connect();
    const right = messenger.pageToken;
    messenger.pageToken = 'another';
    messenger.says(lan, 'một');
    await waits(server, 'messenger', perAnswer);
    await setTimeout(200);
    messenger.pageToken = right;
    server.pass(65);
    await shown(messenger, lan, perAnswer);
  });

  it('keeps to the day after the last word of the person, and says what it gave up', async () => {
    const { messenger, server } = await connect();
    messenger.faults.next({ kind: 'code', code: 190 });
    messenger.says(lan, 'một');
    await waits(server, 'messenger', perAnswer);
    await setTimeout(200);
    server.pass(25 * 3_600);
    const { dead } = await eventually(async () => {
      const overview = await server.storage.outbox.overview('messenger');
      return overview.waiting === 0 ? overview : null;
    });
    expect(dead).toMatchObject([{ reason: 'quá 24 giờ từ tin cuối của người dân', count: perAnswer }]);
    expect(messenger.chat(lan)).toEqual([]);
  });

  it('believes Meta when its clock says that the day is over', async () => {
    const { messenger, server } = await connect();
    messenger.faults.next({ kind: 'status', status: 503 });
    messenger.says(lan, 'một');
    messenger.shift += 25 * 3_600_000;
    expect(await reasonGivenUp(server, 'messenger')).toMatch(/^10\/2018278 /);
  });
});

it('says what is missing', () => {
  expect(() => readConfig({ MESSENGER_PAGE_TOKEN: 'x'.repeat(10), MESSENGER_API_VERSION: 'v25.0' })).toThrow(
    'Biến MESSENGER_APP_SECRET còn thiếu: kênh Messenger cần nó.\nBiến MESSENGER_VERIFY_TOKEN còn thiếu: kênh Messenger cần nó.',
  );
});
