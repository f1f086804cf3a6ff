// What happens when somebody sends too much: they are told so and how long to wait, and everybody else is answered as if nothing were.
import { describe, expect, it } from 'vitest';
import { call, openChat, read, readUntil, say, type Session } from '../support/direct-line.ts';
import { countingBot } from '../support/counting-bot.ts';
import { startServer, type TestServer } from '../support/server.ts';

const behindProxy = { TRUSTED_PROXIES: '127.0.0.0/8' };

/** Somebody on a network of their own. */
async function comeFrom(
  server: TestServer,
  address: string,
): Promise<{ readonly session: Session; readonly say: (text: string) => Promise<number> }> {
  const headers = { 'x-forwarded-for': address };
  const { body: session } = await call<Session>('POST', `${server.url}/api/chat-token`, { headers });
  const url = `${server.directLine}/conversations/${session.conversationId}/activities`;
  return {
    session,
    say: async (text) =>
      (await call('POST', url, { token: session.token, headers, body: { type: 'message', text } })).status,
  };
}

describe('messages', () => {
  it('of one person beyond the limit are refused with a kind word and a time, after which the next is taken', async () => {
    const server = await startServer({ clock: 'still', env: { MESSAGES_PER_MINUTE: '3' } });
    const session = await openChat(server.url);
    for (const text of ['một', 'hai', 'ba']) expect((await say(server.url, session, text)).status).toBe(200);
    const refused = await say(server.url, session, 'bốn');
    expect(refused).toMatchObject({
      status: 429,
      body: {
        error: { code: 'TooManyRequests', message: expect.stringContaining('tôi chưa đọc kịp') as string },
      },
    });
    expect(Number(refused.headers.get('retry-after'))).toBe(20);
    // Nothing of it is kept, and what was taken is answered.
    expect(await readUntil(server.url, session, 7)).toHaveLength(7);
    server.pass(20);
    expect((await say(server.url, session, 'bốn')).status).toBe(200);
    expect((await readUntil(server.url, session, 9)).at(-1)?.text).toContain('4: bốn');
  });

  it('of one network are counted together; another network is not concerned, and a forged address changes nothing', async () => {
    const server = await startServer({
      clock: 'still',
      env: { ...behindProxy, MESSAGES_PER_MINUTE_ADDRESS: '4' },
    });
    const [an, binh, chi] = await Promise.all([
      comeFrom(server, '203.0.113.1'),
      comeFrom(server, '8.8.8.8, 203.0.113.1'),
      comeFrom(server, '203.0.113.2'),
    ]);
    const taken = [await an.say('1'), await an.say('2'), await binh.say('3'), await binh.say('4')];
    expect(taken).toEqual([200, 200, 200, 200]);
    expect([await an.say('5'), await binh.say('6'), await chi.say('7')]).toEqual([429, 429, 200]);
  });

  it('of all together are refused in other words', async () => {
    const server = await startServer({ clock: 'still', env: { MESSAGES_PER_MINUTE_ALL: '2' } });
    const sessions = await Promise.all([1, 2, 3].map(() => openChat(server.url)));
    const answers = await Promise.all(sessions.map((session) => say(server.url, session, 'chào')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(JSON.stringify(refused?.body)).toContain('rất nhiều người hỏi');
  });

  it('a flood takes nothing from what all share: others are answered in their turn', async () => {
    const order: string[] = [];
    const counting = countingBot();
    const server = await startServer({
      clock: 'still',
      env: {
        ...behindProxy,
        MESSAGES_PER_MINUTE: '10',
        MESSAGES_PER_MINUTE_ADDRESS: '50',
        MESSAGES_PER_MINUTE_ALL: '200',
      },
      handleTurn: (turn, adapter) => {
        if (turn.input.kind === 'text') order.push(turn.input.text);
        return counting(turn, adapter);
      },
    });
    const flooders = await Promise.all(Array.from({ length: 10 }, () => comeFrom(server, '203.0.113.1')));
    const others = await Promise.all(
      Array.from({ length: 5 }, (_, i) => comeFrom(server, `198.51.100.${i}`)),
    );
    const flood = flooders.flatMap((one) => Array.from({ length: 20 }, () => one.say('lũ')));
    const asked = others.flatMap((one) => ['một', 'hai', 'ba'].map((text) => one.say(text)));
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 15 }, () => 200));
    const statuses = await Promise.all(flood);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(150);
    for (const { session } of others) {
      const seen = await readUntil(server.url, session, 7);
      expect(seen.filter(({ from }) => from.role === 'bot')).toHaveLength(4);
    }
    // Before the last of the others had their answer, no more of the flood was thought about than its own share.
    expect(
      order.slice(0, order.lastIndexOf('ba')).filter((text) => text === 'lũ').length,
    ).toBeLessThanOrEqual(50);
  });

  it('one talkative person does not make others wait: turns are taken one conversation after another', async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const counting = countingBot();
    const server = await startServer({
      handleTurn: async (turn, adapter) => {
        if (turn.input.kind !== 'text') return counting(turn, adapter);
        if (turn.input.text === 'lũ 0') await gate.promise;
        order.push(turn.input.text);
        return counting(turn, adapter);
      },
    });
    const [talkative, other] = [await openChat(server.url), await openChat(server.url)];
    for (let i = 0; i < 30; i += 1) await say(server.url, talkative, `lũ ${i}`);
    await say(server.url, other, 'xin hỏi');
    gate.resolve(undefined);
    await readUntil(server.url, other, 3);
    expect(order.indexOf('xin hỏi')).toBeLessThanOrEqual(2);
    await readUntil(server.url, talkative, 61);
    expect(order.filter((text) => text.startsWith('lũ'))).toEqual(
      Array.from({ length: 30 }, (_, i) => `lũ ${i}`),
    );
  });
});

describe('requests', () => {
  it('for pages are limited by network; webhooks, Direct Line and the check of a balancer are not', async () => {
    const server = await startServer({
      clock: 'still',
      env: { ...behindProxy, REQUESTS_PER_MINUTE_ADDRESS: '3' },
      routes: [{ method: 'GET', path: '/page', handle: () => Promise.resolve({ status: 200, body: 'ok' }) }],
    });
    const get = (path: string, address: string): ReturnType<typeof call> =>
      call('GET', server.url + path, { headers: { 'x-forwarded-for': address } });
    const mine: number[] = [];
    for (let i = 0; i < 4; i += 1)
      mine.push(
        (await call('HEAD', `${server.url}/page`, { headers: { 'x-forwarded-for': '203.0.113.1' } })).status,
      );
    expect(mine).toEqual([200, 200, 200, 429]);
    const refused = await get('/api/chat-token', '203.0.113.1');
    expect(refused.status).toBe(404);
    const chat = await call('POST', `${server.url}/api/chat-token`, {
      headers: { 'x-forwarded-for': '203.0.113.1' },
    });
    expect(chat).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
    expect(Number(chat.headers.get('retry-after'))).toBe(20);
    for (let i = 0; i < 5; i += 1) expect((await get('/healthz', '203.0.113.1')).status).toBe(200);
    const other = await comeFrom(server, '203.0.113.9');
    for (let i = 0; i < 5; i += 1)
      expect((await read(server.url, other.session)).activities.length).toBeGreaterThan(0);
  });

  it('in one conversation are refused only when no client asks that often', async () => {
    const server = await startServer({ clock: 'still' });
    const session = await openChat(server.url);
    const url = `${server.directLine}/conversations/${session.conversationId}/activities`;
    const poll = async (): Promise<number> => (await call('GET', url, { token: session.token })).status;
    const answers: number[] = [];
    for (let round = 0; round < 14; round += 1)
      answers.push(...(await Promise.all(Array.from({ length: 50 }, poll))));
    expect(answers.filter((status) => status === 200)).toHaveLength(600);
    expect(answers.filter((status) => status === 429)).toHaveLength(100);
    server.pass(5);
    expect(await poll()).toBe(200);
  });
});
