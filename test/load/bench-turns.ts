// `npm run bench:turns`: whole guided turns over Direct Line against one process, next to two echo bots on the same botbuilder and restify in
// the same run: one that keeps nothing, and one that keeps what it hears, behind the product's own doors and storage. Ratios count: the
// machine may be shared, and its load is printed.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { call, openChat, readUntil, say, type Session } from '../support/direct-line.ts';
import { bringLearnt } from '../support/learnt.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { openSocket, type TestSocket } from '../support/socket.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    sockets: { type: 'string', default: '2000' },
    turns: { type: 'string', default: '0' },
    data: { type: 'string' },
  },
});
const people = Number(values.people);
const seconds = Number(values.seconds);
const questions = [
  'em muon lam khai sinh cho con',
  'phí bao nhiêu',
  'cần giấy tờ gì để đăng ký kết hôn',
  'nộp qua mạng',
  'mất bao lâu thì có',
  'quay lại',
  'làm căn cước ở đâu',
  'tôi chưa hiểu',
];
const ask = (count: number): string => questions[count % questions.length] ?? '';
const script = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const unlimited = '1000000';
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Megabytes and processor seconds of a process, as Linux tells them. */
function usage(pid: number): { readonly megabytes: number; readonly cpuSeconds: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024, cpuSeconds: ticks / 100 };
}

/** @param first - asks for the first answer: a start has ended when that is there */
async function startService(
  path: string,
  first: (url: string) => Promise<unknown>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ service: ServiceProcess; startSeconds: number }> {
  const service = await ServiceProcess.prepare(script(path), {
    MESSAGES_PER_MINUTE: unlimited,
    MESSAGES_PER_MINUTE_ADDRESS: unlimited,
    MESSAGES_PER_MINUTE_CHANNEL: unlimited,
    MESSAGES_PER_MINUTE_ALL: unlimited,
    REQUESTS_PER_MINUTE_ADDRESS: unlimited,
    CHAT_TOKENS_PER_MINUTE: unlimited,
    CONNECTIONS_PER_ADDRESS: '100000',
    ...(values.data !== undefined && { DATA_DIR: values.data }),
    ...env,
  });
  // What is learnt once on a machine is no part of a start.
  await bringLearnt(values.data ?? service.dataDir);
  const started = performance.now();
  await service.start();
  await first(service.url);
  return { service, startSeconds: (performance.now() - started) / 1_000 };
}

/** A page: says something, waits for the answer on its socket, says the next. */
class Page {
  readonly stream: TestSocket;
  readonly #url: string;
  readonly #session: Session;
  #count = 0;

  private constructor(url: string, session: Session) {
    this.#url = url;
    this.#session = session;
    this.stream = openSocket(session.streamUrl);
  }

  static async open(url: string): Promise<Page> {
    return new Page(url, await openChat(url));
  }

  async turn(): Promise<number> {
    const started = performance.now();
    this.#count += 1;
    const answer = this.stream.until(2 * this.#count);
    await say(this.#url, this.#session, ask(this.#count));
    await answer;
    return performance.now() - started;
  }
}

async function inParallel(count: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, one));
  return done;
}

interface Rate {
  readonly perCpuSecond: number;
  readonly perSecond: number;
}

/** @param turn - says one thing and waits for its answer */
async function rateOf({ pid }: ServiceProcess, turn: () => Promise<unknown>): Promise<Rate> {
  const before = usage(pid);
  const done = await inParallel(people, turn);
  const cpu = usage(pid).cpuSeconds - before.cpuSeconds;
  return { perCpuSecond: done / cpu, perSecond: done / seconds };
}

async function echoRate(): Promise<Rate & { startSeconds: number }> {
  const echoed = (url: string): Promise<unknown> =>
    call('POST', `${url}/api/messages`, {
      body: { type: 'message', text: ask(0), from: { id: 'me' }, conversation: { id: 'c' } },
    });
  const { service, startSeconds } = await startService('echo-server.ts', echoed);
  for (let warm = 0; warm < 200; warm += 1) await echoed(service.url);
  const rate = await rateOf(service, () => echoed(service.url));
  await service.remove();
  return { ...rate, startSeconds };
}

/** Whole turns of all pages at once, after each has warmed up. */
async function pagesRate(service: ServiceProcess, pages: readonly Page[]): Promise<Rate> {
  for (const page of pages) for (let warm = 0; warm < 8; warm += 1) await page.turn();
  const queue = [...pages];
  return rateOf(service, async () => {
    const page = queue.shift();
    if (page === undefined) throw new Error('There are fewer pages than turns at once');
    await page.turn();
    queue.push(page);
  });
}

const openPages = (url: string): Promise<Page[]> =>
  Promise.all(Array.from({ length: people }, () => Page.open(url)));

async function keepingEchoRate(): Promise<Rate> {
  const { service } = await startService('../faults/counting-server.ts', openChat, { SLOWEST_TURN_MS: '0' });
  const pages = await openPages(service.url);
  const rate = await pagesRate(service, pages);
  for (const { stream } of pages) stream.socket.terminate();
  await service.remove();
  return rate;
}

const told = ({ perSecond, perCpuSecond }: Rate): string =>
  `${perSecond.toFixed(0)} turns/s, ${perCpuSecond.toFixed(0)} per second of processor time`;
const share = (rate: Rate, of: Rate): string =>
  `${((100 * rate.perCpuSecond) / of.perCpuSecond).toFixed(0)} %`;

const percentile = (times: readonly number[], part: number): string =>
  ([...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN).toFixed(0);

const load = (): string => loadavg()[0]?.toFixed(1) ?? '';
print(`load before: ${load()}`);
const echo = await echoRate();
print(`echo bot: ${told(echo)}`);
const keeping = await keepingEchoRate();
print(`echo bot that keeps what it hears: ${told(keeping)}, ${share(keeping, echo)} of the echo bot's`);
const { service, startSeconds } = await startService('../../src/main.ts', async (url) => {
  const page = await openChat(url);
  await say(url, page, ask(0));
  await readUntil(url, page, 3);
});
print(
  `start to the first answer: ${startSeconds.toFixed(1)} s, the echo bot's ${echo.startSeconds.toFixed(1)} s`,
);
const pages = await openPages(service.url);
const guided = await pagesRate(service, pages);
print(
  `guided turns: ${told(guided)}: ${share(guided, echo)} of the echo bot's, ${share(guided, keeping)} of the one's that keeps`,
);

const rate = Number(values.rate);
const times: number[] = [];
const waiting: Promise<void>[] = [];
const many = await Promise.all(Array.from({ length: 200 }, () => Page.open(service.url)));
const started = performance.now();
for (let sent = 0; sent < rate * seconds; sent += 1) {
  await setTimeout(Math.max(0, started + (sent * 1_000) / rate - performance.now()));
  const page = many[sent % many.length];
  if (page !== undefined) waiting.push(page.turn().then((ms) => void times.push(ms)));
}
await Promise.all(waiting);
print(
  `at ${rate} messages/s: p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms; load ${load()}`,
);

const sockets = Number(values.sockets);
const open: Page[] = [];
for (let count = 0; count < sockets; count += 50) {
  open.push(...(await Promise.all(Array.from({ length: 50 }, () => Page.open(service.url)))));
}
print(`${sockets} more open WebSockets: ${usage(service.pid).megabytes.toFixed(0)} MB`);
for (const { stream } of open) stream.socket.terminate();

const turns = Number(values.turns);
for (let so = 0; so < turns; so += turns / 10) {
  print(`memory after ${so} more turns: ${usage(service.pid).megabytes.toFixed(0)} MB`);
  await Promise.all(
    pages.map(async (page) => {
      for (let count = 0; count < turns / 10 / people; count += 1) await page.turn();
    }),
  );
}
if (turns > 0) print(`memory after ${turns} more turns: ${usage(service.pid).megabytes.toFixed(0)} MB`);
for (const { stream } of [...pages, ...many]) stream.socket.terminate();
await service.stop();
await service.remove();
print(`load after: ${load()}`);
