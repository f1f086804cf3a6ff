// Generated input at every door: whatever is sent, the answer is never the server's failure, nothing ends the process, and the log says
// nothing. Short with every commit; REQUESTS=200000 and MESSAGES=100000 in `npm run soak`.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { testData } from '../support/learnt.ts';
import { openChat, readUntil, say } from '../support/direct-line.ts';
import { report } from '../support/long-run.ts';
import { startFuzzedServer, type FuzzedServer } from './fuzzed-server.ts';
import { requestsFor, type Fuzzed } from './requests.ts';
import { marker, message } from './words.ts';

const requests = Number(process.env['REQUESTS'] ?? 5_000);
const messages = Number(process.env['MESSAGES'] ?? 5_000);
/** Sent side by side, and so many messages to one conversation. */
const atOnce = 40;
const timeout = 60_000 + (requests + messages) * 50;

let server: FuzzedServer;
/** The same assistant over a database that is not on a disk: what is tried is what is said, and disks have tests of their own. */
let talking: App;
const spokenLines: string[] = [];

beforeAll(async () => {
  server = await startFuzzedServer();
  const config = readConfig({ DATA_DIR: testData });
  const log = createLog('info', { write: (line: string) => void spokenLines.push(line) });
  talking = await createApp(config, log, { storage: 'memory' });
});
afterAll(async () => {
  await server.stop();
  await talking.stop();
});

interface Line {
  readonly level: number;
  readonly code?: string;
  readonly reason?: string;
}

/** What is generated may have been said years ago. That it is too late to be answered is for the operator to know, and no failure. */
const tooLate = ({ code, reason }: Line): boolean =>
  code === 'message-given-up' && /^quá \d+ (ngày|giờ) từ tin cuối/.test(reason ?? '');

/** Lines at or above «error», and lines with words of a person. */
const unclean = (): readonly string[] =>
  [...server.lines, ...spokenLines].filter((text) => {
    const line = JSON.parse(text) as Line;
    return (line.level >= 50 && !tooLate(line)) || text.includes(marker);
  });

it('every address answers every request, never with a failure of its own', { timeout }, async () => {
  const statuses = new Map<string, number>();
  const known = { platformUrl: server.platformUrl, conversationId: server.session.conversationId };
  const batch = fc.array(requestsFor(server.app.bot.routes, known), { minLength: atOnce, maxLength: atOnce });
  const one = async (fuzzed: Fuzzed): Promise<void> => {
    const status = await server.send(fuzzed).catch((error: unknown) => {
      throw new Error(`${String(error)} for ${JSON.stringify({ ...fuzzed, body: fuzzed.body?.toString() })}`);
    });
    statuses.set(`${status}`, (statuses.get(`${status}`) ?? 0) + 1);
    // «Not implemented» is what Bot Framework is told about calls that the assistant does not offer.
    const right =
      status >= 200 && (status < 500 || (status === 501 && fuzzed.route.endsWith('/api/messages')));
    if (!right)
      throw new Error(`${status} for ${JSON.stringify({ ...fuzzed, body: fuzzed.body?.toString() })}`);
  };
  await fc.assert(
    fc.asyncProperty(batch, async (all) => {
      await Promise.all(all.map(one));
    }),
    { numRuns: Math.ceil(requests / atOnce), endOnFailure: true },
  );
  report(`requests by status: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}`);
  expect(statuses.get('200') ?? 0).toBeGreaterThan(requests / 10);
  expect(unclean()).toEqual([]);
});

it('every message is answered, whatever stands in it', { timeout }, async () => {
  let conversation = 0;
  const status = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: atOnce, maxLength: atOnce }), async (all) => {
      const conversationId = `fuzz-${(conversation += 1)}`;
      for (const text of all) {
        const spoken = await talking.bot.talk({
          conversationId,
          input: { kind: 'text', text },
          at: new Date(),
        });
        for (const { answer } of spoken) status.set(answer.status, (status.get(answer.status) ?? 0) + 1);
        const [first] = spoken;
        if (
          first === undefined ||
          first.text.trim() === '' ||
          !first.text.isWellFormed() ||
          first.answer.status === 'error'
        )
          throw new Error(`«${first?.text ?? ''}» to ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: Math.ceil(messages / atOnce), endOnFailure: true },
  );
  report(`answers by status: ${[...status].map(([name, count]) => `${count} × ${name}`).join(', ')}`);
  expect(unclean()).toEqual([]);
});

it('and afterwards the next person is served as always', async () => {
  const session = await openChat(server.url);
  await say(server.url, session, 'em muon lam khai sinh cho con');
  const seen = await readUntil(server.url, session, 3);
  expect(seen.at(-1)?.text).toContain('khai sinh');
  expect(unclean()).toEqual([]);
});
