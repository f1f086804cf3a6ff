// What the webhooks of Zalo and Messenger share once they know what somebody said: into the inbox with it, unless a human is answering.
import type { Inbox } from '../inbox.ts';
import { createSigner, type Signer } from '../signing.ts';
import type { IncomingInput } from '../types.ts';
import { echoOf } from './echo.ts';
import { Pause } from './pause.ts';
import type { ChannelParts } from './push-channel.ts';
import { openResume, type ResumeLink } from './resume-link.ts';

/** How often the log says that calls were forged, ms. */
const complainEvery = 60_000;
/** A greeting is not said into a conversation that goes on: events may come in another order than they happened. Milliseconds. */
const goingOn = 300_000;

/** What a person did on a platform. */
export interface Said<Address> {
  readonly kind: 'said';
  readonly from: Address;
  /** The same for the same event, however often it is delivered. */
  readonly eventId: string;
  readonly input: IncomingInput | ResumeLink;
  readonly sentAt: Date;
  /** They asked for nothing, but may like to be greeted, e.g. when they follow the account. */
  readonly unasked?: boolean;
}

export interface HearingParts<Address> extends Pick<
  ChannelParts,
  'storage' | 'tally' | 'limits' | 'now' | 'log' | 'key'
> {
  readonly channel: 'zalo' | 'messenger';
  /** How long the assistant keeps quiet once a human has answered, ms. */
  readonly pauseMs: number;
  readonly nameOf: (address: Address) => string;
}

export class Hearing<Address extends { readonly user: string }> {
  readonly #parts: HearingParts<Address>;
  readonly #pause: Pause;
  readonly #signer: Signer;
  #complainedAt = -complainEvery;

  constructor(parts: HearingParts<Address>) {
    this.#parts = parts;
    this.#pause = new Pause(parts.storage, parts.pauseMs, parts.now);
    this.#signer = createSigner(parts.key);
  }

  async said(inbox: Inbox, { from, eventId, input, sentAt, unasked = false }: Said<Address>): Promise<void> {
    const { channel, nameOf, now } = this.#parts;
    const conversationId = nameOf(from);
    const opened = openResume(input, this.#signer, now());
    const wanted = await this.#pause.letThrough(conversationId, opened);
    if (wanted === null || (unasked && (await this.#goesOn(conversationId)))) {
      this.count('quiet');
      return;
    }
    const admitted = this.#parts.limits.admit({ channel, conversationId, address: null }, wanted);
    if (admitted !== wanted) this.count('too-many');
    if (admitted === null) return;
    const { outcome } = await inbox.accept({
      channel,
      eventId,
      conversationId,
      payload: admitted,
      at: now(),
      sentAt: new Date(Math.min(sentAt.getTime(), now().getTime())),
      activity: echoOf(admitted),
      opensFor: from.user,
      address: from,
    });
    this.count(outcome);
  }

  async humanSpoke(to: Address): Promise<void> {
    const { channel, nameOf } = this.#parts;
    this.count('human');
    await this.#pause.humanSpoke(nameOf(to), channel, to.user);
  }

  count(what: string): void {
    this.#parts.tally.count(`${this.#parts.channel}-${what}`);
  }

  /** Counts a forged call; the log says so once in a while. */
  forged(): void {
    const { log, channel } = this.#parts;
    this.count('bad-signature');
    if (performance.now() - this.#complainedAt < complainEvery) return;
    this.#complainedAt = performance.now();
    log.warn({ code: 'webhook-unsigned', channel }, 'A webhook call had no right signature');
  }

  async #goesOn(conversationId: string): Promise<boolean> {
    const { storage, now } = this.#parts;
    const conversation = await storage.conversations.find(conversationId);
    return conversation !== null && now().getTime() - conversation.updatedAt.getTime() < goingOn;
  }
}
