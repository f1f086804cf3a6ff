// Whose request is it: the network address behind our own proxies, which nobody else can choose.
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Network } from '../../config/limits.ts';

/** Tells for a request which network it comes from, as a key for counting. */
export interface Addresses {
  /** For an IPv6 client its /64: that much belongs to one subscriber. Empty when the connection is gone already. */
  of(request: IncomingMessage): string;
  /** Whether a connection comes from a proxy of ours, which carries the requests of many. */
  isProxy(address: string): boolean;
  keyOf(address: string): string;
}

/** @param proxies - ours: what others write into X-Forwarded-For is not believed */
export function createAddresses(proxies: readonly Network[]): Addresses {
  const trusted = new BlockList();
  for (const { address, prefix } of proxies) trusted.addSubnet(address, prefix, familyOf(address));
  const isProxy = (address: string): boolean => {
    const plain = plainAddress(address);
    return plain !== '' && trusted.check(plain, familyOf(plain));
  };
  const keyOf = (address: string): string => networkOf(plainAddress(address));
  return {
    isProxy,
    keyOf,
    of: (request) => {
      let nearest = request.socket.remoteAddress ?? '';
      const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
      // Each proxy adds whom it saw to the end; the first from there that is no proxy of ours is the client.
      while (isProxy(nearest) && forwarded.length > 0) {
        const before = plainAddress(forwarded.pop() ?? '');
        if (before === '') break;
        nearest = before;
      }
      return keyOf(nearest);
    },
  };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Without port, brackets, zone and the IPv6 coat of an IPv4 address; empty if it is none. */
function plainAddress(written: string): string {
  const text = written.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? '' : address;
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...middle, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
