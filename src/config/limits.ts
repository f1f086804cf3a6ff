// How much one person, one network, one channel and all together may send, and how long a slow client is waited for.
import { isIP } from 'node:net';
import { z } from 'zod';
import { number } from './rules.ts';

const proxies = z.string().transform((value, context) => {
  const given = value.split(/[\s,]+/).filter((part) => part !== '');
  const networks = given.map(readNetwork);
  const bad = given.find((_, index) => networks[index] === null);
  if (bad === undefined) return networks.filter((network) => network !== null);
  context.addIssue({ code: 'custom', message: `«${bad}» không phải là địa chỉ mạng như 10.0.0.0/8.` });
  return z.NEVER;
});

/** Each variable with its rule. The defaults are reckoned for one core; docs/huong-dan/cai-dat.md says how. */
export const limitEnvironment = z.object({
  TRUSTED_PROXIES: proxies
    .default([])
    .describe('Mạng của các máy chủ trung gian của mình; chỉ tin địa chỉ người dùng do chúng cho biết.'),
  CHAT_TOKENS_PER_MINUTE: number(1, 1_000_000)
    .default(120)
    .describe('Số cuộc trò chuyện mới mỗi phút từ một địa chỉ mạng.'),
  MESSAGES_PER_MINUTE: number(1, 1_000_000).default(30).describe('Số tin mỗi phút của một người.'),
  MESSAGES_PER_MINUTE_ADDRESS: number(1, 1_000_000)
    .default(600)
    .describe('Số tin mỗi phút từ một địa chỉ mạng.'),
  MESSAGES_PER_MINUTE_CHANNEL: number(1, 1_000_000).default(4_000).describe('Số tin mỗi phút của một kênh.'),
  MESSAGES_PER_MINUTE_ALL: number(1, 1_000_000)
    .default(5_000)
    .describe('Số tin mỗi phút của mọi kênh gộp lại.'),
  REQUESTS_PER_MINUTE_ADDRESS: number(1, 1_000_000)
    .default(3_000)
    .describe('Số yêu cầu trang và tệp mỗi phút từ một địa chỉ mạng.'),
  CONNECTIONS_PER_ADDRESS: number(1, 100_000)
    .default(1_000)
    .describe('Số kết nối mở cùng lúc từ một địa chỉ mạng.'),
  CONNECTIONS: number(1, 1_000_000).default(10_000).describe('Số kết nối mở cùng lúc, tất cả.'),
  HEADERS_SECONDS: number(1, 300)
    .default(15)
    .describe('Phần đầu của một yêu cầu phải tới trong bấy nhiêu giây.'),
  REQUEST_SECONDS: number(1, 300).default(30).describe('Cả yêu cầu phải tới trong bấy nhiêu giây.'),
});

/** A range of network addresses. */
export interface Network {
  readonly address: string;
  /** How many bits of it count. */
  readonly prefix: number;
}

/** What may come in. Messages, requests and chats are per minute, and as many at once after a pause. */
export interface LimitSettings {
  /** Proxies of ours: only what they say about an address is believed. */
  readonly trustedProxies: readonly Network[];
  /** New conversations from one network address. Many phones share one in Viet Nam's mobile networks, here and below. */
  readonly chats: number;
  readonly messages: {
    readonly person: number;
    readonly address: number;
    readonly channel: number;
    readonly all: number;
  };
  /** Requests for pages and files from one network address. */
  readonly requests: number;
  /** Open at the same time: from one address, and altogether. */
  readonly connectionsOfAddress: number;
  readonly connections: number;
  /** How long the head of a request and the whole of it may take; ms. */
  readonly headersTime: number;
  readonly requestTime: number;
}

export function readLimits(env: z.infer<typeof limitEnvironment>): LimitSettings {
  return {
    trustedProxies: env.TRUSTED_PROXIES,
    chats: env.CHAT_TOKENS_PER_MINUTE,
    messages: {
      person: env.MESSAGES_PER_MINUTE,
      address: env.MESSAGES_PER_MINUTE_ADDRESS,
      channel: env.MESSAGES_PER_MINUTE_CHANNEL,
      all: env.MESSAGES_PER_MINUTE_ALL,
    },
    requests: env.REQUESTS_PER_MINUTE_ADDRESS,
    connectionsOfAddress: env.CONNECTIONS_PER_ADDRESS,
    connections: env.CONNECTIONS,
    headersTime: env.HEADERS_SECONDS * 1_000,
    requestTime: Math.max(env.REQUEST_SECONDS, env.HEADERS_SECONDS) * 1_000,
  };
}

/** «10.0.0.0/8», «fd00::/8», or one address. */
function readNetwork(text: string): Network | null {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0) return null;
  if (bits === undefined) return { address, prefix: most };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? { address, prefix: Number(bits) } : null;
}
