// WebSocket streams: everything once and in order, for every tab, from wherever it was.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { describeDatabases } from '../support/databases.ts';
import { call, openChat, say, type Session } from '../support/direct-line.ts';
import { countingBot } from '../support/counting-bot.ts';
import { startServer } from '../support/server.ts';
import { openSocket } from '../support/socket.ts';

const firstLines = (activities: readonly { text?: string }[]): unknown[] =>
  activities.map(({ text }) => text?.split('\n')[0]);

async function streamUrl(directLine: string, session: Session, query: string): Promise<string> {
  const path = `${directLine}/conversations/${session.conversationId}${query}`;
  return (await call<Session>('GET', path, { token: session.token })).body.streamUrl;
}

describe('a stream', () => {
  it('brings what is said after the chat was opened', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    const stream = openSocket(session.streamUrl);
    await say(url, session, 'một', 'id-1');
    const activities = await stream.until(2);
    expect(firstLines(activities)).toEqual(['một', '1: một']);
    expect(activities[0]?.channelData['clientActivityID']).toBe('id-1');
    await say(url, session, 'hai');
    await stream.until(4);
    expect(firstLines(await stream.until(4))).toEqual(['một', '1: một', 'hai', '2: hai']);
  });

  it('shows that the assistant is typing while a turn takes its time', async () => {
    const quick = countingBot();
    const { url } = await startServer({
      handleTurn: async (turn, adapter) => {
        await setTimeout(400);
        return quick(turn, adapter);
      },
    });
    const session = await openChat(url);
    const stream = openSocket(session.streamUrl);
    await say(url, session, 'một');
    await stream.until(2);
    expect(stream.typing).toMatchObject([{ type: 'typing', from: { id: 'tro-ly' } }]);
  });

  it('replays what was said before the socket opened', async () => {
    const { directLine, url } = await startServer();
    const session = await openChat(url);
    await say(url, session, 'một');
    const stream = openSocket(await streamUrl(directLine, session, '?watermark='));
    expect(firstLines(await stream.until(3))).toEqual(['Chào bạn', 'một', '1: một']);
  });

  it('takes up at the watermark, and without one brings only what is new', async () => {
    const { directLine, url } = await startServer();
    const session = await openChat(url);
    const first = openSocket(session.streamUrl);
    await say(url, session, 'một');
    await first.until(2);
    first.socket.close();
    const resumed = openSocket(await streamUrl(directLine, session, '?watermark=2'));
    const fresh = openSocket(await streamUrl(directLine, session, ''));
    await resumed.until(1);
    await say(url, session, 'hai');
    expect(firstLines(await resumed.until(3))).toEqual(['1: một', 'hai', '2: hai']);
    expect(firstLines(await fresh.until(2))).toEqual(['hai', '2: hai']);
  });

  it('serves two tabs of one conversation side by side', async () => {
    const { directLine, url } = await startServer();
    const session = await openChat(url);
    const tabs = [
      openSocket(session.streamUrl),
      openSocket(await streamUrl(directLine, session, '?watermark=1')),
    ];
    for (const text of ['một', 'hai', 'ba']) await say(url, session, text);
    const seen = await Promise.all(tabs.map((tab) => tab.until(6)));
    expect(seen[0]).toEqual(seen[1]);
    expect(new Set(seen[0]?.map(({ id }) => id)).size).toBe(6);
  });

  it('takes empty messages as a sign of life', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    const stream = openSocket(session.streamUrl);
    await new Promise((resolve) => stream.socket.once('open', resolve));
    stream.socket.send('');
    stream.socket.send('not json');
    await say(url, session, 'một');
    expect(await stream.until(2)).toHaveLength(2);
  });

  it('is refused without a good ticket', async () => {
    const server = await startServer();
    const [mine, theirs] = [await openChat(server.url), await openChat(server.url)];
    const other = mine.streamUrl.replace(mine.conversationId, theirs.conversationId);
    const withToken = mine.streamUrl.replace(/t=.*/, `t=${mine.token}`);
    const elsewhere = mine.streamUrl.replace('/stream', '/streams');
    const outcomes = [other, withToken, mine.streamUrl.replace(/\?.*/, ''), elsewhere].map(
      (url) => openSocket(url).closed,
    );
    expect(await Promise.all(outcomes)).toEqual([403, 403, 403, 404]);
    server.pass(61);
    expect(await openSocket(mine.streamUrl).closed).toBe(403);
  });

  it('ends when a client sends too much', async () => {
    const { url } = await startServer();
    const session = await openChat(url);
    const stream = openSocket(session.streamUrl);
    await new Promise((resolve) => stream.socket.once('open', resolve));
    stream.socket.send('x'.repeat(100_000));
    expect(await stream.closed).toBe(1009);
    expect((await say(url, session, 'một')).status).toBe(200);
  });

  it('says goodbye when the server stops', async () => {
    const server = await startServer();
    const session = await openChat(server.url);
    const stream = openSocket(session.streamUrl);
    await new Promise((resolve) => stream.socket.once('open', resolve));
    await server.stop();
    expect(await stream.closed).toBe(1001);
  });
});

describeDatabases('two processes', (databases) => {
  it('serve one conversation together, in order', async () => {
    const place = await databases.place();
    const [one, two] = [await startServer({ place }), await startServer({ place })];
    const session = await openChat(one.url);
    const stream = openSocket(session.streamUrl);
    for (let index = 0; index < 10; index += 1)
      await say(index % 2 === 0 ? one.url : two.url, session, `tin ${index}`);
    // With SQLite there is one serving process; another one's entries are seen when the first has something to say.
    await say(one.url, session, 'cuối');
    const lines = firstLines(await stream.until(22));
    expect(lines.filter((line) => /^\d+: /.test(String(line)))).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `${index + 1}: tin ${index}`),
      '11: cuối',
    ]);
  });
});
