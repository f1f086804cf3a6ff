// A Facebook page as a botbuilder channel: events in by the webhook, answers out by the Send API.
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { MessengerSettings } from '../../../config/messenger.ts';
import type { OutboxMessage } from '../../../storage/types/outbox.ts';
import type { PendingTurn } from '../../../storage/types/turns.ts';
import { TurnAdapter } from '../../adapter.ts';
import type { Inbox } from '../../inbox.ts';
import type { Verdict } from '../../outbox/verdict.ts';
import { renderDirectLine } from '../../renderers/direct-line.ts';
import { messengerLimits, messengerMessages } from '../../renderers/messenger.ts';
import type { Render, Turn } from '../../types.ts';
import type { Route } from '../../../web/types.ts';
import { Hearing } from '../hearing.ts';
import type { ChannelParts, PushChannel } from '../push-channel.ts';
import { callPage } from './api.ts';
import { verdictOf } from './error-codes.ts';
import { metadataOf, type MessengerAddress } from './events.ts';
import { MessengerWebhook } from './webhook.ts';

/** How long after a person's last word a page may answer. */
const windowMs = 24 * 3_600_000;

const accepted = z.looseObject({ message_id: z.string() });

export class MessengerAdapter extends TurnAdapter implements PushChannel {
  readonly name = 'messenger';
  readonly sendsPerMinute: number;
  readonly sendsAtOnce: number;
  readonly timeoutMs: number;
  readonly #settings: MessengerSettings;
  readonly #parts: ChannelParts;
  readonly #webhook: MessengerWebhook;
  readonly #signs = new Set<Promise<unknown>>();

  constructor(settings: MessengerSettings, parts: ChannelParts) {
    super();
    this.sendsPerMinute = settings.sendsPerMinute;
    this.sendsAtOnce = settings.sendsAtOnce;
    this.timeoutMs = settings.timeoutMs;
    this.#settings = settings;
    this.#parts = parts;
    const nameOf = ({ page, user }: MessengerAddress): string => parts.pseudonym('messenger', page, user);
    this.#webhook = new MessengerWebhook({
      ...parts,
      settings,
      hearing: new Hearing({ ...parts, channel: 'messenger', pauseMs: settings.pauseMs, nameOf }),
      nameOf,
    });
  }

  readonly render: Render = (answer, about) => ({
    transcript: renderDirectLine(answer, about).transcript,
    outbox: messengerMessages(answer, { ...messengerLimits, ...this.#settings.limits }),
  });

  routes(inbox: Inbox): readonly Route[] {
    return this.#webhook.routes(inbox);
  }

  /** Shows that the message was read and is being answered; nothing is lost when that fails. */
  begins({ conversation }: PendingTurn): void {
    if (!this.#settings.typing) return;
    const { user } = conversation.address as MessengerAddress;
    for (const sender_action of ['mark_seen', 'typing_on']) {
      const sign = callPage(this.#settings, 'POST', 'messages', { recipient: { id: user }, sender_action });
      this.#signs.add(sign);
      void sign.finally(() => this.#signs.delete(sign));
    }
  }

  start(): void {}

  async stop(): Promise<void> {
    await Promise.all(this.#signs);
  }

  async send(message: OutboxMessage, mayLeave: () => boolean): Promise<Verdict> {
    const { heardAt } = message;
    if (heardAt !== null && this.#parts.now().getTime() - heardAt.getTime() > windowMs)
      return { kind: 'give-up', reason: 'quá 24 giờ từ tin cuối của người dân' };
    // Both were written by this class.
    const { user } = message.address as MessengerAddress;
    const content = message.payload as object;
    const body = {
      recipient: { id: user },
      messaging_type: 'RESPONSE',
      message: { ...content, metadata: metadataOf(message.id) },
    };
    const called = await callPage(this.#settings, 'POST', 'messages', body, mayLeave);
    if (called.kind === 'failed') return { kind: 'again', reason: called.reason, maybeSent: called.reached };
    if (called.status === 200 && accepted.safeParse(called.body).success) return { kind: 'sent' };
    const verdict = verdictOf(called.body);
    if (verdict !== null) return verdict;
    if (called.status === 429) return { kind: 'slower', reason: 'HTTP 429' };
    const unclear = called.status < 400 || called.status >= 500;
    return { kind: 'again', reason: `HTTP ${called.status}`, maybeSent: unclear };
  }

  protected override toActivity(turn: Turn): Partial<Activity> {
    return { ...super.toActivity(turn), serviceUrl: this.#settings.apiUrl };
  }
}
