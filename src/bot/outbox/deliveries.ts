// Sends what turns have put into the outbox of one push channel: in order per conversation, at the platform's pace, until it arrives.
import { randomUUID } from 'node:crypto';
import type { Logger } from '../../log.ts';
import type { OutboxMessage } from '../../storage/types/outbox.ts';
import type { Storage } from '../../storage/types/storage.ts';
import type { Metrics } from '../../operations/types.ts';
import { inSpan } from '../../tracing.ts';
import type { PushChannel } from '../channels/push-channel.ts';
import type { Tally } from '../tally.ts';
import { Lease } from './lease.ts';
import { backOff, type Verdict } from './verdict.ts';

/** How often the outbox is looked at without being told, ms. */
const lookEvery = 1_000;
/** A message that could not be sent for so long helps nobody any more, ms. */
const oldest = 24 * 3_600_000;
/** How long a channel rests when only an operator can help, ms. */
const restAfterHalt = 60_000;
/** What we may need, beyond the platform's own time, to say that a message was sent; ms. */
const margin = 5_000;

export interface DeliveryParts {
  readonly channel: PushChannel;
  readonly storage: Storage;
  readonly tally: Tally;
  readonly metrics: Metrics;
  readonly now: () => Date;
  readonly log: Logger;
}

/** A message that is ours for a while. */
interface Claimed {
  readonly message: OutboxMessage;
  /** By whom it is claimed. */
  readonly by: string;
  readonly lease: Lease;
}

export class Deliveries {
  readonly #parts: DeliveryParts;
  /** How to wake those who have nothing to do. */
  readonly #idle = new Set<() => void>();
  #workers: readonly Promise<void>[] = [];
  #stopping = false;
  #halted = false;
  #stopWatching = (): void => {};
  /** Until when the whole channel waits, ms. */
  #heldUntil = 0;
  /** When the next message may leave, by the clock that nobody sets; ms. */
  #nextSlot = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** The name of its channel. */
  get channel(): string {
    return this.#parts.channel.name;
  }

  /** The platform takes nothing until an operator acts. */
  get halted(): boolean {
    return this.#halted;
  }

  start(): void {
    const { channel, storage } = this.#parts;
    this.#stopWatching = storage.outbox.watch(() => {
      this.#wakeOne();
    });
    this.#workers = Array.from({ length: channel.sendsAtOnce }, () => this.#work());
  }

  /** Settles when what is being sent has been sent; the rest stays in the outbox. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopWatching();
    for (const wake of this.#idle) wake();
    await Promise.all(this.#workers);
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const idle = await this.#round().catch((error: unknown) => {
        // What is claimed and not settled is taken up again when its claim runs out, marked as perhaps sent.
        this.#log('delivery-postponed', error, 'The outbox could not be worked on');
        return lookEvery;
      });
      if (idle > 0) await this.#rest(idle);
    }
  }

  /** @returns how long there is nothing to do, ms */
  async #round(): Promise<number> {
    const { storage, channel, tally, metrics, now } = this.#parts;
    const wait = Math.max(this.#heldUntil - now().getTime(), this.#nextSlot - performance.now());
    if (wait > 0) return Math.min(wait, lookEvery);
    // One at a time: more would all be marked as perhaps sent when the process is killed.
    const time = 2 * channel.timeoutMs + margin;
    const lease = new Lease(time);
    // Its own name for each claim: a worker that wakes late must not put back what another worker of this process is just sending.
    const claim = { by: randomUUID(), until: new Date(now().getTime() + time) };
    const [message] = await storage.outbox.claim(channel.name, now(), claim, 1);
    if (message === undefined) return lookEvery;
    // Where there is one there may be more.
    this.#wakeOne();
    if (message.maybeSent) tally.count(`${channel.name}-maybe-twice`);
    this.#takeSlot();
    const started = performance.now();
    const verdict = await inSpan('send', { channel: channel.name }, () =>
      channel.send(message, () => lease.covers(channel.timeoutMs)),
    );
    metrics.sendEnded({ channel: channel.name, verdict: verdict.kind }, performance.now() - started);
    this.#halted = verdict.kind === 'halt';
    await this.#settle({ message, by: claim.by, lease }, verdict);
    return 0;
  }

  async #settle({ message, by, lease }: Claimed, verdict: Verdict): Promise<void> {
    const { storage, now } = this.#parts;
    const { outbox } = storage;
    // Nobody else knows it: a database that is away for a moment must not make a person read it twice.
    if (verdict.kind === 'sent') return lease.persist(() => outbox.sent(message.id, now()));
    const tooOld = now().getTime() - message.createdAt.getTime() > oldest;
    const tooOften = verdict.kind === 'again' && message.attempts >= (verdict.mostTries ?? Infinity);
    const maybeSent = verdict.kind === 'again' && verdict.maybeSent;
    if (verdict.kind === 'give-up' || tooOld || tooOften) {
      await outbox.bury(message.id, by, now(), verdict.reason, maybeSent);
      this.#tellGivenUp(message, verdict.reason);
      return;
    }
    const pause = backOff(message.attempts, Math.random());
    if (verdict.kind === 'slower') this.#hold(verdict.waitMs ?? pause);
    if (verdict.kind === 'halt') {
      this.#hold(restAfterHalt);
      this.#log('channel-halted', verdict.reason, 'The platform takes nothing until an operator acts');
    }
    const due = new Date(Math.max(now().getTime() + pause, this.#heldUntil));
    return outbox.retry(message.id, by, due, verdict.reason, maybeSent);
  }

  #tellGivenUp(message: OutboxMessage, reason: string): void {
    this.#parts.tally.count(`${this.#parts.channel.name}-given-up`);
    this.#log('message-given-up', reason, 'A message was given up', message.conversationId);
  }

  #hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#parts.now().getTime() + ms);
  }

  /** Spreads messages evenly over the minute. */
  #takeSlot(): void {
    const slot = Math.max(performance.now(), this.#nextSlot);
    this.#nextSlot = slot + 60_000 / this.#parts.channel.sendsPerMinute;
  }

  #wakeOne(): void {
    const [wake] = this.#idle;
    wake?.();
  }

  async #rest(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      this.#idle.delete(wake);
      resolve(undefined);
    };
    this.#idle.add(wake);
    const timer = setTimeout(wake, ms);
    await promise;
    clearTimeout(timer);
  }

  #log(code: string, reason: unknown, says: string, conversation?: string): void {
    const { log, channel } = this.#parts;
    const why = reason instanceof Error ? { err: reason } : { reason };
    log.error(
      { code, channel: channel.name, ...why, ...(conversation !== undefined && { conversation }) },
      says,
    );
  }
}
