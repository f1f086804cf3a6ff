// What strangers send: each gets a clear refusal, and the process lives and stays quick to serve others.
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, openChat, read, readUntil, say, type Session } from '../support/direct-line.ts';
import { startServer, type TestServer } from '../support/server.ts';

const error = (code: string): unknown => ({ error: { code, message: expect.any(String) as string } });

let server: TestServer;
let session: Session;
let activities: string;

beforeEach(async () => {
  server = await startServer();
  session = await openChat(server.url);
  activities = `${server.directLine}/conversations/${session.conversationId}/activities`;
});

// Whatever was sent, the next person is served.
afterEach(async () => {
  const next = await openChat(server.url);
  await say(server.url, next, 'một');
  expect(await readUntil(server.url, next, 3)).toHaveLength(3);
});

/** Sends bytes as they are; settles with the first line of the answer, or with «closed». */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
      if (answer.includes('\r\n')) socket.destroy();
    });
    socket.on('error', () => {
      socket.destroy();
    });
    socket.on('close', () => {
      resolve(answer.split('\r\n')[0] || 'closed');
    });
  });
}

describe('bodies', () => {
  const send = (body: unknown, headers = {}): ReturnType<typeof call> =>
    call('POST', activities, { token: session.token, body, headers });

  it.each([
    ['broken JSON', '{"type":"message"'],
    ['no JSON', 'xin chào'],
    ['a list', '[]'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['a number as text', '{"type":"message","text":5}'],
    ['attachments that are none', '{"type":"message","attachments":"x"}'],
    ['deep nesting', `{"type":"message","text":"x","attachments":${'['.repeat(100_000)}`],
    [
      'deep nesting that ends',
      `{"type":"message","text":"[","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ],
  ])('%s is answered 400 in Vietnamese', async (_name, body) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: error('BadArgument') });
    expect(JSON.stringify(answer.body)).toContain('Nội dung gửi lên');
  });

  it('nothing at all is answered 400', async () => {
    expect(await call('POST', activities, { token: session.token })).toMatchObject({ status: 400 });
  });

  it('odd but harmless parts are passed over', async () => {
    const deep = `${'['.repeat(50)}${']'.repeat(50)}`;
    const body = `{"type":"message","text":"một","value":${deep},"channelData":{"clientActivityID":7},"__proto__":{"x":1}}`;
    expect((await send(body)).status).toBe(200);
    expect((await readUntil(server.url, session, 3))[2]?.text).toContain('1: một');
  });

  it('ten megabytes are refused with 413', async () => {
    const answer = await send(JSON.stringify({ type: 'message', text: 'x'.repeat(10_000_000) }));
    expect(answer).toMatchObject({ status: 413, body: error('PayloadTooLarge') });
  });

  it('ten megabytes without a length are refused too', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const head = `POST ${new URL(activities).pathname} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${session.token}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await raw(head + chunk.repeat(160))).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, identity'])(
    '%s junk is refused with 415',
    async (encoding) => {
      const answer = await send('\u001f\u008bjunk', { 'content-encoding': encoding });
      expect(answer).toMatchObject({ status: 415, body: error('UnsupportedMediaType') });
    },
  );

  it('bytes that are no UTF-8 are answered 400', async () => {
    const body = Buffer.concat([
      Buffer.from('{"type":"message","text":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]);
    const response = await fetch(activities, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });

  it('a body broken off in the middle leaves nothing behind', async () => {
    const head = `POST ${new URL(activities).pathname} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${session.token}\r\nContent-Length: 100\r\n\r\n{"type"`;
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(head));
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await read(server.url, session)).activities).toHaveLength(1);
  });
});

describe('requests', () => {
  it.each([
    ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b[\r\n\r\n', '400'],
    ['an address that is none', 'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n', '400'],
    ['half a percent sign', 'GET /v3/directline/conversations/%E0%A4%A HTTP/1.1\r\nHost: a\r\n\r\n', '40'],
    ['a path up', 'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n', '404'],
    ['only slashes', 'GET // HTTP/1.1\r\nHost: a\r\n\r\n', '40'],
    ['two slashes', 'GET //evil HTTP/1.1\r\nHost: a\r\n\r\n', '404'],
    ['a method that is none', 'FLY / HTTP/1.1\r\nHost: a\r\n\r\n', '400'],
    ['a method that is not for this', 'DELETE /healthz HTTP/1.1\r\nHost: a\r\n\r\n', '404'],
    ['huge headers', `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(70_000)}\r\n\r\n`, '431'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), '400'],
    [
      'two lengths',
      'POST /api/chat-token HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    ['a length below zero', 'POST /api/chat-token HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', '400'],
    [
      'an upgrade to nowhere',
      'GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '404',
    ],
    [
      'an upgrade to something else',
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      '404',
    ],
  ])('%s', async (_name, bytes, status) => {
    expect(await raw(bytes)).toContain(`HTTP/1.1 ${status}`);
  });

  it('a broken handshake on a good ticket is refused', async () => {
    const url = new URL(session.streamUrl);
    const head = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    expect(await raw(`${head}Sec-WebSocket-Key: short\r\n\r\n`)).toBe('HTTP/1.1 400 Bad Request');
  });

  it('answers have safe headers and an id, and say nothing of the software', async () => {
    const { headers } = await call('GET', `${server.url}/nowhere`, {
      headers: { 'x-request-id': 'request-12345' },
    });
    expect(headers.get('x-request-id')).toBe('request-12345');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toBeNull();
    const odd = await call('GET', `${server.url}/nowhere`, { headers: { 'x-request-id': 'a b;c' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('a route that throws is answered without its reasons', async () => {
    const other = await startServer({
      routes: [{ method: 'GET', path: '/boom', handle: () => Promise.reject(new Error('secret reason')) }],
    });
    const answer = await call('GET', `${other.url}/boom`);
    expect(answer).toMatchObject({ status: 500, body: error('ServiceError') });
    expect(JSON.stringify(answer.body)).not.toContain('secret reason');
  });
});
