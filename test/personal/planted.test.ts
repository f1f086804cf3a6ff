// Numbers are planted in everything people can send, over every channel; afterwards they are nowhere: not in the log, the database, its
// files, what was sent to platforms, or what a conversation gives back. And who says «xóa dữ liệu của tôi» is asked once and forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFuzzedServer, type FuzzedServer } from '../fuzz/fuzzed-server.ts';
import { call, post, read, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';

const planted = [
  '042099123987',
  '0987 612 345',
  '9704 3612 8765 4321',
  'hoa.kin7@gmail.com',
  '38A-987.61',
  '17/9/1983',
  'Quyt@9213',
  'anh-cccd-9876.jpg',
];
const words = `tôi là Lê Thị Quýt sinh 17/9/1983, cccd 042099123987, sđt 0987 612 345, thẻ 9704 3612 8765 4321, mail hoa.kin7@gmail.com, xe 38A-987.61, mật khẩu của tôi là Quyt@9213`;
const photo = 'https://photo.example/anh-cccd-9876.jpg';
/** Stands beside: what may be kept until its person has it deleted. */
const mark = 'Zebraquagga';

let server: FuzzedServer;

beforeAll(async () => {
  server = await startFuzzedServer('trace');
});
afterAll(async () => {
  await server.stop();
});

const bytes = (): string =>
  readdirSync(server.dataDir)
    .filter((name) => name.startsWith('guidance.sqlite'))
    .map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
    .join('\n');

const send = (route: string, body: unknown): Promise<number> =>
  server.send({
    route: `POST ${route}`,
    method: 'POST',
    path: route,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
    admitted: true,
  });

let count = 0;
const zalo = (message: Readonly<Record<string, unknown>>, name = 'user_send_text'): Promise<number> =>
  send('/api/zalo/webhook', {
    app_id: '1000000000000000001',
    event_name: name,
    timestamp: String(Date.now()),
    sender: { id: '7000001' },
    recipient: { id: '4000000000000000004' },
    message: { msg_id: `z${(count += 1)}`, ...message },
  });
const messenger = (item: Readonly<Record<string, unknown>>): Promise<number> =>
  send('/api/messenger/webhook', {
    object: 'page',
    entry: [
      {
        id: '1',
        messaging: [{ sender: { id: '7000002' }, recipient: { id: '1' }, timestamp: Date.now(), ...item }],
      },
    ],
  });
const messengerText = (text: string): Promise<number> =>
  messenger({ message: { mid: `m${(count += 1)}`, text } });

/** Settles when platforms were sent something new that fits. */
const answered = (from: number, wanted: string): Promise<true> =>
  eventually(() => (server.received.slice(from).some((body) => body.includes(wanted)) ? true : null));

it('leaves none of them anywhere', async () => {
  const { session, url } = server;
  await say(url, session, words);
  await post(url, session, {
    type: 'message',
    text: words,
    value: { token: 'next', extra: words },
    channelData: { x: words },
  });
  await post(url, session, {
    type: 'message',
    text: words,
    attachments: [{ contentType: 'image/jpeg', contentUrl: photo }],
  });
  await call('POST', `${url}/api/chat-token`, { body: { procedure: words, extra: words } });
  await call('GET', `${url}/thu-tuc?tim=${encodeURIComponent(words)}`).catch(() => null);
  const statuses = [
    await zalo({ text: words }),
    await zalo({ text: words, attachments: [{ type: 'image', payload: { url: photo } }] }, 'user_send_image'),
    await zalo({ attachments: [{ type: 'image', payload: { url: photo } }] }, 'user_send_image'),
    await messengerText(words),
    await messenger({ postback: { title: words, payload: words } }),
    await messenger({ message: { mid: 'photo', attachments: [{ type: 'image', payload: { url: photo } }] } }),
    await send('/api/messages', {
      type: 'message',
      id: 'b1',
      channelId: 'emulator',
      serviceUrl: server.platformUrl,
      conversation: { id: 'b' },
      from: { id: 'u' },
      recipient: { id: 'bot' },
      text: words,
      attachments: [{ contentUrl: photo }],
    }),
  ];
  expect(statuses).toEqual(statuses.map(() => 200));
  const seen = await readUntil(url, session, 7);
  await answered(0, 'Tôi không nhận ảnh');
  await server.app.bot.flush();
  const everywhere: Readonly<Record<string, string>> = {
    log: server.lines.join('\n'),
    database: bytes(),
    platforms: server.received.join('\n'),
    transcript: JSON.stringify(seen),
    again: JSON.stringify(
      (await call('POST', `${url}/api/chat-token`, { body: { token: session.token } })).body,
    ),
  };
  expect(everywhere['database']).toContain('CREATE TABLE');
  expect(everywhere['log']).toContain('Request');
  for (const [place, content] of Object.entries(everywhere))
    for (const secret of planted) expect(content.includes(secret), `${secret} in ${place}`).toBe(false);
  // The words beside them were kept, so it was looked at the right places; the log has not even those.
  expect(everywhere['transcript']).toContain('tôi là Lê Thị Quýt');
  expect(everywhere['log']).not.toContain('Quýt');
});

it.each([
  ['Zalo', (text: string) => zalo({ text })],
  ['Messenger', messengerText],
])('in %s, words are enough to have everything deleted, after one question', async (_name, says) => {
  await says(`${mark} muốn đăng ký kết hôn`);
  await eventually(() => (bytes().includes(mark) ? true : null));
  const before = server.received.length;
  await says('xóa dữ liệu của tôi');
  await answered(before, 'không lấy lại được');
  await says('đúng');
  await answered(before, 'Tôi đã xóa cuộc trò chuyện này');
  // Overwritten in the file; the log beside it is emptied with the deletion.
  await eventually(() => (bytes().includes(mark) ? null : true), 70_000);
});

it('on the page too, and reading it again shows nothing of before', async () => {
  const { session, url } = server;
  await say(url, session, `${mark} hỏi về khai tử`);
  await say(url, session, 'xóa dữ liệu của tôi');
  await say(url, session, 'đúng');
  await eventually(async () => {
    const { activities } = await read(url, session);
    return activities.some(({ channelData }) => channelData['erased'] === true) ? true : null;
  });
  expect(JSON.stringify(await read(url, session))).not.toContain(mark);
});
