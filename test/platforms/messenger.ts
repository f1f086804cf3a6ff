// A Messenger of our own for tests and for trying out: the Send API with its limits and windows, the profile, and signed webhook batches.
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { breakOff, Faults, type Fault } from './faults.ts';
import { bodyOf, reply, serveWith, type LocalServer } from './http.ts';
import { pressable, readMessengerSend, wordsOf, type MessengerSent } from './messenger-rules.ts';
import { WebhookSender } from './webhook-sender.ts';

const day = 24 * 3_600_000;
/** The inbox of the page, as an app that can have a conversation. */
const inboxApp = 263902037430900;

/** A message as it stands in a person's chat. */
export interface Shown {
  readonly text: string;
  readonly buttons: ReturnType<typeof pressable>;
  readonly at: number;
}

interface Person {
  heardAt: number | null;
  refuses: { code: number; subcode: number } | null;
  /** Another app has the conversation: ours only hears it in standby. */
  elsewhere: boolean;
  readonly shown: Shown[];
  readonly signs: string[];
}

export interface MessengerOptions {
  readonly port?: number;
  readonly retryAfter?: readonly number[];
}

const menuItem = z.union([
  z.strictObject({
    type: z.literal('postback'),
    title: z.string().min(1).max(30),
    payload: z.string().min(1).max(1_000),
  }),
  z.strictObject({
    type: z.literal('web_url'),
    title: z.string().min(1).max(30),
    url: z.string().regex(/^https:\/\//),
  }),
]);
/** As Meta names languages; what has none of its own is shown in `default`. */
const locale = z.union([z.literal('default'), z.string().regex(/^[a-z]{2}_[A-Z]{2}$/)]);
const profileShape = z.strictObject({
  get_started: z.strictObject({ payload: z.string().min(1).max(1_000) }).optional(),
  greeting: z.array(z.strictObject({ locale, text: z.string().min(1).max(160) })).optional(),
  ice_breakers: z
    .array(
      z.strictObject({
        locale,
        call_to_actions: z
          .array(z.strictObject({ question: z.string().min(1).max(80), payload: z.string().min(1) }))
          .min(1)
          .max(4),
      }),
    )
    .optional(),
  persistent_menu: z
    .array(
      z.strictObject({
        locale,
        composer_input_disabled: z.boolean(),
        call_to_actions: z.array(menuItem).min(1).max(20),
      }),
    )
    .optional(),
});
export type Profile = z.infer<typeof profileShape>;

export class MessengerPlatform {
  readonly page = '6000000000000000006';
  readonly appId = '7000000000000000007';
  readonly appSecret = 'messenger-app-secret-of-the-test';
  readonly verifyToken = 'verify-token-of-the-test';
  pageToken = 'page-token-of-the-test';
  readonly faults = new Faults();
  readonly webhook: WebhookSender;
  shift = 0;
  profile: Profile = {};
  readonly versions: string[] = [];
  readonly #people = new Map<string, Person>();
  readonly #server: LocalServer;

  private constructor(options: MessengerOptions, server: LocalServer) {
    this.#server = server;
    this.webhook = new WebhookSender({
      retryAfter: options.retryAfter ?? [1_000, 10_000, 60_000],
      timeoutMs: 20_000,
    });
  }

  static start(options: MessengerOptions = {}): Promise<MessengerPlatform> {
    return serveWith(
      (server) => new MessengerPlatform(options, server),
      (platform, request, response) => platform.#answer(request, response),
      options.port,
    );
  }

  get url(): string {
    return this.#server.url;
  }

  environment(): Record<string, string> {
    return {
      MESSENGER_PAGE_TOKEN: this.pageToken,
      MESSENGER_APP_SECRET: this.appSecret,
      MESSENGER_VERIFY_TOKEN: this.verifyToken,
      MESSENGER_APP_ID: this.appId,
      MESSENGER_API_URL: this.url,
    };
  }

  async stop(): Promise<void> {
    this.webhook.url = null;
    await this.#server.close();
  }

  // What a person does.

  chat(user: string): readonly Shown[] {
    return this.#person(user).shown;
  }

  /** What was shown beside messages: seen, typing. */
  signs(user: string): readonly string[] {
    return this.#person(user).signs;
  }

  says(user: string, text: string): void {
    this.emit(user, { message: { mid: this.#mid(), text } });
  }

  /** Presses a quick reply or a button of the newest message that has it. */
  taps(user: string, title: string): void {
    const shown = this.chat(user).findLast(({ buttons }) => buttons.some((one) => one.title === title));
    const button = shown?.buttons.find((one) => one.title === title);
    const payload = button?.payload;
    if (payload === null || payload === undefined) throw new Error(`There is no button «${title}» to press`);
    this.emit(user, { message: { mid: this.#mid(), text: title, quick_reply: { payload } } });
  }

  sends(user: string, type: string, payload: unknown = { url: 'https://example.org/x' }): void {
    this.emit(user, { message: { mid: this.#mid(), attachments: [{ type, payload }] } });
  }

  /** Presses something that stays: Get Started, the menu, an ice breaker, a button of a template. */
  postsBack(user: string, payload: string, ref?: string): void {
    const referral = ref === undefined ? {} : { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } };
    this.emit(user, { postback: { mid: this.#mid(), title: 'Nút', payload, ...referral } });
  }

  /** Opens `m.me/<page>?ref=…` in a thread that exists. */
  followsLink(user: string, ref: string): void {
    this.emit(user, { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } });
  }

  /** A human writes in the page's inbox. */
  humanSays(user: string, text: string): void {
    this.#person(user).shown.push({ text, buttons: [], at: this.now() });
    this.#echo(user, { mid: this.#mid(), text, app_id: inboxApp });
  }

  /** The inbox takes the conversation; from now on ours hears it in standby only. */
  inboxTakes(user: string): void {
    this.#person(user).elsewhere = true;
  }

  /** The inbox gives the conversation back, and the new owner is told. */
  inboxPasses(user: string): void {
    this.#person(user).elsewhere = false;
    const metadata = 'xong';
    this.emit(user, {
      pass_thread_control: {
        previous_owner_app_id: inboxApp,
        new_owner_app_id: Number(this.appId),
        metadata,
      },
    });
  }

  refuses(user: string, code: number | null, subcode = 0): void {
    this.#person(user).refuses = code === null ? null : { code, subcode };
  }

  now(): number {
    return Date.now() + this.shift;
  }

  /** Meta proves the address before it is saved. */
  async saveWebhook(url: string, verifyToken = this.verifyToken): Promise<boolean> {
    const challenge = randomBytes(8).toString('hex');
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': verifyToken,
      'hub.challenge': challenge,
    });
    const proof = await fetch(`${url}?${query.toString()}`);
    if (proof.status !== 200 || (await proof.text()) !== challenge) return false;
    this.webhook.url = url;
    return true;
  }

  /** An event from a person, alone in its batch. */
  emit(user: string, event: Readonly<Record<string, unknown>>): void {
    this.#tell(user, { sender: { id: user }, recipient: { id: this.page }, ...event });
  }

  /** To whom it may concern: whoever has the conversation may answer, the others only hear it. */
  #tell(user: string, event: Readonly<Record<string, unknown>>): void {
    const one = { timestamp: this.now(), ...event };
    if (this.#person(user).elsewhere) this.post([], [one]);
    else this.post([one]);
  }

  /** A batch as it is. */
  post(
    messaging: readonly Readonly<Record<string, unknown>>[],
    standby: readonly unknown[] = [],
    signature?: (body: string) => string,
  ): void {
    for (const { sender } of messaging) {
      const user = (sender as { id: string } | undefined)?.id ?? this.page;
      if (user !== this.page) this.#person(user).heardAt = this.now();
    }
    const entry = {
      id: this.page,
      time: this.now(),
      ...(messaging.length > 0 && { messaging }),
      ...(standby.length > 0 && { standby }),
    };
    const body = JSON.stringify({ object: 'page', entry: [entry] });
    const signed = (signature ?? ((text: string) => `sha256=${this.signatureOf(text)}`))(body);
    this.webhook.send(body, () => ({ 'x-hub-signature-256': signed }));
  }

  signatureOf(body: string): string {
    return createHmac('sha256', this.appSecret).update(body).digest('hex');
  }

  #echo(user: string, message: Readonly<Record<string, unknown>>): void {
    this.#tell(user, {
      sender: { id: this.page },
      recipient: { id: user },
      message: { is_echo: true, ...message },
    });
  }

  #mid(): string {
    return `m_${randomBytes(12).toString('base64url')}`;
  }

  #person(user: string): Person {
    const known = this.#people.get(user) ?? {
      heardAt: null,
      refuses: null,
      elsewhere: false,
      shown: [],
      signs: [],
    };
    this.#people.set(user, known);
    return known;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    const path = /^\/(v\d+\.\d)\/(?:me|\d+)\/(messages|messenger_profile)$/.exec(url.pathname);
    if (path === null) {
      refuse(response, 404, 2_500);
      return;
    }
    this.versions.push(path[1] ?? '');
    const proof = createHmac('sha256', this.appSecret).update(this.pageToken).digest('hex');
    if (request.headers.authorization !== `Bearer ${this.pageToken}`) refuse(response, 401, 190, 463);
    else if (url.searchParams.get('appsecret_proof') !== proof) refuse(response, 400, 100);
    else if (path[2] === 'messenger_profile') this.#setProfile(request, response, body);
    else await this.#send(response, body);
  }

  #setProfile(request: IncomingMessage, response: ServerResponse, body: string): void {
    if (request.method === 'GET') {
      reply(response, 200, { data: [this.profile] });
      return;
    }
    const set = profileShape.safeParse(JSON.parse(body));
    const whole = { ...this.profile, ...set.data };
    if (!set.success || (whole.persistent_menu !== undefined && whole.get_started === undefined)) {
      refuse(response, 400, 100);
      return;
    }
    this.profile = whole;
    reply(response, 200, { result: 'success' });
  }

  async #send(response: ServerResponse, body: string): Promise<void> {
    const sent = readMessengerSend(JSON.parse(body));
    if (sent === null) {
      refuse(response, 400, 100);
      return;
    }
    const person = this.#people.get(sent.recipient.id);
    if ('sender_action' in sent) {
      person?.signs.push(sent.sender_action);
      reply(response, 200, { recipient_id: sent.recipient.id });
      return;
    }
    const fault: Fault | null = this.faults.take();
    if (fault?.kind === 'status') {
      response.writeHead(fault.status);
      response.end('Bad gateway');
      return;
    }
    if (fault?.kind === 'code') {
      refuse(response, 400, fault.code);
      return;
    }
    const carried = fault?.kind !== 'silence' || fault.carried;
    const refused = carried ? this.#take(sent.recipient.id, sent.message) : null;
    if (fault?.kind === 'silence') await breakOff(response, fault.ms);
    else if (refused !== null) refuse(response, 400, refused.code, refused.subcode);
    else reply(response, 200, { recipient_id: sent.recipient.id, message_id: this.#mid() });
  }

  #take(user: string, sent: MessengerSent): { code: number; subcode: number } | null {
    const person = this.#people.get(user);
    if (person === undefined) return { code: 100, subcode: 2_018_001 };
    if (person.refuses !== null) return person.refuses;
    if (this.now() - (person.heardAt ?? 0) > day) return { code: 10, subcode: 2_018_278 };
    person.shown.push({ text: wordsOf(sent), buttons: pressable(sent), at: this.now() });
    const { metadata } = sent;
    this.#echo(user, {
      mid: this.#mid(),
      text: wordsOf(sent),
      app_id: Number(this.appId),
      ...(metadata !== undefined && { metadata }),
    });
    return null;
  }
}

function refuse(response: ServerResponse, status: number, code: number, subcode?: number): void {
  const error = {
    message: 'Refused',
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    fbtrace_id: 'x',
  };
  reply(response, status, { error });
}
