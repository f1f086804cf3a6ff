import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { createAddresses } from './address.ts';

const ofRequest = (remoteAddress: string, forwarded?: string): string =>
  createAddresses([
    { address: '10.0.0.0', prefix: 8 },
    { address: 'fd00::', prefix: 8 },
  ]).of({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);

it.each([
  // Nobody of ours in front: what the header says is not believed.
  ['203.0.113.9', '1.2.3.4', '203.0.113.9'],
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['::ffff:203.0.113.9', '1.2.3.4', '203.0.113.9'],
  // One proxy, two proxies: the first from the right that is not ours.
  ['10.1.1.1', '1.2.3.4', '1.2.3.4'],
  ['::ffff:10.1.1.1', '1.2.3.4', '1.2.3.4'],
  ['10.1.1.1', '1.2.3.4, 10.2.2.2', '1.2.3.4'],
  ['10.1.1.1', '9.9.9.9, 1.2.3.4 ,10.2.2.2', '1.2.3.4'],
  ['fd12::1', '1.2.3.4', '1.2.3.4'],
  // Whoever forges the left end gets nowhere.
  ['10.1.1.1', '10.7.7.7, 1.2.3.4', '1.2.3.4'],
  // Everybody in the list is ours, or it is none: the farthest that is known.
  ['10.1.1.1', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
  ['10.1.1.1', 'unknown, 10.2.2.2', '10.2.2.2'],
  ['10.1.1.1', 'unknown', '10.1.1.1'],
  ['10.1.1.1', '', '10.1.1.1'],
  ['10.1.1.1', '1.2.3.4;DROP TABLE', '10.1.1.1'],
  // As proxies write addresses.
  ['10.1.1.1', '1.2.3.4:55001', '1.2.3.4'],
  ['10.1.1.1', '[2001:db8:1:2:3::9]:443', '2001:db8:1:2::/64'],
  ['10.1.1.1', '2001:0DB8:1:2:ffff:1:2:3', '2001:db8:1:2::/64'],
  ['10.1.1.1', '2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['::1', undefined, '0:0:0:0::/64'],
])('a connection from %s that forwards for «%s» is of %s', (from, forwarded, client) => {
  expect(ofRequest(from, forwarded)).toBe(client);
});
