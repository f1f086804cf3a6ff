// Takes events in and brings their conversations forward, also those a stopped process left unfinished.
import { randomUUID } from 'node:crypto';
import type { Logger } from '../log.ts';
import type { Storage } from '../storage/types/storage.ts';
import type { Acceptance, Claim, NewEvent, PendingTurn } from '../storage/types/turns.ts';
import { Lanes } from './lanes.ts';
import { Turnstile } from './turnstile.ts';

/** How long others leave an event to the process that took it in, in ms. */
const claimTime = 10_000;
/** How often unfinished events are looked for, in ms. */
const sweepEvery = 2_000;
const sweepAtOnce = 50;
/** Later than any claim. */
const endOfTime = new Date('9999-12-31T00:00:00Z');

export interface InboxParts {
  readonly storage: Storage;
  readonly run: (turn: PendingTurn) => Promise<'committed' | 'conflict'>;
  /** Called before each turn, e.g. to show that the assistant is typing. */
  readonly begins: (turn: PendingTurn) => void;
  /** Called when a turn is over, however it ended. */
  readonly ended: (conversationId: string) => void;
  readonly now: () => Date;
  readonly log: Logger;
}

/** An event without what the inbox adds. */
export type Incoming = Omit<NewEvent, 'claim'>;

export class Inbox {
  readonly #parts: InboxParts;
  readonly #lanes = new Lanes();
  readonly #turnstile = new Turnstile();
  readonly #owner = randomUUID();
  #timer: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> = Promise.resolve();
  #anew: Promise<unknown> = Promise.resolve();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /**
   * Stores an event and starts its turn. When it returns, the event is safe and the channel can be told so.
   *
   * @param store - where it is to be stored together with something else
   */
  async accept(
    event: Incoming,
    store: (event: NewEvent) => Promise<Acceptance> = (one) => this.#parts.storage.turns.accept(one),
  ): Promise<Acceptance> {
    const acceptance = await this.#turnstile.first(store({ ...event, claim: this.#claim() }));
    if (acceptance.outcome === 'stored') void this.settle(event.conversationId);
    return acceptance;
  }

  /** Runs what is unfinished in a conversation; settles when all of it has been answered or was put off. Never rejects. */
  settle(conversationId: string): Promise<void> {
    return this.#lanes.run(conversationId, () => this.#drain(conversationId));
  }

  /**
   * Takes up what a killed process left, whoever claims it: it is rare that another process is just at it, and then the version decides.
   * Looks again from time to time for claims that ran out.
   */
  start(): void {
    const sweepFrom = (before: () => Date): void => {
      this.#sweeping = this.#sweep(before()).finally(() => {
        if (this.#timer !== null) this.#timer = setTimeout(sweepFrom, sweepEvery, this.#parts.now);
      });
    };
    this.#timer = setTimeout(sweepFrom, 0, () => endOfTime);
  }

  /** Stops looking for more, and settles when everything begun has ended. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#sweeping;
    await this.#lanes.idle();
  }

  async #drain(conversationId: string): Promise<void> {
    const { storage, run, begins, ended, log } = this.#parts;
    try {
      for (;;) {
        const pending = await storage.turns.next(conversationId);
        if (pending === null) return;
        begins(pending);
        await this.#turnstile.pass();
        const outcome = await (pending.attempts === 0 ? run(pending) : this.#runAnew(pending));
        // Whoever takes in another event asks for a run of its own.
        if (outcome === 'committed' && !pending.more) return;
      }
    } catch (error) {
      // The event is safe in the inbox: a sweep takes it up when its claim has run out.
      log.error(
        { code: 'turn-postponed', err: error, conversation: conversationId },
        'A turn is tried again',
      );
    } finally {
      ended(conversationId);
    }
  }

  /**
   * Runs a turn that another process had not finished, and nothing like it beside it. If it is what stopped that process, it stops this one
   * too, and only itself is counted for that, not what came in with it.
   */
  #runAnew(pending: PendingTurn): Promise<'committed' | 'conflict'> {
    const { storage, run } = this.#parts;
    const outcome = this.#anew.then(async () => {
      await storage.turns.beginAnew(pending.seq);
      return run(pending);
    });
    this.#anew = outcome.catch(() => {});
    return outcome;
  }

  async #sweep(before: Date): Promise<void> {
    const { storage, log } = this.#parts;
    try {
      const left = await storage.turns.takeOver(before, this.#claim(), sweepAtOnce);
      await Promise.all(left.map((conversationId) => this.settle(conversationId)));
    } catch (error) {
      log.error({ code: 'sweep-failed', err: error }, 'Unfinished turns could not be looked up');
    }
  }

  #claim(): Claim {
    return { by: this.#owner, until: new Date(this.#parts.now().getTime() + claimTime) };
  }
}
