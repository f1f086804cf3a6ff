// Bodies of requests, generated from the grammar of each kind that the server reads, and then spoilt.
import fc from 'fast-check';
import { message } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/** What may stand where something else is expected. */
const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, '', [], {}, [[]], 'x'.repeat(3_000), { __proto__: { a: 1 } }),
  message,
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .integer({ min: 1, max: 60 })
    .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
);
const id = fc.oneof(
  fc.constantFrom('61', '62', '63', '4000000000000000004', 'm_a.b-c', ''),
  fc.stringMatching(/^[\w.:-]{1,40}$/),
  message,
);
/** Mostly just now, or the answer would be too late for the platform and never be sent. */
const when = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(Date.now(), `${Date.now()}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0',
      '1717061839659',
      '9999999999999999',
      -1,
      1717061839659,
      'x',
      8.64e15,
      9e15,
    ),
  },
  { weight: 1, arbitrary: fc.integer() },
);

/** Each field is usually there, sometimes left out, sometimes something else. */
function record(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> {
  const spoilt = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: wrong }),
    ]),
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(spoilt) },
    { weight: 1, arbitrary: fc.record(spoilt, { requiredKeys: [] }) },
  );
}

const chat = record({
  procedure: fc.constantFrom('1.001193', '9.999999', null),
  language: fc.constantFrom('vi', 'en', 'fr', null),
  resume: fc.oneof(fc.constant(null), message),
  token: fc.oneof(fc.constant(null), message),
});

const activity = record({
  type: fc.constantFrom('message', 'message', 'message', 'event', 'typing', 'conversationUpdate', 'invoke'),
  text: message,
  name: fc.constantFrom('open', 'resume', 'erase', 'other'),
  value: fc.oneof(
    record({ token: message }),
    record({ procedure: fc.constantFrom('1.001193', 'x'), language: fc.constant('vi') }),
    record({ resume: message }),
  ),
  attachments: fc.array(record({ contentType: fc.constant('image/png'), contentUrl: message }), {
    maxLength: 2,
  }),
  channelData: record({
    clientActivityID: id,
    messageBack: record({ displayText: message }),
  }),
  from: record({ id }),
});

const tokenParameters = record({
  user: record({ id: fc.constantFrom('dl_lan', 'lan') }),
  trustedOrigins: fc.array(fc.constantFrom('https://hatinh.gov.vn', '*', 'x'), { maxLength: 3 }),
  locale: fc.constantFrom('vi-VN', 'en-GB'),
});

const zalo = record({
  app_id: fc.constant('1000000000000000001'),
  event_name: fc.oneof(
    fc.constantFrom(
      'user_send_text', 'user_send_text', 'user_send_image', 'user_send_location', 'user_send_business_card', 'follow', 'unfollow',
      'oa_send_text', 'user_withdraw', 'user_seen_message', 'anonymous_send_text', 'user_submit_info', 'user_click_chatnow',
    ), // prettier-ignore
    message,
  ),
  timestamp: when,
  oa_id: fc.constantFrom('4000000000000000004', '5'),
  sender: record({ id }),
  recipient: record({ id: fc.constant('4000000000000000004') }),
  follower: record({ id }),
  message: record({ msg_id: id, text: message, attachments: fc.array(wrong, { maxLength: 2 }) }),
});

const messenger = record({
  object: fc.constantFrom('page', 'page', 'instagram'),
  entry: fc.array(
    record({
      id: fc.constant('1'),
      messaging: fc.array(
        record({
          sender: record({ id }),
          recipient: record({ id }),
          timestamp: when,
          message: record({
            mid: id,
            text: message,
            is_echo: fc.constant(false),
            attachments: fc.array(record({ type: fc.constantFrom('image', 'location', 'fallback') }), {
              maxLength: 2,
            }),
          }),
          postback: record({ payload: message, title: message, referral: record({ ref: message }) }),
          referral: record({ ref: message }),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
});

/** An activity of Azure's, sent from the address given. */
const azure = (serviceUrl: string): fc.Arbitrary<Json> =>
  fc
    .tuple(
      activity,
      record({
        id,
        channelId: fc.constantFrom('emulator', 'msteams'),
        serviceUrl: fc.oneof(
          { weight: 8, arbitrary: fc.constant(serviceUrl) },
          { weight: 1, arbitrary: fc.constantFrom('http://169.254.169.254/', 'file:///etc/passwd', 'x') },
        ),
        conversation: record({ id }),
        recipient: record({ id: fc.constant('bot') }),
        membersAdded: fc.array(record({ id }), { maxLength: 2 }),
      }),
    )
    .map(([said, about]) => ({ from: { id: '61' }, ...said, ...about }));

const form = fc
  .dictionary(
    fc.constantFrom('ten', 'mat-khau', 'vai-tro', 'cu', 'moi', 'lai', 'tiep', 'ma', 'khoa', 'tim'),
    message,
  )
  .map((fields) => new URLSearchParams(fields).toString());

const asText = (json: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  json.map((value) => JSON.stringify(value));

/** Now and then the text itself is damaged: cut off, doubled, with a byte that is none. */
const damaged = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc.tuple(text, fc.integer({ min: 0, max: 30 }), fc.nat()).map(([whole, how, at]) => {
    const bytes = Buffer.from(whole);
    if (how === 0) return bytes.subarray(0, at % (bytes.length + 1));
    if (how === 1) return Buffer.concat([bytes, bytes]);
    if (how === 2)
      return Buffer.concat([bytes.subarray(0, at % (bytes.length + 1)), Buffer.from([0xff, 0xc3, 0x28])]);
    return bytes;
  });

export type Grammar = 'chat' | 'activity' | 'parameters' | 'zalo' | 'messenger' | 'azure' | 'form' | 'other';

/** @param serviceUrl - where the connector of Bot Framework listens */
export function bodiesFor(serviceUrl: string): Readonly<Record<Grammar, fc.Arbitrary<Buffer>>> {
  return {
    chat: damaged(asText(chat)),
    activity: damaged(asText(activity)),
    parameters: damaged(asText(tokenParameters)),
    zalo: damaged(asText(zalo)),
    messenger: damaged(asText(messenger)),
    azure: damaged(asText(azure(serviceUrl))),
    form: damaged(form),
    other: fc.oneof(
      damaged(asText(wrong)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    ),
  };
}
