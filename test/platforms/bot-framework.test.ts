// POST /api/messages as the Emulator calls it, and as a stranger does.
import { expect, it, onTestFinished } from 'vitest';
import { call } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { startServer, type ServerOptions, type TestServer } from '../support/server.ts';
import { Connector } from './connector.ts';
import { reasonGivenUp } from './looks.ts';

async function connect(options: ServerOptions = {}): Promise<{ connector: Connector; server: TestServer }> {
  const connector = await Connector.start();
  onTestFinished(() => connector.stop());
  return { connector, server: await startServer(options) };
}

const lines = ({ received }: Connector): string[] => received.map(({ text }) => text?.split('\n')[0] ?? '');

const until = (connector: Connector, count: number): Promise<true> =>
  eventually(
    () => (connector.received.length >= count ? true : null),
    undefined,
    () => lines(connector),
  );

it('greets, answers in order, and a tap means what the button said', async () => {
  const { connector, server } = await connect();
  const url = `${server.url}/api/messages`;
  const post = async (changes: Record<string, unknown>): Promise<number> =>
    (await call('POST', url, { body: connector.activity(changes) })).status;
  const added = { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] };
  expect(await post(added)).toBe(200);
  expect(await post({ ...added, membersAdded: [{ id: 'someone' }] })).toBe(200);
  await until(connector, 1);
  expect(await post({ text: 'một' })).toBe(200);
  await until(connector, 2);
  const answer = connector.received[1];
  expect(answer?.attachments?.[0]?.content.buttons.map(({ title }) => title)).toEqual([
    'Mở Cổng',
    'Làm tiếp sau',
  ]);
  const [action] = answer?.suggestedActions?.actions ?? [];
  expect(action).toMatchObject({ title: 'Tiếp', value: { token: 'next' } });
  // By the value, and by the text alone where a channel keeps only that.
  await post({ text: action?.text, value: action?.value });
  await until(connector, 3);
  await post({ text: action?.text });
  await until(connector, 4);
  await post({ text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x' }] });
  await until(connector, 5);
  for (const type of ['typing', 'messageReaction', 'endOfConversation', 'installationUpdate']) {
    expect(await post({ type })).toBe(200);
  }
  expect(await post({ type: 'invoke', name: 'x' })).toBe(501);
  await post({ type: 'event', name: 'open', value: { procedure: '1.001193' } });
  await until(connector, 6);
  expect(lines(connector)).toEqual([
    'Chào bạn',
    '1: một',
    '2: [next]',
    '3: [next]',
    expect.stringContaining('không nhận ảnh'),
    'Chào bạn, về 1.001193',
  ]);
});

it('answers an activity once, and tries again when the connector fails', async () => {
  const { connector, server } = await connect();
  const body = connector.activity({ text: 'một' });
  connector.faults.next({ kind: 'status', status: 503 });
  for (let times = 0; times < 3; times += 1) await call('POST', `${server.url}/api/messages`, { body });
  await until(connector, 1);
  await call('POST', `${server.url}/api/messages`, { body: connector.activity({ text: 'hai' }) });
  await until(connector, 2);
  expect(lines(connector)).toEqual(['1: một', '2: hai']);
  // The outbox tried again, not the connector's own client.
  expect((await server.storage.outbox.overview('botframework')).maybeTwice).toBe(1);
});

it('gives up where the conversation is gone', async () => {
  const { connector, server } = await connect();
  connector.faults.next({ kind: 'status', status: 404 });
  await call('POST', `${server.url}/api/messages`, { body: connector.activity({ text: 'một' }) });
  expect(await reasonGivenUp(server, 'botframework')).toBe('HTTP 404');
});

it('refuses strangers, other machines, and what is no activity', async () => {
  const { connector, server } = await connect();
  const url = `${server.url}/api/messages`;
  for (const body of [{}, [], 'x', { type: 'message' }, connector.activity({ serviceUrl: 'no address' })]) {
    expect((await call('POST', url, { body })).status).toBe(400);
  }
  for (const serviceUrl of [
    'http://169.254.169.254/',
    'https://example.org',
    'http://127.0.0.1.example.org/',
  ]) {
    expect((await call('POST', url, { body: connector.activity({ serviceUrl, text: 'một' }) })).status).toBe(
      403,
    );
  }
  const appId = '11111111-2222-4333-8444-555555555555';
  const locked = await startServer({
    env: { MicrosoftAppId: appId, MicrosoftAppPassword: 'geheim-geheim', MicrosoftAppTenantId: appId },
  });
  for (const token of [undefined, 'x', 'eyJhbGciOiJub25lIn0.e30.']) {
    const { status } = await call('POST', `${locked.url}/api/messages`, {
      body: connector.activity({ text: 'một' }),
      ...(token !== undefined && { token }),
    });
    expect(status).toBe(401);
  }
  const closed = await startServer({ env: { NODE_ENV: 'production' } });
  expect(
    (await call('POST', `${closed.url}/api/messages`, { body: connector.activity({ text: 'một' }) })).status,
  ).toBe(404);
  expect(connector.received).toEqual([]);
});
