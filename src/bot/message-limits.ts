// How much one person, one network, one channel and all together may say: so that a flood of one is refused kindly and everybody else
// is answered as always. Counted in memory, by each process for itself.
import type { LimitSettings } from '../config/limits.ts';
import { tooMany } from '../web/problem.ts';
import { RateLimit } from '../web/rate-limit.ts';
import type { ChannelName, IncomingInput } from './types.ts';

/** Who says something, and how it came. */
export interface Sender {
  readonly channel: ChannelName;
  /** One person's conversation. */
  readonly conversationId: string;
  /** Null where a platform stands between. */
  readonly address: string | null;
}

interface Refusal {
  readonly kind: 'too-fast' | 'too-busy';
  readonly seconds: number;
}

export class MessageLimits {
  readonly #person: RateLimit;
  readonly #address: RateLimit;
  readonly #channel: RateLimit;
  readonly #all: RateLimit;
  /** Who has been told that it was too fast, once a minute. */
  readonly #told = new RateLimit(1);
  readonly #now: () => Date;

  constructor({ person, address, channel, all }: LimitSettings['messages'], now: () => Date) {
    this.#person = new RateLimit(person);
    this.#address = new RateLimit(address);
    this.#channel = new RateLimit(channel);
    this.#all = new RateLimit(all);
    this.#now = now;
  }

  /**
   * Counts a message of a client that can wait and send it again.
   *
   * @throws Problem 429 with the seconds to wait
   */
  take(sender: Sender): void {
    const refusal = this.#count(sender);
    if (refusal === null) return;
    throw tooMany(says[refusal.kind], refusal.seconds);
  }

  /**
   * Counts a message from a platform, which would only deliver a refused one again.
   *
   * @returns what is to be answered: the message itself; once a minute a word that it was too much; else null, and it is dropped
   */
  admit(sender: Sender, input: IncomingInput): IncomingInput | null {
    const refusal = this.#count(sender);
    if (refusal === null) return input;
    return this.#told.take(sender.conversationId, this.#now()) === 0 ? { kind: refusal.kind } : null;
  }

  /** What a narrower limit refuses takes nothing from the wider ones: those are everybody's. */
  #count({ channel, conversationId, address }: Sender): Refusal | null {
    const now = this.#now();
    const own =
      this.#person.take(conversationId, now) || (address === null ? 0 : this.#address.take(address, now));
    if (own > 0) return { kind: 'too-fast', seconds: own };
    const shared = this.#channel.take(channel, now) || this.#all.take('', now);
    return shared > 0 ? { kind: 'too-busy', seconds: shared } : null;
  }
}

const says: Readonly<Record<Refusal['kind'], string>> = {
  'too-fast': 'Tin đến nhanh quá, tôi chưa đọc kịp.',
  'too-busy': 'Đang có rất nhiều người hỏi cùng lúc.',
};
