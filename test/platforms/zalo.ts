// A Zalo of our own for tests and for trying out: OAuth with tokens that work once, the message API with its limits, and a webhook
// that comes as the real one does. It does not de-duplicate, since Zalo does not.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { breakOff, Faults } from './faults.ts';
import { bodyOf, reply, serveWith, type LocalServer } from './http.ts';
import { WebhookSender } from './webhook-sender.ts';
import { readReply, readSend, type Button, type Refusal, type Sent } from './zalo-rules.ts';
import { ZaloTokens } from './zalo-tokens.ts';

const hour = 3_600_000;

/** A message as it stands in a person's chat. */
export interface Shown {
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly at: number;
}

export interface ZaloOptions {
  readonly port?: number;
  /** Pauses before each retry of a webhook call, ms. */
  readonly retryAfter?: readonly number[];
  readonly callsPerMinute?: number;
}

interface Person {
  heardAt: number | null;
  /** The conversation of a visitor without an account; null for everybody else. */
  visits: string | null;
  /** Answered instead of taking a message, e.g. -213. */
  refuses: number | null;
  readonly shown: Shown[];
}

export class ZaloPlatform {
  readonly app = {
    id: '1000000000000000001',
    secret: 'app-secret-of-the-test',
    oaSecretKey: 'oa-secret-of-the-test',
  };
  readonly oa = '4000000000000000004';
  readonly faults = new Faults();
  readonly refreshFaults = new Faults();
  readonly webhook: WebhookSender;
  /** Moves the platform's clock, ms. */
  shift = 0;
  /** Whether each call needs a proof by the app secret. */
  needsProof = false;
  readonly #people = new Map<string, Person>();
  readonly #server: LocalServer;
  readonly #callsPerMinute: number;
  #calls: number[] = [];
  readonly #tokens: ZaloTokens;

  private constructor(options: ZaloOptions, server: LocalServer) {
    this.#server = server;
    this.#callsPerMinute = options.callsPerMinute ?? 4_000;
    this.#tokens = new ZaloTokens(this.app, this.oa, this.refreshFaults, () => this.now());
    this.webhook = new WebhookSender({
      retryAfter: options.retryAfter ?? [30_000, 300_000, 900_000, 1_800_000, 3_600_000],
      timeoutMs: 2_000,
    });
  }

  static start(options: ZaloOptions = {}): Promise<ZaloPlatform> {
    return serveWith(
      (server) => new ZaloPlatform(options, server),
      (platform, request, response) => platform.#answer(request, response),
      options.port,
    );
  }

  get url(): string {
    return this.#server.url;
  }

  /** How many calls for a pair of tokens were granted. */
  get granted(): number {
    return this.#tokens.granted;
  }

  /** What an operator of ours has to set. */
  environment(): Record<string, string> {
    return {
      ZALO_APP_ID: this.app.id,
      ZALO_APP_SECRET: this.app.secret,
      ZALO_OA_SECRET_KEY: this.app.oaSecretKey,
      ZALO_OA_ID: this.oa,
      ZALO_API_URL: this.url,
      ZALO_OAUTH_URL: this.url,
    };
  }

  async stop(): Promise<void> {
    this.webhook.url = null;
    await this.#server.close();
  }

  // What a person does.

  /** The chat of a person, as it is on the screen. */
  chat(user: string): readonly Shown[] {
    return this.#person(user).shown;
  }

  says(user: string, text: string): string {
    return this.#fromUser(user, 'user_send_text', { text });
  }

  /** Presses a button of the newest message that has it. */
  taps(user: string, title: string): void {
    const button = this.chat(user)
      .flatMap(({ buttons }) => buttons)
      .findLast((one) => one.title === title);
    if (typeof button?.payload !== 'string') throw new Error(`There is no button «${title}» to press`);
    this.says(user, button.payload);
  }

  /** Sends what is not text: image, gif, audio, video, sticker, location, file, link, business_card. */
  sends(user: string, kind: string, payload: unknown = {}, text?: string): void {
    const attachments = [{ type: kind === 'business_card' ? 'link' : kind, payload }];
    this.#fromUser(user, `user_send_${kind}`, { ...(text !== undefined && { text }), attachments });
  }

  /** A visitor without an account writes; answers must name the conversation. */
  visitorSays(user: string, conversation: string, text: string): void {
    this.#person(user).visits = conversation;
    this.#fromUser(user, 'anonymous_send_text', { text, conversation_id: conversation });
  }

  /** Opens the chat for the first time, from a button of a page. */
  opensChat(user: string): void {
    this.#person(user).heardAt = this.now();
    this.emit({
      event_name: 'user_click_chatnow',
      oa_id: this.oa,
      user_id: user,
      user_id_by_app: '2000000000000000002',
    });
  }

  follows(user: string): void {
    this.#person(user).heardAt = this.now();
    this.emit({
      event_name: 'follow',
      oa_id: this.oa,
      follower: { id: user },
      user_id_by_app: '2000000000000000002',
      source: 'oa_profile',
    });
  }

  withdraws(user: string): void {
    this.emit({ event_name: 'user_withdraw', sender: { id: user }, recipient: { id: this.oa } });
  }

  /** A human writes to the person in the chat tool of the account. */
  humanSays(user: string, text: string): void {
    this.#person(user).shown.push({ text, buttons: [], at: this.now() });
    this.#echo(user, text, { admin_id: '5000000000000000005' });
  }

  refuses(user: string, code: number | null): void {
    this.#person(user).refuses = code;
  }

  // What an operator does.

  /** Saves the address of the webhook as the console does: only if it answers a check with 200. */
  async saveWebhook(url: string): Promise<boolean> {
    const check = await fetch(url, { method: 'POST', body: '{}' });
    if (check.status !== 200) return false;
    this.webhook.url = url;
    return true;
  }

  /** Gives a pair of tokens by hand, as the API Explorer does. */
  explorerTokens(): { access: string; refresh: string } {
    return this.#tokens.newPair();
  }

  /** Lets all tokens run out at once. */
  expireAccess(): void {
    this.#tokens.expire();
  }

  now(): number {
    return Date.now() + this.shift;
  }

  /** Sends an event with everything the envelope has; signed unless told otherwise. */
  emit(event: Readonly<Record<string, unknown>>, signature?: (body: string, time: string) => string): void {
    const time = String(this.now());
    const body = JSON.stringify({ app_id: this.app.id, timestamp: time, ...event });
    const stamp = String((JSON.parse(body) as { timestamp: unknown }).timestamp);
    const mac = (signature ?? ((text, at) => `mac=${this.macOf(text, at)}`))(body, stamp);
    this.webhook.send(body, (retry) => ({
      'x-zevent-signature': mac,
      ...(retry > 0 && { num_retry: String(retry) }),
    }));
  }

  macOf(body: string, time: string): string {
    return createHash('sha256')
      .update(this.app.id + body + time + this.app.oaSecretKey)
      .digest('hex');
  }

  #fromUser(user: string, name: string, message: Readonly<Record<string, unknown>>): string {
    this.#person(user).heardAt = this.now();
    const id = randomBytes(8).toString('hex');
    this.emit({
      event_name: name,
      user_id_by_app: '2000000000000000002',
      sender: { id: user },
      recipient: { id: this.oa },
      message: { msg_id: id, ...message },
    });
    return id;
  }

  #echo(user: string, text: string, sender: Readonly<Record<string, string>>): void {
    this.emit({
      event_name: 'oa_send_text',
      sender: { id: this.oa, ...sender },
      recipient: { id: user },
      message: { msg_id: randomUUID(), text },
    });
  }

  #person(user: string): Person {
    const known = this.#people.get(user) ?? { heardAt: null, visits: null, refuses: null, shown: [] };
    this.#people.set(user, known);
    return known;
  }

  // What the API does.

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    if (url.pathname === '/v4/oa/permission') this.#tokens.permit(url, response);
    else if (url.pathname === '/v4/oa/access_token') await this.#tokens.exchange(request, response, body);
    else if (url.pathname === '/v3.0/oa/message/cs') await this.#send(request, response, readSend(body));
    else if (url.pathname === '/v2.0/oa/message') await this.#send(request, response, readReply(body));
    else if (url.pathname === '/v2.0/oa/getoa') this.#tellAccount(request, response);
    else reply(response, 404, { error: -201, message: 'Unknown path' });
  }

  #tellAccount(request: IncomingMessage, response: ServerResponse): void {
    const wrong = this.#tokens.refusal(request, this.needsProof);
    const data = { oa_id: this.oa, name: 'Một cửa' };
    reply(response, 200, wrong === null ? { error: 0, message: 'Success', data } : { error: wrong });
  }

  async #send(request: IncomingMessage, response: ServerResponse, sent: Sent | Refusal): Promise<void> {
    const fault = this.faults.take();
    if (fault?.kind === 'status') {
      reply(response, fault.status, { message: 'Bad gateway' });
      return;
    }
    if (fault?.kind === 'silence' && !fault.carried) {
      await breakOff(response, fault.ms);
      return;
    }
    const outcome = fault?.kind === 'code' ? fault.code : this.#take(request, sent);
    if (fault?.kind === 'silence') {
      await breakOff(response, fault.ms);
      return;
    }
    const headers = {
      'x-ratelimit-limit': String(this.#callsPerMinute),
      'x-ratelimit-remain': String(Math.max(0, this.#callsPerMinute - this.#calls.length)),
    };
    if (typeof outcome === 'number') reply(response, 200, { error: outcome, message: 'Refused' }, headers);
    else reply(response, 200, { data: outcome, error: 0, message: 'Success' }, headers);
  }

  /** @returns the error code, or what the answer says of the message */
  #take(request: IncomingMessage, sent: Sent | Refusal): number | Readonly<Record<string, unknown>> {
    const now = this.now();
    this.#calls = this.#calls.filter((at) => now - at < 60_000);
    if (this.#calls.length >= this.#callsPerMinute) return -32;
    this.#calls.push(now);
    const wrong = this.#tokens.refusal(request, this.needsProof);
    if (wrong !== null) return wrong;
    if (typeof sent === 'number') return sent;
    const { to: user, conversation, message } = sent;
    const person = this.#people.get(user);
    if (person === undefined || person.visits !== conversation) return -201;
    if (person.refuses !== null) return person.refuses;
    if (person.heardAt === null) return -213;
    const silent = now - person.heardAt;
    if (silent > 7 * 24 * hour) return -230;
    const { text, attachment } = message;
    person.shown.push({ text, buttons: attachment?.payload.buttons ?? [], at: now });
    this.#echo(user, text, {});
    const quota = silent > 48 * hour ? {} : { quota: { quota_type: 'reply' } };
    return { message_id: randomUUID(), user_id: user, sent_time: String(now), ...quota };
  }
}
