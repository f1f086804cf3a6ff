// Messenger's webhook: proves itself once to Meta, then takes signed batches, stores what is for us, and answers at once.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MessengerSettings } from '../../../config/messenger.ts';
import { parseJson } from '../../http/body.ts';
import type { Inbox } from '../../inbox.ts';
import { sameSecret } from '../../signing.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import type { Hearing } from '../hearing.ts';
import type { ChannelParts } from '../push-channel.ts';
import { readBatch, type Heard, type MessengerAddress } from './events.ts';

export interface WebhookParts extends Pick<ChannelParts, 'storage' | 'now'> {
  readonly settings: MessengerSettings;
  readonly hearing: Hearing<MessengerAddress>;
  readonly nameOf: (address: MessengerAddress) => string;
}

/** Meta puts many events into one call after a pause, and posts a call that is refused again and again. Bytes. */
const longestBatch = 1024 * 1024;

const text = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

export class MessengerWebhook {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  routes(inbox: Inbox): Route[] {
    const { webhookPath: path } = this.#parts.settings;
    return [
      { method: 'GET', path, handle: (request) => Promise.resolve(this.#prove(request)) },
      { method: 'POST', path, handle: (request) => this.#receive(inbox, request), countsForItself: true },
    ];
  }

  #prove({ query }: Request): Reply {
    const right =
      query.get('hub.mode') === 'subscribe' &&
      sameSecret(query.get('hub.verify_token') ?? '', this.#parts.settings.verifyToken);
    return right ? text(200, query.get('hub.challenge') ?? '') : text(403, 'Mã xác minh không đúng.');
  }

  async #receive(inbox: Inbox, request: Request): Promise<Reply> {
    const { settings, hearing } = this.#parts;
    const body = await request.body(longestBatch);
    if (!isFromMeta(request.header('x-hub-signature-256'), body, settings.appSecret)) {
      hearing.forged();
      return text(401, 'Chữ ký không đúng.');
    }
    const heard = readBatch(parseJson(body), settings.appId, settings.pageId);
    if (heard === null) hearing.count('unreadable');
    // In the order of the batch; if storing fails, Meta gets no 200 and posts the whole batch again.
    for (const one of heard ?? []) await this.#take(inbox, one);
    return text(200, 'EVENT_RECEIVED');
  }

  async #take(inbox: Inbox, heard: Heard): Promise<void> {
    const { storage, hearing, nameOf, now } = this.#parts;
    switch (heard.kind) {
      case 'nothing':
        hearing.count('not-for-us');
        return;
      case 'unreadable':
        hearing.count('unreadable');
        return;
      case 'human':
        await hearing.humanSpoke(heard.to);
        return;
      case 'ours-again':
        await storage.conversations.quieten(nameOf(heard.who), null);
        return;
      case 'own':
        // Also what we could not hear the answer to: it need not be sent again.
        await storage.outbox.confirm('messenger', heard.outboxId, now());
        return;
      case 'said':
        await hearing.said(inbox, heard);
    }
  }
}

/** `sha256=<hex>`: an HMAC of the body as it came. */
function isFromMeta(header: string | null, body: Buffer, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(body).digest());
}
