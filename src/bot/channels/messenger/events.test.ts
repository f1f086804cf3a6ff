// What each event that Meta documents is to us: answered, a human's word, our own echo, or nothing of ours.
import { describe, expect, it } from 'vitest';
import { readBatch, type Heard } from './events.ts';

const page = '6000000000000000006';
const lan = '3000000000000000003';
const app = '700000000000007';
const inbox = 263902037430900;

const fromLan = { sender: { id: lan }, recipient: { id: page }, timestamp: 1_700_000_000_000 };
const fromPage = { ...fromLan, sender: { id: page }, recipient: { id: lan } };

const batch = (...messaging: unknown[]): unknown => ({
  object: 'page',
  entry: [{ id: page, time: 1, messaging }],
});
const heard = (event: object): Heard | undefined =>
  readBatch(batch({ ...fromLan, ...event }), app, page)?.[0];
const echoed = (message: object): Heard | undefined =>
  readBatch(batch({ ...fromPage, message: { mid: 'm_e', is_echo: true, ...message } }), app, page)?.[0];

describe('what a person does', () => {
  it.each([
    ['words', { message: { mid: 'm_1', text: 'một' } }, { kind: 'text', text: 'một' }],
    [
      'an answer to an earlier message',
      { message: { mid: 'm_1', text: 'một', reply_to: { mid: 'm_0', is_self_reply: false } } },
      { kind: 'text', text: 'một' },
    ],
    [
      'a quick reply',
      { message: { mid: 'm_1', text: 'Tiếp', quick_reply: { payload: 'Tiếp #nut:next' } } },
      { kind: 'tap', token: 'next', label: 'Tiếp' },
    ],
    [
      'words under a photo',
      {
        message: { mid: 'm_1', text: 'một', attachments: [{ type: 'image', payload: { url: 'https://x' } }] },
      },
      { kind: 'text', text: 'một' },
    ],
    [
      'a button',
      { postback: { mid: 'm_1', title: 'Tiếp', payload: 'Tiếp #nut:next' } },
      { kind: 'tap', token: 'next', label: 'Tiếp' },
    ],
    ['a button without a payload', { postback: { title: 'một' } }, { kind: 'text', text: 'một' }],
    ['Get started', { postback: { payload: '#bat-dau' } }, { kind: 'open', procedure: null }],
    [
      'Get started after a link',
      {
        postback: {
          payload: '#bat-dau',
          referral: { ref: '1.001193', source: 'SHORTLINK', type: 'OPEN_THREAD' },
        },
      },
      { kind: 'open', procedure: '1.001193' },
    ],
    [
      'a link in a thread that goes on',
      { referral: { ref: '1.001193', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { kind: 'open', procedure: '1.001193' },
    ],
    [
      'an advertisement, which may have no ref',
      { referral: { source: 'ADS', type: 'OPEN_THREAD', ad_id: '1' } },
      { kind: 'open', procedure: null },
    ],
  ])('%s', (_, event, input) => {
    expect(heard(event)).toMatchObject({ kind: 'said', from: { page, user: lan }, input });
  });

  it.each([
    ...[
      'image',
      'audio',
      'video',
      'file',
      'reel',
      'ig_reel',
      'post',
      'ig_post',
      'appointment_booking',
      'template',
    ].map((type) => [type, {}, 'attachment'] as const),
    ['image', { sticker_id: 369239263222822 }, 'sticker'],
    ['location', { coordinates: { lat: 18.3, long: 105.9 } }, 'location'],
    ['fallback', null, 'link'],
  ] as const)('%s %j', (type, payload, kind) => {
    expect(heard({ message: { mid: 'm_1', attachments: [{ type, payload }] } })).toMatchObject({
      input: { kind },
    });
  });

  it('is known again by the id of the message, else by who did it when', () => {
    const ids = [
      { message: { mid: 'm_A-b_9', text: 'x' } },
      { message: { mid: 'mid.$cAAJ+x/y=', text: 'x' } },
      { postback: { mid: 'm_2', payload: 'x' } },
      { postback: { payload: '#bat-dau' } },
      { referral: { ref: 'x' } },
    ].map((event) => heard(event));
    expect(ids.map((one) => (one?.kind === 'said' ? one.eventId : one))).toEqual([
      `${page}:m_A-b_9`,
      `${page}:mid.$cAAJ+x/y=`,
      `${page}:m_2`,
      `${page}:open:${lan}:1700000000000`,
      `${page}:open:${lan}:1700000000000`,
    ]);
  });
});

describe('who has the conversation', () => {
  it.each([
    [
      'our own message, by its mark',
      { metadata: 'tro-ly:12', app_id: Number(app) },
      { kind: 'own', outboxId: 12 },
    ],
    ['our own app, unmarked', { text: 'x', app_id: app }, { kind: 'nothing' }],
    ['the inbox of the page', { text: 'x', app_id: inbox }, { kind: 'human', to: { page, user: lan } }],
    ['nobody named', { text: 'x' }, { kind: 'human', to: { page, user: lan } }],
  ])('an echo of %s', (_, message, expected) => {
    expect(echoed(message)).toEqual(expected);
  });

  it('comes back to us when it is passed to us, not when it is passed to another', () => {
    const ours = { kind: 'ours-again', who: { page, user: lan } };
    expect(heard({ pass_thread_control: { new_owner_app_id: Number(app), metadata: 'x' } })).toEqual(ours);
    expect(heard({ pass_thread_control: { previous_owner_app_id: inbox } })).toEqual(ours);
    expect(heard({ pass_thread_control: { new_owner_app_id: inbox } })).toEqual({ kind: 'nothing' });
  });

  it.each(['take_thread_control', 'request_thread_control', 'app_roles'])('%s changes nothing', (name) => {
    expect(heard({ [name]: { previous_owner_app_id: app } })).toEqual({ kind: 'nothing' });
  });
});

it.each([
  ['delivery', { mids: ['m_1'], watermark: 1 }],
  ['delivery', { watermark: 1 }],
  ['read', { watermark: 1 }],
  ['reaction', { mid: 'm_1', action: 'react', emoji: '❤' }],
  ['message_edit', { mid: 'm_1', text: 'hai', num_edit: 1 }],
  ['optin', { ref: 'x' }],
  ['account_linking', { status: 'linked' }],
])('%s asks for no answer', (name, content) => {
  expect(heard({ [name]: content })).toEqual({ kind: 'nothing' });
});

describe('a batch', () => {
  it('may hold several entries, standby, and entries of other pages', () => {
    const say = (mid: string): object => ({ ...fromLan, message: { mid, text: mid } });
    const entries = [
      { id: page, messaging: [say('m_1'), say('m_2')] },
      { id: page, standby: [say('m_3')] },
      { id: '5', messaging: [say('m_4')] },
      { id: page, changes: [{ field: 'feed' }] },
      { id: page, messaging: [say('m_5')] },
    ];
    const texts = readBatch({ object: 'page', entry: entries }, app, page)?.map((one) =>
      one.kind === 'said' && 'text' in one.input ? one.input.text : one.kind,
    );
    expect(texts).toEqual(['m_1', 'm_2', 'm_5']);
  });

  it('with one event that cannot be read loses only this one', () => {
    const good = { ...fromLan, message: { mid: 'm_1', text: 'một' } };
    const bad = [
      null,
      {},
      { ...good, timestamp: 'x' },
      { ...good, sender: { id: 7 } },
      { ...good, timestamp: 9e15 },
    ];
    expect(readBatch(batch(...bad, good), app, page)?.map(({ kind }) => kind)).toEqual([
      ...bad.map(() => 'unreadable'),
      'said',
    ]);
  });

  it('about something else than a page is none', () => {
    for (const body of [undefined, null, {}, { object: 'instagram', entry: [] }, { object: 'page' }])
      expect(readBatch(body, app, page)).toBeNull();
  });
});
