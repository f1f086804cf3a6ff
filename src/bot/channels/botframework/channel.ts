// Bot Framework at POST /api/messages: the channels that Azure hosts, and the Emulator, through Microsoft's own CloudAdapter.
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TurnContext,
  type Activity,
  type ConversationReference,
} from 'botbuilder';
import type { BotFrameworkSettings } from '../../../config/bot-framework.ts';
import type { OutboxMessage } from '../../../storage/types/outbox.ts';
import { TurnAdapter } from '../../adapter.ts';
import { badArgument, Problem } from '../../../web/problem.ts';
import type { Inbox } from '../../inbox.ts';
import type { Verdict } from '../../outbox/verdict.ts';
import { createSigner, type Signer } from '../../signing.ts';
import { botFrameworkActivities, botFrameworkLimits } from '../../renderers/bot-framework.ts';
import { renderDirectLine } from '../../renderers/direct-line.ts';
import type { Render } from '../../types.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { echoOf } from '../echo.ts';
import type { ChannelParts, PushChannel } from '../push-channel.ts';
import { openResume } from '../resume-link.ts';
import { eventIdOf, inputOf, readPosted, type Posted } from './activity.ts';
import { verdictOf } from './failures.ts';

/** CloudAdapter with its way in opened: its own `process` wants the request of a web framework. */
class Gate extends CloudAdapter {
  /** @throws an error with status code 401 if the sender is not who it says */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(authorization, activity, logic);
  }
}

export class BotFrameworkChannel extends TurnAdapter implements PushChannel {
  readonly name = 'botframework';
  readonly sendsPerMinute: number;
  readonly sendsAtOnce: number;
  readonly timeoutMs: number;
  readonly #settings: BotFrameworkSettings;
  readonly #parts: ChannelParts;
  readonly #gate: Gate;
  readonly #signer: Signer;

  constructor(settings: BotFrameworkSettings, parts: ChannelParts) {
    super();
    this.sendsPerMinute = settings.sendsPerMinute;
    this.sendsAtOnce = settings.sendsAtOnce;
    this.timeoutMs = settings.timeoutMs;
    this.#settings = settings;
    this.#parts = parts;
    this.#gate = new Gate(authentication(settings));
    this.#signer = createSigner(parts.key);
  }

  readonly render: Render = (answer, about) => ({
    transcript: renderDirectLine(answer, about).transcript,
    outbox: botFrameworkActivities(answer, { ...botFrameworkLimits, ...this.#settings.limits }),
  });

  routes(inbox: Inbox): readonly Route[] {
    return [
      {
        method: 'POST',
        path: '/api/messages',
        handle: (request) => this.#receive(inbox, request),
        countsForItself: true,
      },
    ];
  }

  /** Typing would be one more call to Azure for a few milliseconds. */
  begins(): void {}

  /** Nothing has to be begun. That it is open without an app id is said by main.ts. */
  start(): void {}

  stop(): Promise<void> {
    return Promise.resolve();
  }

  async send(message: OutboxMessage, mayLeave: () => boolean): Promise<Verdict> {
    if (!mayLeave()) return { kind: 'again', reason: 'not sent in time', maybeSent: false };
    const reference = message.address as Partial<ConversationReference>;
    const activity = message.payload as Partial<Activity>;
    const sending = this.#gate.continueConversationAsync(
      this.#settings.app?.id ?? '',
      reference,
      async (context) => {
        tryOnce(context);
        await context.sendActivity(activity);
      },
    );
    const late = Promise.withResolvers<Verdict>();
    const timer = setTimeout(() => {
      late.resolve({ kind: 'again', reason: 'timeout', maybeSent: true });
    }, this.timeoutMs);
    const outcome = sending.then((): Verdict => ({ kind: 'sent' }), verdictOf);
    return Promise.race([outcome, late.promise]).finally(() => {
      clearTimeout(timer);
    });
  }

  async #receive(inbox: Inbox, request: Request): Promise<Reply> {
    const activity = readPosted(await request.json());
    if (activity === null) throw badArgument('Nội dung gửi lên không phải một activity.');
    if (this.#settings.app === null && !isThisMachine(activity.serviceUrl))
      throw new Problem(403, 'Forbidden', 'Chưa đặt MicrosoftAppId nên chỉ nhận lời gọi từ máy này.');
    const authorization = request.header('authorization') ?? '';
    try {
      await this.#gate.receive(authorization, activity as unknown as Activity, async () => {
        await this.#take(inbox, activity);
      });
    } catch (error) {
      const { statusCode } = error as { statusCode?: unknown };
      if (statusCode !== 401 && statusCode !== 403) throw error;
      this.#parts.tally.count('botframework-bad-signature');
      throw new Problem(401, 'Unauthorized', 'Không xác thực được bên gọi.');
    }
    return { status: activity.type === 'invoke' ? 501 : 200 };
  }

  async #take(inbox: Inbox, activity: Posted): Promise<void> {
    const { pseudonym, limits, now, tally } = this.#parts;
    const said = inputOf(activity);
    if (said === null) {
      tally.count('botframework-not-for-us');
      return;
    }
    const conversationId = pseudonym(this.name, activity.channelId, activity.conversation.id);
    const opened = openResume(said, this.#signer, now());
    const input = limits.admit({ channel: this.name, conversationId, address: null }, opened);
    if (input !== opened) tally.count('botframework-too-many');
    if (input === null) return;
    const { outcome } = await inbox.accept({
      channel: this.name,
      eventId: eventIdOf(activity),
      conversationId,
      payload: input,
      at: now(),
      activity: echoOf(input),
      opensFor: activity.from.id,
      address: TurnContext.getConversationReference(activity as unknown as Activity),
    });
    tally.count(`botframework-${outcome}`);
  }
}

function authentication({ app }: BotFrameworkSettings): ConfigurationBotFrameworkAuthentication {
  const credentials =
    app === null
      ? {}
      : {
          MicrosoftAppId: app.id,
          MicrosoftAppType: app.type,
          ...(app.password !== null && { MicrosoftAppPassword: app.password }),
          ...(app.tenantId !== null && { MicrosoftAppTenantId: app.tenantId }),
        };
  return new ConfigurationBotFrameworkAuthentication(credentials);
}

/** The outbox tries again, and knows how often: the connector must not do it behind its back, which it does three times by itself. */
function tryOnce({ turnState, adapter }: TurnContext): void {
  const connector = turnState.get<{
    readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
  }>(adapter.ConnectorClientKey);
  connector.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

/** Without an app id anybody could make us call any address. */
function isThisMachine(serviceUrl: string): boolean {
  const { hostname } = new URL(serviceUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
