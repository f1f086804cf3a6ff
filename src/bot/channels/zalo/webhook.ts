// Zalo's webhook: always answered 200 within a moment, whatever comes. A forged call is dropped and counted, a real one stored first.
import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import type { ZaloSettings } from '../../../config/zalo.ts';
import { CodedError } from '../../../errors.ts';
import { parseJson } from '../../http/body.ts';
import { Problem } from '../../../web/problem.ts';
import type { Inbox } from '../../inbox.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import type { Hearing } from '../hearing.ts';
import type { ChannelParts } from '../push-channel.ts';
import { accountOf, hear, readZaloEvent, type ZaloAddress, type ZaloEvent } from './events.ts';
import { isOurGrant, redeem, type GrantParts } from './grant.ts';
import { isFromZalo } from './mac.ts';

export interface WebhookParts extends Pick<ChannelParts, 'storage'> {
  readonly settings: ZaloSettings;
  readonly hearing: Hearing<ZaloAddress>;
  readonly nameOf: (address: ZaloAddress) => string;
  readonly grant: () => GrantParts;
}

const taken: Reply = { status: 200, body: { error: 0, message: 'Success' } };

export class ZaloWebhook {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  routes(inbox: Inbox): Route[] {
    const { webhookPath, callbackPath, verifierFile } = this.#parts.settings;
    return [
      {
        method: 'POST',
        path: webhookPath,
        handle: (request) => this.#receive(inbox, request),
        countsForItself: true,
      },
      // Harmless, and some consoles look whether anybody is there.
      { method: 'GET', path: webhookPath, handle: () => Promise.resolve(taken) },
      { method: 'GET', path: callbackPath, handle: (request) => this.#granted(request) },
      ...(verifierFile === null ? [] : [verifierRoute(verifierFile)]),
    ];
  }

  async #receive(inbox: Inbox, request: Request): Promise<Reply> {
    const { settings, hearing } = this.#parts;
    const body = await request.body().catch((error: unknown) => {
      if (error instanceof Problem) return null;
      throw error;
    });
    const event = body === null ? null : readZaloEvent(parseQuietly(body));
    if (body === null || event === null) {
      hearing.count('unreadable');
      return taken;
    }
    const account = accountOf(event);
    const times = [event.timestamp, request.header('x-zevent-timestamp') ?? event.timestamp];
    const ids = [settings.appId, ...(account === null ? [] : [account])];
    const { oaSecretKey } = settings;
    if (!isFromZalo(request.header('x-zevent-signature'), body, times, { ids, oaSecretKey })) {
      hearing.forged();
      return taken;
    }
    if (settings.oaId !== null && account !== settings.oaId) {
      hearing.count('other-account');
      return taken;
    }
    if (request.header('num_retry') !== null) hearing.count('retried');
    // A failing database is the one thing not answered 200: Zalo may come again, and we could not keep what it told.
    await this.#take(inbox, event);
    return taken;
  }

  async #take(inbox: Inbox, event: ZaloEvent): Promise<void> {
    const { settings, storage, hearing, nameOf } = this.#parts;
    const heard = hear(event, settings.anonymous);
    switch (heard.kind) {
      case 'nothing':
        hearing.count('not-for-us');
        return;
      case 'withdrawn':
        hearing.count('withdrawn');
        await storage.conversations.forget(nameOf(heard.who));
        return;
      case 'human':
        await hearing.humanSpoke(heard.to);
        return;
      case 'said':
        await hearing.said(inbox, heard);
    }
  }

  /** Where Zalo sends the administrator's browser back to. */
  async #granted(request: Request): Promise<Reply> {
    const code = request.query.get('code') ?? '';
    const grant = this.#parts.grant();
    if (code === '' || !isOurGrant(grant, request.query.get('state'))) {
      return page(
        400,
        'Chưa nối được. Bạn chép cả địa chỉ của trang này, dán vào lệnh «npm run zalo -- authorize».',
      );
    }
    const refused = await redeem(grant, code);
    return refused === null
      ? page(200, 'Đã nối Official Account với trợ lý. Bạn đóng trang này được rồi.')
      : page(502, `Zalo chưa cho nối: ${refused}. Bạn chạy lại «npm run zalo -- authorize».`);
  }
}

function parseQuietly(body: Buffer): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

function page(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

/** The file by which Zalo sees whose domain it is. */
function verifierRoute(file: string): Route {
  const name = basename(file);
  if (!/^zalo_verifier[\w-]{1,100}\.html$/.test(name))
    throw new CodedError(
      'config-invalid',
      'Biến ZALO_VERIFIER_FILE phải trỏ tới tệp zalo_verifier….html mà Zalo cho tải về.',
    );
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (cause) {
    throw new CodedError('config-invalid', `Không đọc được tệp ${file} của biến ZALO_VERIFIER_FILE.`, cause);
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return {
    method: 'GET',
    path: `/${name}`,
    handle: () => Promise.resolve({ status: 200, headers, body: content }),
  };
}
