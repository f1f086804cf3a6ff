// Zalo from the person's thumb to the message on the screen, over real HTTP against a platform that enforces the documented rules.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { readConfig } from '../../src/config.ts';
import { CodedError } from '../../src/errors.ts';
import { countingBot } from '../support/counting-bot.ts';
import { silent } from '../support/databases.ts';
import { call } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { heardLog } from '../support/heard-log.ts';
import { startServer } from '../support/server.ts';
import { connectZalo } from './connected-zalo.ts';
import { giveTokens } from './give-tokens.ts';
import { reply, serve } from './http.ts';
import { reasonGivenUp, shown, tallied, waits } from './looks.ts';
import { permissionUrlFor } from './permission.ts';
import type { ZaloPlatform } from './zalo.ts';

const lan = '3000000000000000003';
const minh = '3000000000000000004';
const hours = 3_600_000;

const firstLines = (zalo: ZaloPlatform, user: string): string[] =>
  zalo.chat(user).map(({ text }) => text.split('\n')[0] ?? '');

describe('a conversation', () => {
  it('greets who follows, answers in order, and a tap on a button arrives as what the button meant', async () => {
    const { zalo } = await connectZalo();
    zalo.follows(lan);
    await shown(zalo, lan, 1);
    zalo.says(lan, 'một');
    const [, answer] = await shown(zalo, lan, 2);
    expect(answer?.text).toContain('1: một');
    expect(answer?.text).toContain('Nguồn: Thủ tục 1.001193 theo bản ghi của Cổng ngày 18/7/2026');
    expect(answer?.buttons.map(({ title, type }) => [title, type])).toEqual([
      ['Tiếp', 'oa.query.hide'],
      ['Mở Cổng', 'oa.open.url'],
      ['Làm tiếp sau', 'oa.open.url'],
    ]);
    zalo.taps(lan, 'Tiếp');
    await shown(zalo, lan, 3);
    expect(firstLines(zalo, lan)).toEqual(['Chào bạn', '1: một', '2: [next]']);
  });

  it('keeps to limits and to a way of tapping that an operator sets', async () => {
    const { zalo } = await connectZalo({ env: { ZALO_LIMITS: 'buttons=2', ZALO_SHOW_TAPS: '1' } });
    zalo.says(lan, 'một');
    const chat = await shown(zalo, lan, 2);
    expect(chat.map(({ buttons }) => buttons.map(({ title, type }) => [title, type]))).toEqual([
      [
        ['Mở Cổng', 'oa.open.url'],
        ['Làm tiếp sau', 'oa.open.url'],
      ],
      [['Tiếp', 'oa.query.show']],
    ]);
  });

  it('keeps people apart, and shows their numbers to nobody', async () => {
    const { zalo, server } = await connectZalo();
    zalo.says(lan, 'số của tôi là 042199001234');
    zalo.says(minh, 'hai');
    await shown(zalo, lan, 1);
    await shown(zalo, minh, 1);
    expect(firstLines(zalo, minh)).toEqual(['1: hai']);
    expect(firstLines(zalo, lan)[0]).not.toContain('042199001234');
    const facts = await server.storage.facts.read(0, 100);
    expect(JSON.stringify(facts)).not.toContain(lan);
  });

  it.each([
    ['image', {}, /không nhận ảnh/],
    ['gif', {}, /không nhận ảnh/],
    ['audio', { url: 'https://x/a.amr' }, /không nhận ảnh, tệp hay ghi âm/],
    ['video', {}, /không nhận ảnh/],
    ['file', { name: 'giay.pdf' }, /không nhận ảnh, tệp/],
    ['sticker', { id: '1' }, /gõ bằng chữ/],
    ['location', { coordinates: { latitude: '18.34', longitude: '105.9' } }, /tên xã, phường/],
    ['link', { url: 'https://example.org' }, /không mở được đường dẫn/],
    ['business_card', { description: '{"phone":"0912345678"}' }, /không lưu danh thiếp/],
  ])('answers %s kindly and keeps nothing of it', async (kind, payload, says) => {
    const { zalo, server } = await connectZalo();
    zalo.sends(lan, kind, payload);
    const [answer] = await shown(zalo, lan, 1);
    expect(answer?.text).toMatch(says);
    const [fact] = await server.storage.facts.read(0, 10);
    const kept = JSON.stringify([
      await server.storage.transcript.read(fact?.conversationId ?? '', 0, 10),
      await server.storage.facts.read(0, 10),
    ]);
    expect(kept).not.toMatch(/18\.34|0912345678|giay\.pdf/);
  });

  it('answers the words under a photo', async () => {
    const { zalo } = await connectZalo();
    zalo.sends(lan, 'image', {}, 'một');
    await shown(zalo, lan, 1);
    expect(firstLines(zalo, lan)).toEqual(['1: một']);
  });

  it('opens the guide of a menu item', async () => {
    const { zalo } = await connectZalo();
    zalo.says(lan, '#thu-tuc:1.001193');
    await shown(zalo, lan, 1);
    expect(firstLines(zalo, lan)).toEqual(['Chào bạn, về 1.001193']);
  });

  it('opens the guide of a menu item also while a conversation goes on', async () => {
    const { zalo } = await connectZalo();
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
    zalo.says(lan, '#thu-tuc:1.001193');
    await shown(zalo, lan, 2);
    expect(firstLines(zalo, lan)).toEqual(['1: một', 'Chào bạn, về 1.001193']);
  });

  it('goes on where a pasted code or link leads, and opens nothing for a forged one', async () => {
    const { zalo } = await connectZalo();
    zalo.says(lan, 'một');
    const [answer] = await shown(zalo, lan, 1);
    const link = answer?.buttons.find(({ title }) => title === 'Làm tiếp sau');
    const url = link?.type === 'oa.open.url' ? link.payload.url : '';
    const code = new URL(url).searchParams.get('tiep') ?? '';
    zalo.says(minh, `Làm tiếp #tiep:${code} nhé`);
    await shown(zalo, minh, 1);
    zalo.says(minh, url);
    await shown(zalo, minh, 2);
    zalo.says(minh, `#tiep:${'A'.repeat(40)}`);
    await shown(zalo, minh, 3);
    expect(firstLines(zalo, minh)).toEqual(['1: 1.001193', '2: 1.001193', 'Chào bạn']);
  });

  it('greets who opens the chat for the first time', async () => {
    const { zalo } = await connectZalo();
    zalo.opensChat(lan);
    await shown(zalo, lan, 1);
    expect(firstLines(zalo, lan)).toEqual(['Chào bạn']);
  });

  it('answers visitors without an account in their conversation, where that is switched on', async () => {
    const { zalo } = await connectZalo({ env: { ZALO_ANONYMOUS: 'true' } });
    zalo.visitorSays(minh, 'visit-1', 'một');
    await shown(zalo, minh, 1);
    expect(firstLines(zalo, minh)).toEqual(['1: một']);
  });

  it('keeps nothing of a form with personal data that it never asked for', async () => {
    const { zalo, server } = await connectZalo();
    const info = { name: 'Nguyễn Thị Lan', phone: '0912345678', user_dob: '1/1/1990' };
    zalo.emit({ event_name: 'user_submit_info', sender: { id: lan }, recipient: { id: zalo.oa }, info });
    await zalo.webhook.idle();
    expect(await server.storage.facts.read(0, 10)).toEqual([]);
    expect(zalo.chat(lan)).toEqual([]);
  });

  it('leaves alone what is not for it', async () => {
    const { zalo, server } = await connectZalo();
    const [person, account] = [{ id: lan }, { id: zalo.oa }];
    for (const [event_name, sender, recipient] of [
      ['user_seen_message', account, person],
      ['user_received_message', account, person],
      ['oa_send_text', account, person],
      ['unfollow', person, account],
      ['user_reacted_message', person, account],
    ] as const) {
      zalo.emit({ event_name, sender, recipient, message: { msg_id: event_name, text: 'x' } });
    }
    zalo.emit({ event_name: 'follow', oa_id: '999999', follower: { id: minh } });
    zalo.emit({
      event_name: 'user_send_text',
      sender: { id: 7 },
      recipient: { id: zalo.oa },
      message: { text: 'x' },
    });
    zalo.emit({
      event_name: 'anonymous_send_text',
      sender: { id: minh },
      recipient: { id: zalo.oa },
      message: { msg_id: 'a', text: 'x', conversation_id: 'c' },
    });
    await zalo.webhook.idle();
    expect(zalo.webhook.deliveries.every(({ status }) => status === 200)).toBe(true);
    expect(await server.storage.facts.read(0, 10)).toEqual([]);
    expect(await tallied(server, 'zalo-other-account')).toBe(1);
    // An id that came as a number has lost digits.
    expect(await tallied(server, 'zalo-unreadable')).toBe(2);
  });
});

describe('the webhook', () => {
  it('drops and counts what is not signed with the secret key of the account, and answers 200 all the same', async () => {
    const { log, codes } = heardLog();
    const { zalo, server } = await connectZalo({ log });
    const text = {
      event_name: 'user_send_text',
      sender: { id: lan },
      recipient: { id: zalo.oa },
      message: { msg_id: 'm', text: 'một' },
    };
    zalo.emit(text, () => '');
    zalo.emit(text, () => 'mac=00');
    zalo.emit(text, (body) => `mac=${zalo.macOf(body, '1')}`);
    zalo.emit(text, () => `mac=${'a'.repeat(64)}`);
    await zalo.webhook.idle();
    expect(zalo.webhook.deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(zalo.chat(lan)).toEqual([]);
    expect(await tallied(server, 'zalo-bad-signature')).toBe(4);
    // Whoever floods us does not fill the log.
    expect(codes().filter((code) => code === 'webhook-unsigned')).toHaveLength(1);
  });

  it('takes both forms of the header, capitals, and a time that is a number', async () => {
    const { zalo } = await connectZalo();
    const text = (id: string) => ({
      event_name: 'user_send_text',
      sender: { id: lan },
      recipient: { id: zalo.oa },
      message: { msg_id: id, text: id },
    });
    zalo.follows(lan);
    await shown(zalo, lan, 1);
    zalo.emit(text('m1'), (body, time) => zalo.macOf(body, time));
    await shown(zalo, lan, 2);
    zalo.emit(text('m2'), (body, time) => `MAC=${zalo.macOf(body, time).toUpperCase()}`);
    await shown(zalo, lan, 3);
    zalo.emit({ ...text('m3'), timestamp: zalo.now() });
    await shown(zalo, lan, 4);
    expect(firstLines(zalo, lan).slice(1)).toEqual(['1: m1', '2: m2', '3: m3']);
  });

  it('answers once what is delivered twice, also after a retry', async () => {
    const { zalo, server } = await connectZalo({ zalo: { retryAfter: [50, 50] } });
    zalo.webhook.twice = 1;
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
    await server.stop();
    zalo.says(lan, 'hai');
    await eventually(() => zalo.webhook.deliveries.find(({ status }) => status === null) ?? null);
    const again = await startServer({
      env: { ...zalo.environment() },
      port: Number(new URL(server.url).port),
    });
    await giveTokens(zalo, again);
    await zalo.webhook.idle();
    await shown(zalo, lan, 2);
    await setTimeout(100);
    // A new database knows nothing of the first message; the second one was answered once.
    expect(firstLines(zalo, lan)).toEqual(['1: một', '1: hai']);
    expect(await tallied(again, 'zalo-retried')).toBeGreaterThan(0);
  });

  it('survives anything', async () => {
    const { server } = await connectZalo();
    const url = `${server.url}/api/zalo/webhook`;
    for (const body of ['', '{', '[]', '"x"', 'null', '{"event_name":5}', 'x'.repeat(300_000)]) {
      expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    }
    const zipped = await fetch(url, { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } });
    expect(zipped.status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes no moment that is none, also when it is signed', async () => {
    const { zalo, server } = await connectZalo();
    for (const timestamp of ['9000000000000000', 9e15])
      zalo.emit({
        event_name: 'user_send_text',
        timestamp,
        sender: { id: lan },
        recipient: { id: zalo.oa },
        message: { msg_id: `m${typeof timestamp}`, text: 'một' },
      });
    await zalo.webhook.idle();
    expect(zalo.webhook.deliveries.map(({ status }) => status)).toEqual([200, 200]);
    expect(await tallied(server, 'zalo-unreadable')).toBe(3);
  });
});

describe('who writes more than anybody can read', () => {
  it('is told so once, loses nothing that was taken, and keeps nobody waiting', async () => {
    const { zalo, server } = await connectZalo({ clock: 'still', env: { MESSAGES_PER_MINUTE: '3' } });
    for (let number = 1; number <= 12; number += 1) zalo.says(lan, `tin ${number}`);
    await zalo.webhook.idle();
    zalo.says(minh, 'một');
    await shown(zalo, minh, 1);
    await shown(zalo, lan, 4);
    expect(firstLines(zalo, minh)).toEqual(['1: một']);
    expect(firstLines(zalo, lan).filter((line) => /^\d: tin/.test(line))).toHaveLength(3);
    expect(firstLines(zalo, lan).filter((line) => line.startsWith('Bạn nhắn nhanh quá'))).toHaveLength(1);
    expect(zalo.webhook.deliveries.every(({ status }) => status === 200)).toBe(true);
    expect(await tallied(server, 'zalo-too-many')).toBe(9);
    server.pass(60);
    zalo.says(lan, 'nữa');
    await shown(zalo, lan, 5);
    expect(firstLines(zalo, lan).at(-1)).toBe('4: nữa');
  });
});

describe('a human who answers', () => {
  it('makes the assistant quiet for this person until it is called back', async () => {
    const { zalo, server } = await connectZalo();
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
    zalo.humanSays(lan, 'Chào chị, em là Hà ở một cửa');
    await zalo.webhook.idle();
    zalo.says(lan, 'cho tôi hỏi riêng');
    zalo.says(minh, 'hai');
    await shown(zalo, minh, 1);
    await zalo.webhook.idle();
    expect(zalo.chat(lan)).toHaveLength(2);
    const [fact] = await server.storage.facts.read(0, 10);
    const kept = await server.storage.transcript.read(fact?.conversationId ?? '', 0, 10);
    expect(JSON.stringify(kept)).not.toContain('hỏi riêng');
    zalo.says(lan, 'Cho mình GẶP TRỢ LÝ nhé');
    await shown(zalo, lan, 3);
    expect(firstLines(zalo, lan).at(-1)).toBe('Chào bạn');
  });

  it('gives way again after the time that is set', async () => {
    const { zalo, server } = await connectZalo({ env: { ZALO_PAUSE_MINUTES: '10' } });
    zalo.humanSays(lan, 'Chào chị');
    await zalo.webhook.idle();
    zalo.says(lan, 'một');
    await zalo.webhook.idle();
    server.pass(601);
    zalo.says(lan, 'hai');
    await shown(zalo, lan, 2);
    expect(firstLines(zalo, lan)).toEqual(['Chào chị', '1: hai']);
  });
});

it('deletes everything about a person who withdraws', async () => {
  const { zalo, server } = await connectZalo();
  zalo.says(lan, 'một');
  await shown(zalo, lan, 1);
  const [before] = await server.storage.facts.read(0, 10);
  const conversation = before?.conversationId ?? '';
  expect(await server.storage.conversations.find(conversation)).not.toBeNull();
  // Something waits to be sent when the wish comes.
  zalo.faults.next({ kind: 'code', code: -224 });
  zalo.says(lan, 'hai');
  await eventually(async () => (await server.storage.outbox.overview('zalo')).held.at(0) ?? null);
  expect(await server.storage.personal.kept(conversation)).not.toBeNull();
  zalo.withdraws(lan);
  await zalo.webhook.idle();
  expect(await server.storage.personal.kept(conversation)).toBeNull();
  expect((await server.storage.outbox.overview('zalo')).waiting).toBe(0);
  expect(await server.storage.conversations.find(conversation)).toBeNull();
  expect(await server.storage.transcript.read(conversation, 0, 10)).toEqual([]);
});

describe('tokens', () => {
  it('are fetched by the permission page, which sends the browser back to us', async () => {
    const { zalo, server } = await connectZalo({ tokens: false });
    const url = await permissionUrlFor(server, zalo);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Đã nối');
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
    // The same address again, and one that we did not begin.
    expect((await fetch(page.url)).status).toBe(502);
    const forged = new URL(page.url);
    forged.searchParams.delete('state');
    expect((await fetch(forged)).status).toBe(400);
  });

  it('are renewed early, and once, however many messages wait', async () => {
    const { zalo, server } = await connectZalo();
    zalo.expireAccess();
    for (const user of [lan, minh, '30', '31', '32']) zalo.says(user, 'một');
    for (const user of [lan, minh, '30', '31', '32']) await shown(zalo, user, 1);
    expect(zalo.granted).toBe(1);
    server.pass((24 * hours) / 1000 + 60);
    zalo.shift += 24 * hours + 60_000;
    zalo.says(lan, 'hai');
    await shown(zalo, lan, 2);
    expect(zalo.granted).toBe(2);
    expect((await server.storage.tokens.read('zalo'))?.generation).toBe(3);
  });

  it('are renewed by one of many processes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'guidance-zalo-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const { zalo, server } = await connectZalo({ place: { directory } });
    const env = { ...zalo.environment(), ZALO_SEND_TIMEOUT_SECONDS: '1' };
    const others = [
      await startServer({ place: { directory }, env }),
      await startServer({ place: { directory }, env }),
    ];
    expect(others).toHaveLength(2);
    for (let round = 0; round < 3; round += 1) {
      zalo.expireAccess();
      const users = Array.from({ length: 8 }, (_, index) => `40${round}${index}`);
      for (const user of users) zalo.says(user, 'một');
      for (const user of users) await shown(zalo, user, 1);
    }
    expect(zalo.granted).toBe(3);
    expect((await server.storage.tokens.read('zalo'))?.refused).toBeNull();
  });

  it('are those of a process that was faster, where a slower one finds its refresh token used', async () => {
    let renewElsewhere = (): Promise<void> => Promise.resolve();
    const slow = await serve(async (_, response) => {
      await renewElsewhere();
      reply(response, 200, { error: -14_020, error_name: 'Invalid refresh token' });
    });
    onTestFinished(() => slow.close());
    const { zalo, server } = await connectZalo({ env: { ZALO_OAUTH_URL: slow.url } });
    renewElsewhere = () => giveTokens(zalo, server);
    zalo.expireAccess();
    zalo.says(lan, 'một');
    // At once: nobody has to act, so the channel does not rest.
    await shown(zalo, lan, 1);
    expect((await server.storage.tokens.read('zalo'))?.refused).toBeNull();
  });

  it('that are refused although they are new halt the channel: they are renewed once, not again and again', async () => {
    const { zalo, server } = await connectZalo();
    zalo.faults.next({ kind: 'code', code: -216 }, { kind: 'code', code: -216 });
    zalo.says(lan, 'một');
    await eventually(() => (zalo.granted === 1 ? true : null));
    await setTimeout(1_500);
    expect(zalo.chat(lan)).toEqual([]);
    expect(zalo.granted).toBe(1);
    server.pass(65);
    await shown(zalo, lan, 1);
    expect(zalo.granted).toBe(1);
  });

  it('go on working while a renewal fails, and the refusal is told when the refresh token was used up', async () => {
    const { log, codes } = heardLog();
    const { zalo, server } = await connectZalo({ log });
    zalo.refreshFaults.next({ kind: 'status', status: 503 });
    server.pass((24 * hours) / 1000 + 60);
    zalo.shift += 24 * hours + 60_000;
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
    expect(zalo.granted).toBe(0);
    // The pair is granted, but we never hear of it.
    zalo.refreshFaults.next({ kind: 'silence', ms: 10, carried: true });
    zalo.says(lan, 'hai');
    await eventually(async () => (await server.storage.tokens.read('zalo'))?.refused ?? null);
    expect((await server.storage.tokens.read('zalo'))?.refused).toContain('-14020');
    expect(codes()).toContain('platform-authorization-lost');
    // An operator authorises anew; nothing that was said is lost.
    await giveTokens(zalo, server);
    server.pass(120);
    await shown(zalo, lan, 2);
    expect(firstLines(zalo, lan)).toEqual(['1: một', '2: hai']);
  });
});

describe('sending', () => {
  it('waits and tries again when the platform fails, is slow, or asks for less, and keeps the order', async () => {
    const { zalo, server } = await connectZalo();
    zalo.faults.next(
      { kind: 'status', status: 502 },
      { kind: 'code', code: -32 },
      { kind: 'silence', ms: 1_500, carried: false },
      { kind: 'code', code: -200 },
    );
    const hurry = setInterval(() => server.pass(5), 50);
    onTestFinished(() => clearInterval(hurry));
    for (const text of ['một', 'hai', 'ba']) {
      zalo.says(lan, text);
      await zalo.webhook.idle();
    }
    await shown(zalo, lan, 3);
    expect(firstLines(zalo, lan)).toEqual(['1: một', '2: hai', '3: ba']);
    const { maybeTwice, dead } = await server.storage.outbox.overview('zalo');
    // The one that met the 502 met the silence too: it may have been taken.
    expect(maybeTwice).toBe(1);
    expect(dead).toEqual([]);
  });

  it('marks what the platform took without saying so, since the person sees it twice', async () => {
    const { zalo, server } = await connectZalo();
    zalo.faults.next({ kind: 'silence', ms: 1_500, carried: true });
    zalo.says(lan, 'một');
    await shown(zalo, lan, 2);
    expect(firstLines(zalo, lan)).toEqual(['1: một', '1: một']);
    expect((await server.storage.outbox.overview('zalo')).maybeTwice).toBe(1);
  });

  it('gives up what can never arrive, says why, and goes on with the next', async () => {
    const { zalo, server } = await connectZalo();
    zalo.refuses(lan, -213);
    zalo.says(lan, 'một');
    expect(await reasonGivenUp(server, 'zalo')).toMatch(/^-213 /);
    zalo.refuses(lan, null);
    zalo.says(lan, 'hai');
    await shown(zalo, lan, 1);
    expect(firstLines(zalo, lan)).toEqual(['2: hai']);
    expect(await tallied(server, 'zalo-given-up')).toBe(1);
  });

  it('rests when only an operator can help, says so, and loses nothing', async () => {
    const { log, codes } = heardLog();
    const { zalo, server } = await connectZalo({ log });
    zalo.faults.next({ kind: 'code', code: -224 });
    zalo.says(lan, 'một');
    zalo.says(minh, 'hai');
    await waits(server, 'zalo', 2);
    await setTimeout(1_200);
    expect([...zalo.chat(lan), ...zalo.chat(minh)]).toEqual([]);
    expect(codes().filter((code) => code === 'channel-halted')).toHaveLength(1);
    const { body: health } = await call('GET', `${server.url}/healthz`);
    expect(health).toMatchObject({
      parts: { 'channel-zalo': { state: 'degraded', code: 'channel-halted' } },
    });
    server.pass(65);
    await shown(zalo, lan, 1);
    await shown(zalo, minh, 1);
  });

  it('keeps to the window in which messages are free', async () => {
    const { zalo, server } = await connectZalo();
    zalo.faults.next({ kind: 'code', code: -211 });
    zalo.says(lan, 'một');
    await waits(server, 'zalo', 1);
    await setTimeout(200);
    server.pass(49 * 3_600);
    expect(await reasonGivenUp(server, 'zalo')).toContain('48 giờ');
    expect(zalo.chat(lan)).toEqual([]);
  });

  it('sends what costs money where that is allowed, up to the seventh day', async () => {
    const { zalo, server } = await connectZalo({ env: { ZALO_PAID_MESSAGES: '1' } });
    /** Says something at a time when nothing can be sent, and lets so many hours pass. */
    const sayAndWait = async (text: string, waited: number): Promise<void> => {
      zalo.faults.next({ kind: 'code', code: -211 });
      zalo.says(lan, text);
      await waits(server, 'zalo', 1);
      await setTimeout(200);
      server.pass(waited * 3_600);
      zalo.shift += waited * hours;
    };
    await sayAndWait('một', 50);
    await shown(zalo, lan, 1);
    expect(await tallied(server, 'zalo-quota-billable')).toBe(1);
    await sayAndWait('hai', 8 * 24);
    expect(await reasonGivenUp(server, 'zalo')).toContain('7 ngày');
    expect(firstLines(zalo, lan)).toEqual(['1: một']);
  });

  it('brings a proof by the app secret where it is asked for', async () => {
    const { zalo } = await connectZalo({ env: { ZALO_APPSECRET_PROOF: '1' } });
    zalo.needsProof = true;
    zalo.says(lan, 'một');
    await shown(zalo, lan, 1);
  });
});

describe('setting up', () => {
  it('serves the file that proves the domain', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'guidance-zalo-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const file = join(directory, 'zalo_verifierAbC12.html');
    await writeFile(file, '<html>there</html>');
    const { server } = await connectZalo({ env: { ZALO_VERIFIER_FILE: file } });
    const got = await fetch(`${server.url}/zalo_verifierAbC12.html`);
    expect(await got.text()).toBe('<html>there</html>');
  });

  it('says what is missing or wrong', async () => {
    expect(() => readConfig({ ZALO_APP_ID: '1000000000000000001' })).toThrow(
      'Biến ZALO_APP_SECRET còn thiếu: kênh Zalo cần nó.\nBiến ZALO_OA_SECRET_KEY còn thiếu: kênh Zalo cần nó.',
    );
    const env = { ZALO_APP_ID: '10000', ZALO_APP_SECRET: 'x'.repeat(8), ZALO_OA_SECRET_KEY: 'y'.repeat(8) };
    const { storage } = await startServer();
    const config = readConfig({ ...env, ZALO_VERIFIER_FILE: '/none/zalo_verifierA.html' });
    await expect(createBot({ config, storage, log: silent, handleTurn: countingBot() })).rejects.toThrow(
      CodedError,
    );
  });
});
