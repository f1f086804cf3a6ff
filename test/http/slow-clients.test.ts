// Clients that hold connections instead of using them, over raw sockets: they are shown the door, and others never notice.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { openSocket } from '../support/socket.ts';
import { startServer, type TestServer } from '../support/server.ts';

interface Client {
  readonly socket: Socket;
  answer: string;
  closed: boolean;
}

const clients: Client[] = [];

afterEach(() => {
  for (const { socket } of clients.splice(0)) socket.destroy();
});

/** Connects and sends the beginning of something. */
function begin(server: TestServer, bytes: string): Client {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(bytes);
  const client: Client = { socket, answer: '', closed: false };
  socket.on('data', (data) => {
    client.answer += data.toString();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    client.closed = true;
  });
  clients.push(client);
  return client;
}

const closed = (client: Client): Promise<true> => eventually(() => (client.closed ? true : null));

async function expectService(server: TestServer): Promise<void> {
  const session = await openChat(server.url);
  await say(server.url, session, 'một');
  expect(await readUntil(server.url, session, 3)).toHaveLength(3);
}

const quick = { HEADERS_SECONDS: '1', REQUEST_SECONDS: '1' };
const head = 'POST /api/chat-token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

it('a head or a body that drips in is cut off with 408, however steadily it drips', async () => {
  const server = await startServer({ env: quick });
  const slow = [
    begin(server, 'GET / HTTP/1.1\r\nHost: a\r\n'),
    begin(server, `${head}Content-Length: 1000\r\n\r\n{`),
    begin(server, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`),
  ];
  const drip = setInterval(() => {
    slow[0]?.socket.write('X-a: b\r\n');
    slow[1]?.socket.write(' ');
    slow[2]?.socket.write('1\r\n \r\n');
  }, 100);
  await expectService(server);
  await Promise.all(slow.map(closed));
  clearInterval(drip);
  expect(slow.map(({ answer }) => answer.split('\r\n')[0])).toEqual(
    slow.map(() => 'HTTP/1.1 408 Request Timeout'),
  );
  await expectService(server);
});

it('a connection on which nothing ever comes is closed too', async () => {
  const server = await startServer({ env: quick });
  await closed(begin(server, ''));
});

it('one address holds only so many connections; those of others and the next after it are taken', async () => {
  const server = await startServer({ env: { CONNECTIONS_PER_ADDRESS: '5' } });
  const held = Array.from({ length: 5 }, () => begin(server, 'GET / HT'));
  await eventually(() => (held.every(({ socket }) => socket.readyState === 'open') ? true : null));
  const refused = begin(server, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
  await closed(refused);
  expect(refused.answer).toBe('');
  // Another address of this machine stands for another person.
  const other = connect({
    port: Number(new URL(server.url).port),
    host: '127.0.0.1',
    localAddress: '127.0.0.2',
  });
  const heard = new Promise((resolve) =>
    other.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0]);
    }),
  );
  other.write('GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  expect(await heard).toBe('HTTP/1.1 200 OK');
  held[0]?.socket.destroy();
  const next = await eventually(async () => {
    const client = begin(server, 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await closed(client);
    return client.answer === '' ? null : client.answer;
  });
  expect(next).toContain('HTTP/1.1 200 OK');
});

it('behind a proxy of ours the proxy holds as many as it likes, and its clients open only so many streams each', async () => {
  const server = await startServer({
    env: { CONNECTIONS_PER_ADDRESS: '3', TRUSTED_PROXIES: '127.0.0.1' },
  });
  const session = await openChat(server.url);
  const from = (address: string): ReturnType<typeof openSocket> =>
    openSocket(session.streamUrl, { 'x-forwarded-for': address });
  const mine = [1, 2, 3].map(() => from('203.0.113.1'));
  await Promise.all(mine.map(({ socket }) => once(socket, 'open')));
  expect(await from('203.0.113.1').closed).toBe(503);
  const other = from('203.0.113.2');
  await once(other.socket, 'open');
  mine[0]?.socket.close();
  await mine[0]?.closed;
  const again = from('203.0.113.1');
  await once(again.socket, 'open');
  for (const { socket } of [...mine, other, again]) socket.terminate();
});

it('huge headers are refused, also when they are many small ones', async () => {
  const server = await startServer();
  const many = Array.from({ length: 1_500 }, (_, i) => `X-${i}: ${'y'.repeat(20)}\r\n`).join('');
  const client = begin(server, `GET /healthz HTTP/1.1\r\nHost: a\r\n${many}\r\n`);
  await closed(client);
  expect(client.answer).toContain('431');
  await expectService(server);
});
