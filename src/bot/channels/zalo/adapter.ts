// A Zalo official account as a botbuilder channel: events in by the webhook, answers out by the customer-service message API.
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ZaloSettings } from '../../../config/zalo.ts';
import type { OutboxMessage } from '../../../storage/types/outbox.ts';
import { TurnAdapter } from '../../adapter.ts';
import type { Inbox } from '../../inbox.ts';
import type { Verdict } from '../../outbox/verdict.ts';
import { renderDirectLine } from '../../renderers/direct-line.ts';
import { zaloLimits, zaloMessages, type ZaloMessage } from '../../renderers/zalo.ts';
import type { Render, Turn } from '../../types.ts';
import type { Route } from '../../../web/types.ts';
import { Hearing } from '../hearing.ts';
import type { ChannelParts, PushChannel } from '../push-channel.ts';
import { callAccount, type AccountCall } from './api.ts';
import { verdictOf } from './error-codes.ts';
import type { ZaloAddress } from './events.ts';
import { grantParts } from './grant.ts';
import { TokenKeeper, type Token } from './token-keeper.ts';
import { ZaloWebhook } from './webhook.ts';

const hour = 3_600_000;
/** How long after a person's last word a message costs nothing, and how long it may be sent at all. */
const freeWindow = 48 * hour;
const longestWindow = 7 * 24 * hour;
/** How often the token is looked at when nothing is sent, ms. */
const upkeepEvery = 600_000;

const answered = z.object({
  error: z.number(),
  data: z.looseObject({ quota: z.looseObject({ quota_type: z.string() }).optional() }).nullish(),
});

export class ZaloAdapter extends TurnAdapter implements PushChannel {
  readonly name = 'zalo';
  readonly sendsPerMinute: number;
  readonly sendsAtOnce: number;
  readonly timeoutMs: number;
  readonly #settings: ZaloSettings;
  readonly #parts: ChannelParts;
  readonly #keeper: TokenKeeper;
  readonly #webhook: ZaloWebhook;
  #upkeep: NodeJS.Timeout | null = null;

  constructor(settings: ZaloSettings, parts: ChannelParts) {
    super();
    this.sendsPerMinute = settings.sendsPerMinute;
    this.sendsAtOnce = settings.sendsAtOnce;
    this.timeoutMs = settings.timeoutMs;
    this.#settings = settings;
    this.#parts = parts;
    const { storage, now, log } = parts;
    const nameOf = ({ oa, user }: ZaloAddress): string => parts.pseudonym('zalo', oa, user);
    this.#keeper = new TokenKeeper({ settings, tokens: storage.tokens, now, log });
    this.#webhook = new ZaloWebhook({
      settings,
      storage,
      hearing: new Hearing({ ...parts, channel: 'zalo', pauseMs: settings.pauseMs, nameOf }),
      nameOf,
      grant: () => grantParts(settings, parts),
    });
  }

  readonly render: Render = (answer, about) => ({
    transcript: renderDirectLine(answer, about).transcript,
    outbox: zaloMessages(answer, {
      limits: { ...zaloLimits, ...this.#settings.limits },
      showTaps: this.#settings.showTaps,
    }),
  });

  routes(inbox: Inbox): readonly Route[] {
    return this.#webhook.routes(inbox);
  }

  /** Zalo has no sign for «is typing». */
  begins(): void {}

  start(): void {
    this.#upkeep = setInterval(() => void this.#keeper.current(), upkeepEvery);
    this.#upkeep.unref();
  }

  stop(): Promise<void> {
    if (this.#upkeep !== null) clearInterval(this.#upkeep);
    return Promise.resolve();
  }

  async send(message: OutboxMessage, mayLeave: () => boolean): Promise<Verdict> {
    const late = this.#outsideWindow(message);
    if (late !== null) return { kind: 'give-up', reason: late };
    const first = await this.#keeper.current();
    const outcome = await this.#post(first, message, mayLeave);
    if (outcome.kind !== 'renew' || first.kind !== 'token') return settled(outcome);
    // Another process may have renewed it just now; else we do, once.
    return settled(await this.#post(await this.#keeper.after(first.generation), message, mayLeave));
  }

  async #post(token: Token, message: OutboxMessage, mayLeave: () => boolean): Promise<Verdict | Renew> {
    if (token.kind === 'none') return { kind: 'halt', reason: token.reason };
    if (token.kind === 'wait') return { kind: 'again', reason: token.reason, maybeSent: false };
    const called = await callAccount(this.#settings, token.token, callFor(message), mayLeave);
    if (called.kind === 'failed') return { kind: 'again', reason: called.reason, maybeSent: called.reached };
    const result = answered.safeParse(called.body);
    if (result.success && result.data.error === 0) {
      this.#parts.tally.count(`zalo-quota-${result.data.data?.quota?.quota_type ?? 'billable'}`);
      return { kind: 'sent' };
    }
    if (result.success) return verdictOf(result.data.error);
    if (called.status === 429) return { kind: 'slower', reason: 'HTTP 429' };
    if (called.status === 401) return { kind: 'renew', reason: 'HTTP 401' };
    return {
      kind: 'again',
      reason: `HTTP ${called.status}`,
      maybeSent: called.status < 400 || called.status >= 500,
    };
  }

  #outsideWindow({ heardAt }: OutboxMessage): string | null {
    const age = heardAt === null ? 0 : this.#parts.now().getTime() - heardAt.getTime();
    if (age > longestWindow) return 'quá 7 ngày từ tin cuối của người dân';
    if (age > freeWindow && !this.#settings.paidMessages)
      return 'quá 48 giờ từ tin cuối của người dân, gửi sẽ mất phí';
    return null;
  }

  protected override toActivity(turn: Turn): Partial<Activity> {
    return { ...super.toActivity(turn), serviceUrl: this.#settings.apiUrl };
  }
}

function callFor({ address, payload }: OutboxMessage): AccountCall {
  // Both were written by this channel.
  const { user, anonymousConversation } = address as ZaloAddress;
  const message = payload as ZaloMessage;
  if (anonymousConversation === null)
    return { method: 'POST', path: 'v3.0/oa/message/cs', body: { recipient: { user_id: user }, message } };
  const recipient = { anonymous_id: user, conversation_id: anonymousConversation };
  return { method: 'POST', path: 'v2.0/oa/message', body: { recipient, message } };
}

interface Renew {
  readonly kind: 'renew';
  readonly reason: string;
}

/** A token that is refused although it is new: something else is wrong, and an operator has to see it. */
function settled(outcome: Verdict | Renew): Verdict {
  return outcome.kind === 'renew' ? { kind: 'halt', reason: outcome.reason } : outcome;
}
