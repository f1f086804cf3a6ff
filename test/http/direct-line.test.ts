// Direct Line over plain HTTP: what Microsoft documents, and what our widget adds.
import { describe, expect, it } from 'vitest';
import {
  call,
  openChat,
  post,
  read,
  readUntil,
  say,
  type ActivitySet,
  type Session,
} from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { secret, startServer } from '../support/server.ts';

const error = (code: string): unknown => ({ error: { code, message: expect.any(String) as string } });

describe('tokens', () => {
  it('are generated with the secret only, and do not start a conversation', async () => {
    const { directLine } = await startServer();
    const generate = `${directLine}/tokens/generate`;
    expect(await call('POST', generate)).toMatchObject({ status: 401, body: error('Unauthorized') });
    expect(await call('POST', generate, { token: 'wrong' })).toMatchObject({ status: 401 });
    const { status, body } = await call<Session>('POST', generate, {
      token: secret,
      body: { user: { id: 'dl_an' } },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: body.conversationId, token: body.token, expires_in: 1800 });
    expect(await call('POST', generate, { token: body.token })).toMatchObject({ status: 403 });
    const path = `${directLine}/conversations/${body.conversationId}`;
    expect(await call('GET', path, { token: body.token })).toMatchObject({
      status: 404,
      body: error('NotFound'),
    });
  });

  it('refuse user ids that do not begin with dl_', async () => {
    const { directLine } = await startServer();
    const answer = await call('POST', `${directLine}/tokens/generate`, {
      token: secret,
      body: { user: { id: 'an' } },
    });
    expect(answer).toMatchObject({ status: 400, body: error('BadArgument') });
  });

  it('are refreshed while valid, for the same conversation, and not after', async () => {
    const server = await startServer();
    const session = await openChat(server.url);
    server.pass(1_700);
    const refresh = `${server.directLine}/tokens/refresh`;
    const { status, body } = await call<Session>('POST', refresh, { token: session.token });
    expect([status, body.conversationId, body.expires_in]).toEqual([200, session.conversationId, 1800]);
    server.pass(200);
    expect(await call('POST', refresh, { token: session.token })).toMatchObject({
      status: 403,
      body: error('TokenExpired'),
    });
    expect((await say(server.url, { ...session, token: body.token }, 'còn đây')).status).toBe(200);
  });

  it('are worth nothing forged, cut, or for another conversation', async () => {
    const { url, directLine } = await startServer();
    const [mine, theirs] = [await openChat(url), await openChat(url)];
    const path = `${directLine}/conversations/${theirs.conversationId}/activities`;
    expect(await call('GET', path, { token: mine.token })).toMatchObject({
      status: 403,
      body: error('Forbidden'),
    });
    const [head = '', claims = '', seal = ''] = mine.token.split('.');
    const changed = Buffer.from(claims, 'base64url')
      .toString()
      .replace(mine.conversationId, theirs.conversationId);
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const forgeries = [
      [head, Buffer.from(changed).toString('base64url'), seal],
      [none, Buffer.from(changed).toString('base64url'), ''],
      [head, claims, seal.slice(1)],
      [head, claims],
      ['x'.repeat(5_000)],
    ];
    for (const forged of forgeries) {
      expect((await call('GET', path, { token: forged.join('.') })).status, forged.join('.')).toBe(401);
    }
    const ticket = new URL(mine.streamUrl).searchParams.get('t') ?? '';
    const own = `${directLine}/conversations/${mine.conversationId}/activities`;
    expect((await call('GET', own, { token: ticket })).status).toBe(401);
  });

  it('hold only on the sites they were made for', async () => {
    const { directLine } = await startServer({ env: { ALLOWED_ORIGINS: '*' } });
    const body = { trustedOrigins: ['https://hatinh.gov.vn'] };
    const generated = await call<Session>('POST', `${directLine}/tokens/generate`, { token: secret, body });
    const start = (origin: string): ReturnType<typeof call> =>
      call('POST', `${directLine}/conversations`, { token: generated.body.token, headers: { origin } });
    expect((await start('https://evil.example')).status).toBe(403);
    expect((await start('https://hatinh.gov.vn')).status).toBe(201);
  });
});

describe('a conversation', () => {
  it('is started once with 201 and joined again with 200, and greeted once', async () => {
    const { url, directLine } = await startServer();
    const { body } = await call<Session>('POST', `${directLine}/tokens/generate`, { token: secret });
    const first = await call<Session>('POST', `${directLine}/conversations`, {
      token: body.token,
      body: { user: {} },
    });
    expect(first).toMatchObject({
      status: 201,
      body: { conversationId: body.conversationId, expires_in: 1800 },
    });
    expect(first.body.streamUrl).toMatch(
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?t=/,
    );
    const again = await call<Session>('POST', `${directLine}/conversations`, { token: body.token });
    expect(again.status).toBe(200);
    await say(url, first.body, 'xin chào');
    const activities = await readUntil(url, first.body, 3);
    expect(activities.map(({ text }) => text?.split('\n')[0])).toEqual([
      'Chào bạn',
      'xin chào',
      '1: xin chào',
    ]);
  });

  it('can be held with the secret alone', async () => {
    const { url, directLine } = await startServer();
    const started = await call<Session>('POST', `${directLine}/conversations`, { token: secret });
    const session = { ...started.body, token: secret };
    expect((await say(url, session, 'một')).status).toBe(200);
    expect(await readUntil(url, session, 3)).toHaveLength(3);
  });

  it('is unknown when it is unknown', async () => {
    const { url, directLine } = await startServer();
    const session = { ...(await openChat(url)), token: secret };
    for (const [method, tail] of [
      ['GET', ''],
      ['GET', '/activities'],
      ['POST', '/activities'],
      ['POST', '/upload'],
    ]) {
      const answer = await call(String(method), `${directLine}/conversations/nobody${String(tail)}`, {
        token: secret,
      });
      expect(answer, `${String(method)} ${String(tail)}`).toMatchObject({
        status: 404,
        body: error('NotFound'),
      });
    }
    expect(
      (await call('GET', `${directLine}/conversations/${session.conversationId}`, { token: secret })).status,
    ).toBe(200);
  });

  it('gives its echo and its answer back as clients need them', async () => {
    const { url, storage } = await startServer();
    const session = await openChat(url);
    const { body } = await say(url, session, 'khai sinh cho con', 'client-1');
    const [, echo, answer] = await readUntil(url, session, 3);
    expect(echo).toMatchObject({
      id: body.id,
      type: 'message',
      text: 'khai sinh cho con',
      channelId: 'directline',
      conversation: { id: session.conversationId },
      from: { role: 'user' },
      channelData: { clientActivityID: 'client-1', 'webchat:sequence-id': 2 },
    });
    expect(echo?.from.id).toMatch(/^dl_/);
    expect(answer).toMatchObject({
      type: 'message',
      from: { id: 'tro-ly', role: 'bot' },
      replyToId: body.id,
      suggestedActions: {
        actions: [
          { type: 'messageBack', title: 'Tiếp', text: 'Tiếp', displayText: 'Tiếp', value: { token: 'next' } },
        ],
      },
    });
    const { answer: whole } = answer?.channelData as {
      answer: { number: string; links: { kind: string; url: string }[] };
    };
    expect(whole.number).toMatch(/^[34679A-Y]{4}-[34679A-Y]{4}$/);
    expect(answer?.text).toBe(
      `1: khai sinh cho con\n\nNguồn: Thủ tục 1.001193 theo bản ghi của Cổng ngày 18/7/2026 · Mã trả lời ${whole.number}`,
    );
    const buttons = answer?.attachments?.[0]?.content.buttons ?? [];
    expect(buttons).toEqual(
      whole.links.map(({ url: value }, index) => ({
        type: 'openUrl',
        title: ['Mở Cổng', 'Làm tiếp sau'][index],
        value,
      })),
    );
    // Under its number stands what was said, without the way to where this person is.
    const links = whole.links.filter(({ kind }) => kind === 'portal');
    expect((await storage.answers.find(whole.number))?.snapshot).toEqual({ ...whole, links });
  });

  it('is read in pages by watermark, without gaps or repeats', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    for (const text of ['một', 'hai', 'ba']) await say(url, session, text);
    const all = await readUntil(url, session, 7);
    const middle = await read(url, session, '3');
    expect(middle.activities).toEqual(all.slice(3));
    expect(middle.watermark).toBe('7');
    expect(await read(url, session, '7')).toEqual({ activities: [], watermark: '7' });
  });

  it('keeps the order of messages sent at once, and answers each', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    await Promise.all(Array.from({ length: 20 }, (_, index) => say(url, session, `tin ${index}`)));
    const activities = await readUntil(url, session, 41);
    const said = activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    const answered = activities
      .slice(1)
      .filter(({ from }) => from.role === 'bot')
      .map(({ text }) => text?.split('\n')[0]);
    expect(answered).toEqual(said.map((text, index) => `${index + 1}: ${String(text)}`));
  });

  it('takes the same client activity once', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    const posts = await Promise.all(['a', 'a', 'a', 'b'].map((id) => say(url, session, 'một', id)));
    expect(new Set(posts.map(({ body }) => body.id)).size).toBe(2);
    await readUntil(url, session, 5);
    expect((await read(url, session)).activities).toHaveLength(5);
  });

  it('understands taps', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    await post(url, session, { type: 'message', text: 'Tiếp', value: { token: 'flow/3' } });
    const messageBack = { displayText: 'Gửi bưu điện' };
    await post(url, session, {
      type: 'message',
      text: 'x',
      value: { token: 'post' },
      channelData: { messageBack },
    });
    const activities = await readUntil(url, session, 5);
    expect(activities.map(({ text }) => text?.split('\n')[0])).toEqual([
      'Chào bạn',
      'Tiếp',
      '1: [flow/3]',
      'Gửi bưu điện',
      '2: [post]',
    ]);
  });

  it('ignores what it has no use for', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    for (const activity of [
      { type: 'typing' },
      { type: 'strange' },
      { type: 'event', name: 'webchat/join' },
    ]) {
      const { status, body } = await post(url, session, activity);
      expect([status, typeof body.id]).toEqual([200, 'string']);
    }
    await say(url, session, 'một');
    expect(await readUntil(url, session, 3)).toHaveLength(3);
  });

  it('reconnects from a watermark, from the start when it is empty, and from now when there is none', async () => {
    const { url, directLine } = await startServer();
    const session = await openChat(url);
    await say(url, session, 'một');
    await readUntil(url, session, 3);
    const path = `${directLine}/conversations/${session.conversationId}`;
    for (const [query, after] of [
      ['', 3],
      ['?watermark=', 0],
      ['?watermark=2', 2],
    ] as const) {
      const { status, body } = await call<Session>('GET', path + query, { token: session.token });
      expect([status, body.conversationId]).toEqual([200, session.conversationId]);
      const [, claims = ''] = (new URL(body.streamUrl).searchParams.get('t') ?? '').split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ after });
    }
    expect((await call('GET', `${path}?watermark=junk`, { token: session.token })).status).toBe(400);
  });

  it('apologises when the assistant fails, and goes on from where it was', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    for (const text of ['một', 'lỗi', 'hai']) await say(url, session, text);
    const activities = await readUntil(url, session, 7);
    const answers = activities.filter(({ from }) => from.role === 'bot').map(({ text }) => text ?? '');
    expect(answers[2]).toContain('18001096');
    expect(answers[2]).not.toContain('Told to fail');
    expect(answers[3]).toContain('2: hai');
  });
});

describe('POST /api/chat-token', () => {
  it('brings conversation, token, stream and greeting at once', async () => {
    const { url } = await startServer();
    const session = await openChat(url, { procedure: '1.001193', language: 'vi' });
    expect(session).toMatchObject({ expires_in: 1800, watermark: '1' });
    expect(session.activities.map(({ text }) => text)).toEqual(['Chào bạn, về 1.001193']);
    expect((await say(url, session, 'một')).status).toBe(200);
  });

  it('needs no body, and refuses a wrong one', async () => {
    const { url } = await startServer();
    expect((await call('POST', `${url}/api/chat-token`)).status).toBe(200);
    const wrong = await call('POST', `${url}/api/chat-token`, { body: { language: 'fr' } });
    expect(wrong).toMatchObject({ status: 400, body: error('BadArgument') });
  });

  it('does not greet again a client that also starts the conversation the documented way', async () => {
    const { url, directLine } = await startServer();
    const session = await openChat(url);
    expect((await call('POST', `${directLine}/conversations`, { token: session.token })).status).toBe(200);
    await say(url, session, 'một');
    expect(await readUntil(url, session, 3)).toHaveLength(3);
  });

  it('goes on with the conversation of a browser that comes back, also after its token has expired', async () => {
    const server = await startServer();
    const session = await openChat(server.url);
    await say(server.url, session, 'một');
    await readUntil(server.url, session, 3);
    server.pass(29 * 24 * 3_600);
    const back = await openChat(server.url, { token: session.token });
    expect(back.conversationId).toBe(session.conversationId);
    expect(back.activities.map(({ text }) => text?.split('\n')[0])).toEqual(['Chào bạn', 'một', '1: một']);
    expect((await say(server.url, back, 'hai')).status).toBe(200);
    server.pass(32 * 24 * 3_600);
    expect((await openChat(server.url, { token: back.token })).conversationId).not.toBe(
      session.conversationId,
    );
  });

  it('begins anew for a token it does not know', async () => {
    const { url } = await startServer();
    const session = await openChat(url, { token: 'x.y.z' });
    expect(session.activities).toHaveLength(1);
  });

  it('follows a resume link for thirty days, then opens its procedure, and a forged one not at all', async () => {
    const server = await startServer();
    const session = await openChat(server.url);
    await say(server.url, session, 'một');
    const [, , answer] = await readUntil(server.url, session, 3);
    const link = String(answer?.attachments?.[0]?.content.buttons[1]?.['value']);
    expect(link).toMatch(new RegExp(`^${server.url}/\\?tiep=`));
    const resume = new URL(link).searchParams.get('tiep') ?? '';
    expect(Buffer.from(resume.split('.')[1] ?? '', 'base64url').toString()).not.toContain(
      session.conversationId,
    );
    const text = async (body: unknown): Promise<string | undefined> =>
      (await openChat(server.url, body)).activities[0]?.text?.split('\n')[0];
    expect(await text({ resume })).toBe('1: 1.001193');
    expect(await text({ resume: `${resume}x` })).toBe('Chào bạn');
    expect(await text({ resume: session.token })).toBe('Chào bạn');
    server.pass(31 * 24 * 3_600);
    expect(await text({ resume })).toBe('Chào bạn, về 1.001193');
  });

  it('also resumes within a conversation', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    await say(url, session, 'một');
    const [, , answer] = await readUntil(url, session, 3);
    const resume = new URL(String(answer?.attachments?.[0]?.content.buttons[1]?.['value'])).searchParams.get(
      'tiep',
    );
    await post(url, session, { type: 'event', name: 'resume', value: { resume } });
    const activities = await readUntil(url, session, 4);
    expect(activities[3]?.text).toContain('2: 1.001193');
  });

  it('is limited per address, with a kind word and a time to wait', async () => {
    const server = await startServer({ env: { CHAT_TOKENS_PER_MINUTE: '3' } });
    for (let index = 0; index < 3; index += 1) await openChat(server.url);
    const refused = await call('POST', `${server.url}/api/chat-token`);
    expect(refused).toMatchObject({ status: 429, body: error('TooManyRequests') });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    server.pass(60);
    expect((await openChat(server.url)).activities).toHaveLength(1);
  });

  it('believes the address a trusted proxy names, and nobody else', async () => {
    const open = (url: string, forwarded: string): Promise<{ status: number }> =>
      call('POST', `${url}/api/chat-token`, { headers: { 'x-forwarded-for': forwarded } });
    const behind = await startServer({
      env: { CHAT_TOKENS_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.0/8' },
    });
    expect((await open(behind.url, '10.0.0.1')).status).toBe(200);
    expect((await open(behind.url, '10.0.0.2')).status).toBe(200);
    expect((await open(behind.url, '10.9.9.9, 10.0.0.2')).status).toBe(429);
    const direct = await startServer({ env: { CHAT_TOKENS_PER_MINUTE: '1' } });
    expect((await open(direct.url, '10.0.0.1')).status).toBe(200);
    expect((await open(direct.url, '10.0.0.2')).status).toBe(429);
  });
});

describe('personal numbers', () => {
  it('are masked in the echo, in what the assistant gets, and in everything stored', async () => {
    const { url, storage } = await startServer();
    const session = await openChat(url);
    await say(url, session, 'cccd 042083012345, sđt 0912 345 678, phí 10.000 đồng');
    await say(url, session, 'mật khẩu của tôi là Abc@123');
    await post(url, session, {
      type: 'message',
      text: 'số 042083012346',
      value: { token: 't' },
      extra: '042083012347',
    });
    const activities = await readUntil(url, session, 7);
    expect(activities[1]?.text).toBe('cccd ••••••, sđt ••••••, phí 10.000 đồng');
    expect(activities[2]?.text).toContain('1: cccd ••••••, sđt ••••••, phí 10.000 đồng');
    const stored = JSON.stringify([
      activities,
      await storage.conversations.find(session.conversationId),
      await storage.facts.read(0, 100),
    ]);
    expect(stored).not.toMatch(/04208301234|345 678|Abc@123/);
  });
});

describe('unusual messages', () => {
  it.each([
    ['a long one', { text: 'x'.repeat(5_000) }, 'dài quá'],
    ['an empty one', { text: '  ' }, 'chưa thấy chữ nào'],
    ['a photo', { attachments: [{ contentType: 'image/png', contentUrl: 'data:,x' }] }, 'không nhận ảnh'],
    ['emoji', { text: '👶🏻👍👨‍👩‍👧' }, '1: 👶🏻👍👨‍👩‍👧'],
    ['control characters', { text: 'a\u0000b\u0007c\ud800' }, '1: a b c\ufffd'],
  ])('%s is answered kindly', async (_name, message, answer) => {
    const { url } = await startServer();
    const session = await openChat(url);
    expect((await post(url, session, { type: 'message', ...message })).status).toBe(200);
    const activities = await readUntil(url, session, 3);
    expect(activities[2]?.text).toContain(answer);
    expect(JSON.stringify(activities).length).toBeLessThan(10_000);
  });

  it('files are refused with a sentence', async () => {
    const { url, directLine } = await startServer();
    const session = await openChat(url);
    const path = `${directLine}/conversations/${session.conversationId}/upload?userId=x`;
    const answer = await call('POST', path, { token: session.token, body: 'bytes' });
    expect(answer).toMatchObject({ status: 400, body: error('BadArgument') });
  });
});

describe('other sites', () => {
  it('are let in by configuration, preflight and all', async () => {
    const { url } = await startServer({ env: { ALLOWED_ORIGINS: 'https://hatinh.gov.vn' } });
    const open = (origin: string): ReturnType<typeof call> =>
      call('POST', `${url}/api/chat-token`, { headers: { origin } });
    const allowed = await open('https://hatinh.gov.vn');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://hatinh.gov.vn',
    ]);
    const strange = await open('https://evil.example');
    expect([strange.status, strange.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect((await open(url)).status).toBe(200);
    const ask = await call('OPTIONS', `${url}/v3/directline/conversations`, {
      headers: { origin: 'https://hatinh.gov.vn', 'access-control-request-method': 'POST' },
    });
    expect(ask.status).toBe(204);
    expect(ask.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(ask.headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
  });
});

describe('GET /healthz', () => {
  it('is well, and not when the database is gone', async () => {
    const { url, storage } = await startServer();
    expect(await call('GET', `${url}/healthz`)).toMatchObject({
      status: 200,
      body: { status: 'ok', database: 'sqlite' },
    });
    expect((await call('HEAD', `${url}/healthz`)).status).toBe(200);
    await storage.close();
    const { body } = await eventually(async () => {
      const answer = await call('GET', `${url}/healthz`);
      return answer.status === 503 ? answer : null;
    });
    expect(body).toMatchObject({ status: 'failing' });
  });
});

describe('a database that fails', () => {
  it('is answered 503 without details', async () => {
    const { url, storage } = await startServer();
    const session = await openChat(url);
    await storage.close();
    const answer = await say(url, session, 'một');
    expect(answer).toMatchObject({ status: 503, body: error('ServiceUnavailable') });
    expect(JSON.stringify(answer.body)).not.toMatch(/sqlite|database|destroyed/i);
  });
});

it('shows the whole conversation to a second reader', async () => {
  const { url, directLine } = await startServer();
  const session = await openChat(url);
  await say(url, session, 'một');
  const mine = await readUntil(url, session, 3);
  const path = `${directLine}/conversations/${session.conversationId}/activities`;
  const { body } = await call<ActivitySet>('GET', path, { token: secret });
  expect(body.activities).toEqual(mine);
});
