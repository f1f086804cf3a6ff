// Messenger's webhook: proves itself once to Meta, then takes signed batches, stores what is for us, and answers at once.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MessengerSettings } from '../../../config/messenger.ts';
import { parseJson } from '../../http/body.ts';
import type { Inbox } from '../../inbox.ts';
import { sameSecret } from '../../signing.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { echoOf } from '../echo.ts';
import type { Handover } from '../handover.ts';
import type { ChannelParts } from '../push-channel.ts';
import { readBatch, type Heard, type MessengerAddress } from './events.ts';

const complainEvery = 60_000;

export interface WebhookParts extends Pick<ChannelParts, 'storage' | 'tally' | 'now' | 'log'> {
  readonly settings: MessengerSettings;
  readonly handover: Handover;
  readonly nameOf: (address: MessengerAddress) => string;
}

const text = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

export class MessengerWebhook {
  readonly #parts: WebhookParts;
  #complainedAt = -complainEvery;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  routes(inbox: Inbox): Route[] {
    const { webhookPath: path } = this.#parts.settings;
    return [
      { method: 'GET', path, handle: (request) => Promise.resolve(this.#prove(request)) },
      { method: 'POST', path, handle: (request) => this.#receive(inbox, request) },
    ];
  }

  #prove({ query }: Request): Reply {
    const right =
      query.get('hub.mode') === 'subscribe' &&
      sameSecret(query.get('hub.verify_token') ?? '', this.#parts.settings.verifyToken);
    return right ? text(200, query.get('hub.challenge') ?? '') : text(403, 'Mã xác minh không đúng.');
  }

  async #receive(inbox: Inbox, request: Request): Promise<Reply> {
    const { settings, tally } = this.#parts;
    const body = await request.body();
    if (!isFromMeta(request.header('x-hub-signature-256'), body, settings.appSecret)) {
      this.#complain();
      return text(401, 'Chữ ký không đúng.');
    }
    const heard = readBatch(parseJson(body), settings.appId, settings.pageId);
    if (heard === null) tally.count('messenger-unreadable');
    // In the order of the batch; if storing fails, Meta gets no 200 and posts the whole batch again.
    for (const one of heard ?? []) await this.#take(inbox, one);
    return text(200, 'EVENT_RECEIVED');
  }

  async #take(inbox: Inbox, heard: Heard): Promise<void> {
    const { storage, handover, nameOf, tally, now } = this.#parts;
    switch (heard.kind) {
      case 'nothing':
        tally.count('messenger-not-for-us');
        return;
      case 'unreadable':
        tally.count('messenger-unreadable');
        return;
      case 'human':
        tally.count('messenger-human');
        await handover.humanSpoke(nameOf(heard.to), 'messenger', heard.to.user);
        return;
      case 'ours-again':
        await storage.conversations.quieten(nameOf(heard.who), null);
        return;
      case 'own':
        // Also what we could not hear the answer to: it need not be sent again.
        await storage.outbox.confirm('messenger', heard.outboxId, now());
        return;
      case 'said':
        await this.#hear(inbox, heard);
    }
  }

  async #hear(inbox: Inbox, { from, eventId, input, sentAt }: Heard & { kind: 'said' }): Promise<void> {
    const { handover, nameOf, tally, now } = this.#parts;
    const conversationId = nameOf(from);
    const wanted = await handover.letThrough(conversationId, input);
    if (wanted === null) {
      tally.count('messenger-quiet');
      return;
    }
    const { outcome } = await inbox.accept({
      channel: 'messenger',
      eventId,
      conversationId,
      payload: wanted,
      at: now(),
      sentAt: new Date(Math.min(sentAt.getTime(), now().getTime())),
      activity: echoOf(wanted),
      opensFor: from.user,
      address: from,
    });
    tally.count(`messenger-${outcome}`);
  }

  #complain(): void {
    const { tally, log } = this.#parts;
    tally.count('messenger-bad-signature');
    if (performance.now() - this.#complainedAt < complainEvery) return;
    this.#complainedAt = performance.now();
    log.warn({ code: 'webhook-unsigned', channel: 'messenger' }, 'A webhook call had no right signature');
  }
}

/** `sha256=<hex>`: an HMAC of the body as it came. */
function isFromMeta(header: string | null, body: Buffer, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(body).digest());
}
