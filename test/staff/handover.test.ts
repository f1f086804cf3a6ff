// A citizen is taken over by a clerk and given back: two processes, real answers, the desk on one and the citizen on the other.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { FinishedAnswer } from '../../src/dialogs/types.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { describeDatabases, silent } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { openChat, post, read, say, type SeenActivity, type Session } from '../support/direct-line.ts';
import { bringLearnt } from '../support/learnt.ts';
import { colleagueOf, type Browser } from './desk-server.ts';

const within = { timeout: 8_000, interval: 100 };
const queue = '/can-bo/hang-cho';
const button = 'Nhắn với cán bộ';
/** A Wednesday, nine in the morning in Hà Tĩnh. */
const morning = Date.parse('2026-11-25T02:00:00Z');
const minute = 60_000;

describeDatabases('handing over to a clerk', (databases) => {
  let folder: string;
  let config: Config;
  let apps: readonly App[] = [];
  let storage: Storage;
  let desk: string;
  let url: string;
  let shift = 0;
  let an: Browser;
  let binh: Browser;
  const now = (): Date => new Date(Date.now() + shift);
  const setClock = (at: number): void => {
    shift = at - Date.now();
  };

  /** Passwords are given by the clock of the machine. */
  const clerk = async (at: string, name: string): Promise<Browser> => {
    const before = shift;
    shift = 0;
    const browser = await colleagueOf(storage.staff, at, name, 'clerk');
    shift = before;
    return browser;
  };

  const start = async (): Promise<void> => {
    const second = { ...config, port: await freePort() };
    apps = [await createApp(config, silent, { now }), await createApp(second, silent, { now })];
    [desk = '', url = ''] = await Promise.all(apps.map((app) => app.start()));
  };
  /** The process that the desk is on, and that brought the hand-over forward. */
  const restart = async (): Promise<void> => {
    const [first, ...others] = apps;
    await first?.stop();
    const again = await createApp(config, silent, { now });
    apps = [again, ...others];
    await again.start();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guidance-handover-'));
    await bringLearnt(folder);
    const place: Place = await databases.place();
    const shared =
      typeof place === 'object' && 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
    const port = String(await freePort());
    // The clock of these tests jumps.
    const sessions = { STAFF_IDLE_MINUTES: '1440', STAFF_SESSION_HOURS: '168' };
    config = readConfig({ PORT: port, DATA_DIR: folder, LOG_LEVEL: 'silent', ...sessions, ...shared });
    setClock(morning);
    await start();
    storage = await openStorage(
      config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: folder },
      silent,
    );
    an = await clerk(desk, 'an');
    binh = await clerk(url, 'binh');
  });
  afterAll(async () => {
    await storage.close();
    await Promise.all(apps.map((app) => app.stop()));
    await rm(folder, { recursive: true, force: true });
  });
  // Sessions last by the same clock.
  beforeEach(() => setClock(morning));

  const answersIn = (activities: readonly SeenActivity[]): readonly FinishedAnswer[] =>
    activities.flatMap(({ channelData }) => (channelData['answer'] as FinishedAnswer | undefined) ?? []);
  const wordsOf = ({ blocks }: FinishedAnswer): string =>
    blocks.map((block) => ('text' in block ? block.text : block.title)).join('\n');
  const labels = ({ choices }: FinishedAnswer): readonly string[] => choices.map(({ label }) => label);
  const nothing: FinishedAnswer = {
    ...{ status: 'error', procedure: null, number: null, blocks: [], choices: [], links: [], sources: [] },
  };

  /** Somebody at the citizens' process. */
  class Citizen {
    readonly session: Session;
    #seen: string;

    constructor(session: Session) {
      this.session = session;
      this.#seen = session.watermark;
    }

    static open = async (): Promise<Citizen> => new Citizen(await openChat(url));

    /** What was said to them since they looked last. */
    async heard(): Promise<readonly FinishedAnswer[]> {
      const { activities, watermark } = await read(url, this.session, this.#seen);
      const answers = answersIn(activities);
      if (answers.length > 0) this.#seen = watermark;
      return answers;
    }

    async next(): Promise<FinishedAnswer> {
      let heard: readonly FinishedAnswer[] = [];
      await expect.poll(async () => (heard = await this.heard()).length, within).toBeGreaterThan(0);
      return heard[0] ?? nothing;
    }

    async ask(words: string): Promise<FinishedAnswer> {
      await say(url, this.session, words);
      return this.next();
    }

    async press(label: string, { choices }: FinishedAnswer): Promise<FinishedAnswer> {
      const token = choices.find((choice) => choice.label === label)?.token ?? '';
      await post(url, this.session, { type: 'message', text: label, value: { token } });
      return this.next();
    }

    /** Their words are known to be answered by nobody once a later turn is. */
    async says(words: string): Promise<void> {
      await say(url, this.session, words);
      const id = this.session.conversationId;
      await expect.poll(() => storage.turns.next(id), within).toBeNull();
    }
  }

  /** The contact card, once it has the button or has not. */
  const card = async (citizen: Citizen, has: boolean): Promise<FinishedAnswer> => {
    let shown = nothing;
    await expect
      .poll(async () => labels((shown = await citizen.ask('gặp cán bộ'))).includes(button), within)
      .toBe(has);
    return shown;
  };

  /** Somebody in a guide who has asked for a clerk; returns the number of the hand-over. */
  const waiting = async (): Promise<{
    citizen: Citizen;
    id: number;
    offered: FinishedAnswer;
    told: FinishedAnswer;
  }> => {
    const citizen = await Citizen.open();
    await citizen.ask('đăng ký khai sinh');
    await an.get(queue);
    const offered = await card(citizen, true);
    // Typed instead of pressed is as good.
    const told = await citizen.ask(button);
    const { conversationId } = citizen.session;
    const open = (await storage.handovers.queue(100)).find((one) => one.conversationId === conversationId);
    return { citizen, id: open?.id ?? 0, offered, told };
  };
  const claimed = async (): Promise<{ citizen: Citizen; id: number }> => {
    const { citizen, id } = await waiting();
    expect((await an.post(`${queue}/${id}/nhan`)).status).toBe(303);
    expect(wordsOf(await citizen.next())).toContain('Cán bộ đã vào');
    return { citizen, id };
  };
  const write = async (who: Browser, id: number, words: string, once: string = randomUUID()) =>
    who.post(`${queue}/${id}/nhan-tin`, { loi: words, lan: once });

  it('is offered only while a clerk has the queue open, in opening hours, and with what the clerk will see', async () => {
    const citizen = await Citizen.open();
    const alone = await card(citizen, false);
    expect(wordsOf(alone)).toContain('18001096');
    await an.get(queue);
    const offered = await card(citizen, true);
    expect(wordsOf(offered)).toContain('Cán bộ sẽ đọc được cuộc trò chuyện này');
    expect(wordsOf(offered)).toContain('18001096');
    const inDanger = await (await Citizen.open()).ask('số điện thoại gọi công an khẩn cấp');
    expect(wordsOf(inDanger)).toContain('gọi 113');
    expect(labels(inDanger)).not.toContain(button);
    setClock(morning + 10 * 60 * minute);
    await an.get(queue);
    // The clerk is known to be there, and the hour alone makes the difference.
    await expect
      .poll(() => storage.handovers.clerksSince(new Date(now().getTime() - minute)))
      .toEqual(['an']);
    await expect.poll(async () => (await binh.get(queue)).html).toContain('Ngoài giờ làm việc');
    const evening = await Citizen.open();
    expect(labels(await evening.ask('gặp cán bộ'))).not.toContain(button);
    expect(wordsOf(await evening.press(button, offered))).toContain('không có cán bộ nào trực');
  });

  it('waits with the assistant, shows the queue the step and not the words, and is taken by one clerk only', async () => {
    const { citizen, id, offered, told } = await waiting();
    expect(wordsOf(told)).toContain('Quá 5 phút');
    // Whoever presses again waits in one place, and is counted once.
    expect(wordsOf(await citizen.press(button, offered))).toContain('Quá 5 phút');
    const facts = await storage.facts.read(0, 10_000);
    const asked = facts.filter(({ name }) => name === 'clerk_asked');
    expect(
      asked.filter(({ conversationId }) => conversationId === citizen.session.conversationId),
    ).toHaveLength(1);
    expect(wordsOf(await citizen.ask('lệ phí bao nhiêu'))).toMatch(/lệ phí/i);
    const { html } = await binh.get(queue);
    expect(html).toContain('(1) Hàng chờ');
    expect(html).toMatch(/khai sinh/);
    expect(html).not.toContain('lệ phí bao nhiêu');
    const [first, second] = await Promise.all([an, binh].map((who) => who.post(`${queue}/${id}/nhan`)));
    expect([first?.status, second?.status].sort()).toEqual([303, 409]);
    const [winner, loser] = first?.status === 303 ? [an, binh] : [binh, an];
    const came = await citizen.next();
    expect(wordsOf(came)).toContain('Cán bộ đã vào');
    expect(await citizen.heard()).toEqual([]);
    expect((await winner.get(`${queue}/${id}`)).html).toContain('lệ phí bao nhiêu');
    const other = await loser.get(`${queue}/${id}`);
    expect([other.status, other.html.includes('lệ phí bao nhiêu')]).toEqual([404, false]);
    expect((await write(loser, id, 'xin chào')).status).toBe(409);
    expect(await citizen.heard()).toEqual([]);
    await winner.post(`${queue}/${id}/tra-lai`);
    await citizen.next();
  });

  it('lets the two write: the assistant keeps quiet, numbers stay hidden, offices can be called, nothing comes twice', async () => {
    const { citizen, id } = await claimed();
    await citizen.says('tôi nộp rồi mà chưa thấy gì');
    expect(await citizen.heard()).toEqual([]);
    const hidden = await citizen.ask('số của tôi là 042199001234');
    expect(wordsOf(hidden)).toContain('che');
    const { html } = await an.get(`${queue}/${id}`);
    expect(html).toContain('tôi nộp rồi mà chưa thấy gì');
    expect(html).not.toContain('042199001234');
    expect(html).toMatch(/khai sinh/);
    await write(an, id, 'Chị gọi 0239 3855 555 hoặc 18001096. CCCD 042199001234 là của ai?', 'once');
    await write(an, id, 'Chị gọi 0239 3855 555 hoặc 18001096. CCCD 042199001234 là của ai?', 'once');
    const answer = await citizen.next();
    expect(answer).toMatchObject({ by: 'clerk', number: null });
    expect(wordsOf(answer)).toMatch(/^Chị gọi 0239 3855 555 hoặc 18001096\. CCCD [•]+ là của ai\?$/);
    expect(await citizen.heard()).toEqual([]);
    expect((await write(an, id, '   ')).status).toBe(422);
    expect((await write(an, id, 'x'.repeat(2_001))).status).toBe(422);
    const ready = await an.get(`${queue}/${id}?hoi=${encodeURIComponent('lệ phí bao nhiêu')}`);
    expect(ready.html).toMatch(/Mã trả lời [0-9A-Z]{4}-[0-9A-Z]{4}/);
    const number = /Mã trả lời ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(ready.html)?.[1] ?? '';
    expect((await an.get(`/can-bo/tra-loi?ma=${number}`)).html).toMatch(/khai sinh/i);
    expect(await citizen.heard()).toEqual([]);
    await an.post(`${queue}/${id}/tra-lai`);
    const back = await citizen.next();
    expect(wordsOf(back)).toContain('Cán bộ đã trả lời xong');
    // At the step at which the person was.
    expect(back.procedure).toBe('1.001193');
    expect(back.choices.length).toBeGreaterThan(0);
    expect(wordsOf(await citizen.ask('lệ phí bao nhiêu'))).toMatch(/lệ phí/i);
    const log = (await storage.staff.audit.read(10)).map(({ actor, action, subject }) => [
      actor,
      action,
      subject,
    ]);
    expect(log).toContainEqual(['an', 'handover-claimed', `#${id}`]);
    expect(log).toContainEqual(['an', 'handover-returned', `#${id}`]);
    expect((await write(an, id, 'còn đó không')).status).toBe(409);
  });

  it('is the assistant’s again when the person calls it, and when the conversation is deleted', async () => {
    const { citizen, id } = await claimed();
    expect(wordsOf(await citizen.ask('cho tôi gặp trợ lý'))).toContain('Tôi đây');
    expect((await an.get(`${queue}/${id}`)).html).toContain('Cuộc này đã xong');
    const second = await claimed();
    await post(url, second.citizen.session, { type: 'event', name: 'erase', value: {} });
    expect(wordsOf(await second.citizen.next())).toContain('đã xóa');
    expect((await an.get(`${queue}/${second.id}`)).html).toContain('Cuộc này đã xong');
    expect(await storage.handovers.find(second.id)).toBeNull();
    const third = await waiting();
    expect(wordsOf(await third.citizen.press('Thôi không chờ nữa', third.told))).toContain('Tôi đây');
    expect((await an.post(`${queue}/${third.id}/nhan`)).status).toBe(409);
  });

  it('ends with kind words when nobody comes, when the clerk is silent, and when the clerk signs out', async () => {
    const late = await waiting();
    setClock(morning + 6 * minute);
    const sorry = await late.citizen.next();
    expect(wordsOf(sorry)).toContain('xin lỗi');
    expect(wordsOf(sorry)).toContain('18001096');
    expect(sorry.procedure).toBe('1.001193');
    const silentClerk = await claimed();
    setClock(morning + 17 * minute);
    await an.get(queue);
    expect(wordsOf(await silentClerk.citizen.next())).toContain('không còn ở đây');
    const left = await claimed();
    await an.post('/can-bo/ra');
    expect(wordsOf(await left.citizen.next())).toContain('không còn ở đây');
    an = await clerk(desk, 'an2');
  });

  it('outlives a restart, and is counted', async () => {
    const { citizen, id } = await claimed();
    await citizen.says('trước khi khởi động lại');
    await restart();
    expect((await an.get(`${queue}/${id}`)).html).toContain('trước khi khởi động lại');
    await citizen.says('sau khi khởi động lại');
    await write(an, id, 'Tôi vẫn đây');
    expect(await citizen.next()).toMatchObject({ by: 'clerk' });
    const facts = await storage.facts.read(0, 10_000);
    const own = facts.filter(({ conversationId }) => conversationId === citizen.session.conversationId);
    const names = own.map(({ name, detail }) => [name, (detail as { status?: string }).status]);
    expect(names).toContainEqual(['clerk_asked', undefined]);
    expect(names).toContainEqual(['clerk_came', undefined]);
    expect(names).toContainEqual(['turn', 'clerk']);
  });
});
