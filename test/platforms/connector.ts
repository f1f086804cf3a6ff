// The connector of a Bot Framework channel, as the Emulator has one: takes the bot's activities at the address of the conversation.
import { bodyOf, reply, serve, type LocalServer } from './http.ts';
import { Faults } from './faults.ts';

export interface BotActivity {
  readonly type: string;
  readonly text?: string;
  readonly suggestedActions?: {
    readonly actions: readonly { readonly title: string; readonly text: string; readonly value: unknown }[];
  };
  readonly attachments?: readonly {
    readonly content: { readonly buttons: readonly { readonly title: string; readonly value: string }[] };
  }[];
}

export class Connector {
  readonly received: BotActivity[] = [];
  readonly faults = new Faults();
  /** Where the bot takes activities. */
  botUrl: string | null = null;
  readonly #chats = new Map<string, BotActivity[]>();
  readonly #server: LocalServer;
  #count = 0;

  private constructor(server: LocalServer) {
    this.#server = server;
  }

  static async start(): Promise<Connector> {
    const ready = Promise.withResolvers<Connector>();
    const server = await serve(async (request, response) => {
      const connector = await ready.promise;
      const body = JSON.parse(await bodyOf(request)) as BotActivity;
      const fault = connector.faults.take();
      if (fault?.kind === 'status') reply(response, fault.status, { error: { code: 'x', message: 'x' } });
      else {
        const conversation = /\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1];
        if (conversation !== undefined) connector.#take(decodeURIComponent(conversation), body);
        reply(response, 200, { id: String((connector.#count += 1)) });
      }
    });
    const connector = new Connector(server);
    ready.resolve(connector);
    return connector;
  }

  get url(): string {
    return this.#server.url;
  }

  stop(): Promise<void> {
    return this.#server.close();
  }

  /** What the bot has said in a conversation. */
  chat(conversation: string): readonly BotActivity[] {
    return this.#chats.get(conversation) ?? [];
  }

  /** A person writes, or presses a button: then its text and value come along. */
  async says(
    conversation: string,
    words: { readonly text: string; readonly value?: unknown },
  ): Promise<void> {
    const response = await fetch(this.botUrl ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.activity({ conversation: { id: conversation }, ...words })),
    });
    if (response.status !== 200) throw new Error(`The bot answered ${response.status}`);
  }

  #take(conversation: string, activity: BotActivity): void {
    this.received.push(activity);
    this.#chats.set(conversation, [...this.chat(conversation), activity]);
  }

  /** An activity of a person, as the Emulator posts it. */
  activity(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return {
      type: 'message',
      id: String((this.#count += 1)),
      channelId: 'emulator',
      serviceUrl: this.url,
      conversation: { id: 'c1' },
      from: { id: 'someone', name: 'Lan' },
      recipient: { id: 'bot', name: 'Bot' },
      ...changes,
    };
  }
}
