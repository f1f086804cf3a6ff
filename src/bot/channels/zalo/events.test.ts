// What each event of Zalo's list is to us: answered, greeted, a human's word, a withdrawal, or nothing of ours.
import { describe, expect, it } from 'vitest';
import { accountOf, hear, readZaloEvent, type Heard } from './events.ts';

const lan = '3000000000000000003';
const oa = '4000000000000000004';
const person = { id: lan };
const account = { id: oa };

function heard(event: object, anonymous = false): Heard | null {
  const read = readZaloEvent({ app_id: '1', timestamp: '1717061839659', ...event });
  return read === null ? null : hear(read, anonymous);
}

const said = (event_name: string, message: object): object => ({
  event_name,
  sender: person,
  recipient: account,
  message: { msg_id: 'm', ...message },
});

describe('what a person sends', () => {
  it.each([
    ['text', 'text', { text: 'một' }],
    ['image', 'attachment', { attachments: [{ type: 'image', payload: { thumbnail: 'x', url: 'x' } }] }],
    ['gif', 'attachment', { attachments: [{ type: 'gif', payload: { thumbnail: 'x', url: 'x' } }] }],
    ['audio', 'attachment', { attachments: [{ type: 'audio', payload: { url: 'x.amr' } }] }],
    ['video', 'attachment', { attachments: [{ type: 'video', payload: { url: 'x', description: 'x' } }] }],
    [
      'file',
      'attachment',
      { attachments: [{ type: 'file', payload: { size: '1', name: 'x.pdf', checksum: 'x' } }] },
    ],
    ['sticker', 'sticker', { attachments: [{ type: 'sticker', payload: { url: 'x', id: '1' } }] }],
    [
      'location',
      'location',
      { attachments: [{ type: 'location', payload: { coordinates: { latitude: '18' } } }] },
    ],
    [
      'link',
      'link',
      { attachments: [{ type: 'link', payload: { thumbnail: 'x', description: 'x', url: 'x' } }] },
    ],
    [
      'business_card',
      'contact',
      { attachments: [{ type: 'link', payload: { description: '{"phone":"1"}' } }] },
    ],
  ])('user_send_%s', (name, kind, message) => {
    expect(heard(said(`user_send_${name}`, message))).toMatchObject({
      kind: 'said',
      from: { oa, user: lan, anonymousConversation: null },
      eventId: `${oa}:m`,
      input: { kind },
    });
  });

  it('also as an answer to an earlier message', () => {
    expect(heard(said('user_send_text', { text: 'một', quote_msg_id: 'q' }))).toMatchObject({
      input: { kind: 'text', text: 'một' },
    });
  });

  it.each(['text', 'image', 'file', 'sticker'])(
    'anonymous_send_%s only where visitors are answered',
    (name) => {
      const event = said(`anonymous_send_${name}`, {
        text: name === 'text' ? 'một' : '',
        conversation_id: 'c',
      });
      expect(heard(event)).toEqual({ kind: 'nothing' });
      expect(heard(event, true)).toMatchObject({ kind: 'said', from: { anonymousConversation: 'c' } });
    },
  );
});

it.each([
  ['follow', { oa_id: oa, follower: person, source: 'oa_profile' }],
  ['user_click_chatnow', { oa_id: oa, user_id: lan }],
])('%s is greeted', (event_name, rest) => {
  expect(heard({ event_name, ...rest })).toMatchObject({
    kind: 'said',
    unasked: true,
    input: { kind: 'open', procedure: null },
    eventId: `${oa}:${event_name}:${lan}:1717061839659`,
  });
});

describe('what the account sends', () => {
  it.each(['text', 'image', 'gif', 'list', 'file', 'sticker', 'template', 'anonymous_text'])(
    'oa_send_%s',
    (name) => {
      const event = { ...said(`oa_send_${name}`, { text: 'x' }), recipient: person };
      expect(heard({ ...event, sender: account })).toEqual({ kind: 'nothing' });
      expect(heard({ ...event, sender: { ...account, admin_id: '5' } })).toMatchObject({
        kind: 'human',
        to: { oa, user: lan },
      });
    },
  );
});

it.each([
  ['as others do', { sender: person, recipient: account }],
  ['flat', { oa_id: oa, user_id: lan }],
  ['as follow does', { oa_id: oa, follower: person }],
])('user_withdraw, written %s, deletes', (_, who) => {
  expect(heard({ event_name: 'user_withdraw', ...who })).toMatchObject({
    kind: 'withdrawn',
    who: { oa, user: lan },
  });
});

it.each([
  ['user_seen_message', { sender: account, recipient: person, message: { msg_ids: ['m'] } }],
  ['user_received_message', { sender: account, recipient: person, message: { msg_id: 'm' } }],
  [
    'user_reacted_message',
    { sender: person, recipient: account, message: { msg_id: 'm', react_icon: '/-heart' } },
  ],
  [
    'oa_reacted_message',
    { sender: account, recipient: person, message: { msg_id: 'm', react_icon: '/-heart' } },
  ],
  ['user_submit_info', { sender: person, recipient: account, info: { name: 'x', phone: '1' } }],
  ['unfollow', { oa_id: oa, follower: person, source: 'oa_profile' }],
  ['update_user_info', { oa_id: oa, user_id: lan }],
  ...['add_user_to_tag', 'remove_user_from_tag', 'remove_tag', 'widget_interaction_accepted'].map(
    (name) => [name, { oa_id: oa, user_id: lan }] as const,
  ),
  ...['widget_failed_to_sync_user_external_id', 'create_group', 'user_call_oa', 'extension_purchased'].map(
    (name) => [name, { oa_id: oa, user_id: lan }] as const,
  ),
  ['change_template_status', { oa_id: oa, template_id: '1' }],
  ['user_send_something_new', { sender: person, recipient: account, message: { msg_id: 'm' } }],
] as const)('%s asks for no answer', (event_name, rest) => {
  expect(heard({ event_name, ...rest })).toEqual({ kind: 'nothing' });
});

it('knows the account by the recipient, for what the account did by the sender, else by its own field', () => {
  const accounts = [
    said('user_send_text', { text: 'x' }),
    { event_name: 'oa_send_text', sender: account, recipient: person },
    { event_name: 'user_seen_message', sender: account, recipient: person },
    { event_name: 'follow', oa_id: oa, follower: person },
  ].map((event) => {
    const read = readZaloEvent({ timestamp: 1_717_061_839_659, ...event });
    return read === null ? null : accountOf(read);
  });
  expect(accounts).toEqual([oa, oa, oa, oa]);
});
