// Numbers are planted in everything people can send, over every channel; afterwards they are nowhere: not in the log, the database, its
// files, what was sent to platforms, or what a conversation gives back. And who says «xóa dữ liệu của tôi» is asked once and forgotten.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFuzzedServer, type FuzzedServer } from '../fuzz/fuzzed-server.ts';
import { call, post, read, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { peopleOf, type People } from './people.ts';

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
let people: People;

beforeAll(async () => {
  server = await startFuzzedServer('trace');
  people = peopleOf(server);
});
afterAll(async () => {
  await server.stop();
});

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
    await people.zalo({ text: words }),
    await people.zalo(
      { text: words, attachments: [{ type: 'image', payload: { url: photo } }] },
      'user_send_image',
    ),
    await people.zalo({ attachments: [{ type: 'image', payload: { url: photo } }] }, 'user_send_image'),
    await people.messengerText(words),
    await people.messenger({ postback: { title: words, payload: words } }),
    await people.messenger({
      message: { mid: 'photo', attachments: [{ type: 'image', payload: { url: photo } }] },
    }),
    await people.send('/api/messages', {
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
  await people.answered(0, 'Tôi không nhận ảnh');
  await server.app.bot.flush();
  const everywhere: Readonly<Record<string, string>> = {
    log: server.lines.join('\n'),
    database: people.bytes(),
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
  ['Zalo', (text: string) => people.zalo({ text })],
  ['Messenger', (text: string) => people.messengerText(text)],
])('in %s, words are enough to have everything deleted, after one question', async (_name, says) => {
  await says(`${mark} muốn đăng ký kết hôn`);
  await eventually(() => (people.bytes().includes(mark) ? true : null));
  const before = server.received.length;
  await says('xóa dữ liệu của tôi');
  await people.answered(before, 'không lấy lại được');
  await says('đúng');
  await people.answered(before, 'Tôi đã xóa cuộc trò chuyện này');
  // Overwritten in the file; the log beside it is emptied with the deletion.
  await eventually(() => (people.bytes().includes(mark) ? null : true), 70_000);
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
