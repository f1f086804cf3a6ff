// The door of the bot room: puts inbox, channels and server together around the assistant's port.
import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { ResumePoint } from '../dialogs/types.ts';
import type { Logger } from '../log.ts';
import type { Storage } from '../storage/types/storage.ts';
import { TurnAdapter } from './adapter.ts';
import { drawAnswerNumber } from '../sheets/sheets.ts';
import { signResume } from './channels/resume-link.ts';
import { ChatDesk } from './channels/web/chat-desk.ts';
import { BotFrameworkChannel } from './channels/botframework/channel.ts';
import { MessengerAdapter } from './channels/messenger/adapter.ts';
import { createPseudonym } from './channels/pseudonym.ts';
import type { ChannelParts, PushChannel } from './channels/push-channel.ts';
import { directLineRoutes } from './channels/web/direct-line.ts';
import { problemPage } from './channels/web/pages/problem-page.ts';
import { qrRoute } from './channels/web/qr.ts';
import { Streams } from './channels/web/stream.ts';
import { createTokens, type Tokens } from './channels/web/tokens.ts';
import { ZaloAdapter } from './channels/zalo/adapter.ts';
import { talk, type Spoken, type Utterance } from './console.ts';
import type { OriginRule } from './http/headers.ts';
import { RateLimit } from '../web/rate-limit.ts';
import { MessageLimits } from './message-limits.ts';
import { createHttpServer } from './http/server.ts';
import { Inbox } from './inbox.ts';
import { Deliveries } from './outbox/deliveries.ts';
import { renderDirectLine } from './renderers/direct-line.ts';
import { createSigner } from './signing.ts';
import { Tally } from './tally.ts';
import { runTurn } from './turn.ts';
import type { ChatRequest, ChatSession, HandleTurn, TurnRunner } from './types.ts';
import type { Request, Route } from '../web/types.ts';

/** Opens a chat on the server's side, e.g. for a page that brings the greeting along. */
export type OpenChat = (asked: ChatRequest, request: Request) => Promise<ChatSession>;

/** What other rooms may ask of this one. */
export interface BotDoors {
  readonly openChat: OpenChat;
  /** A signed address at which somebody goes on; good for `resumeDays`. */
  readonly resumeUrl: (point: ResumePoint) => string;
  readonly talk: (utterance: Utterance) => Promise<Spoken[]>;
}

export interface BotParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly log: Logger;
  /** The assistant. */
  readonly handleTurn: HandleTurn;
  /** Further addresses of the server: pages, the files of the widget, the desk. */
  readonly routes?: (doors: BotDoors) => readonly Route[];
  /** The clock; tests set it. */
  readonly now?: () => Date;
}

export interface Bot {
  /** Takes up unfinished turns and listens. Returns the address people use. */
  start(): Promise<string>;
  /** Takes nothing new, finishes what was begun, and says goodbye to open streams. Storage stays open. */
  stop(): Promise<void>;
  /** Says something inside the process; works without `start`. */
  talk(utterance: Utterance): Promise<Spoken[]>;
  /** Stores what has been counted, for those who want to read it now. */
  flush(): Promise<void>;
}

/** Puts the bot together; nothing runs or listens yet. */
export async function createBot({
  config,
  storage,
  log,
  handleTurn,
  routes,
  now = () => new Date(),
}: BotParts): Promise<Bot> {
  const key = await storage.secrets.getOrCreate('signing-key', makeSecret);
  const signer = createSigner(key);
  const tokens = createTokens(signer, config.directLineSecret, now);
  const streams = new Streams(storage, tokens, log);
  let address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const resumeUrl = (point: ResumePoint): string => `${address}/?tiep=${signResume(signer, point, now())}`;
  const tally = new Tally(storage, log, now);
  const pseudonym = createPseudonym(key);
  const limits = new MessageLimits(config.limits.messages, now);
  const about = { storage, tally, limits, pseudonym, key, address: () => address, now, log };
  const channels = pushChannels(config, about);
  const renderers = {
    web: renderDirectLine,
    console: renderDirectLine,
    api: renderDirectLine,
    ...Object.fromEntries(channels.map(({ name, render }) => [name, render])),
  };
  const plain = new TurnAdapter();
  const adapters = (name: string): TurnRunner => channels.find((channel) => channel.name === name) ?? plain;
  const deliveries = channels.map((channel) => new Deliveries({ channel, storage, tally, now, log }));
  const inbox = new Inbox({
    storage,
    run: (turn) =>
      runTurn(
        { storage, handleTurn, renderers, adapters, drawNumber: drawAnswerNumber, resumeUrl, now, log },
        turn,
      ),
    begins: (turn) => {
      streams.typing(turn.conversation.id);
      channels.find(({ name }) => name === turn.conversation.channel)?.begins(turn);
    },
    now,
    log,
  });
  const say = (utterance: Utterance): Promise<Spoken[]> => talk(storage, inbox, utterance);
  const origins = originRule(config);
  const shared = { storage, inbox, tokens, signer, now, streamUrl: streamAddress(config, tokens) };
  const desk = new ChatDesk({ ...shared, origins, limit: new RateLimit(config.limits.chats) });
  const server = createHttpServer({
    routes: [
      healthRoute(storage),
      desk.route,
      qrRoute({ signer, address: () => address, now }),
      ...directLineRoutes({ ...shared, limits }),
      ...channels.flatMap((channel) => channel.routes(inbox)),
      ...(routes?.({ openChat: (asked, request) => desk.open(asked, request), resumeUrl, talk: say }) ?? []),
    ],
    origins,
    limits: config.limits,
    now,
    log,
    problemPage,
    upgrade: (request, socket, head) => {
      streams.upgrade(request, socket, head);
    },
  });
  return {
    start: async () => {
      const port = await server.listen(config.host, config.port);
      address = config.publicUrl ?? `http://${config.host}:${port}`;
      streams.start();
      inbox.start();
      tally.start();
      for (const channel of channels) channel.start();
      for (const delivery of deliveries) delivery.start();
      return address;
    },
    stop: async () => {
      const closed = server.close();
      await inbox.stop();
      await Promise.all(deliveries.map((delivery) => delivery.stop()));
      await Promise.all(channels.map((channel) => channel.stop()));
      await tally.stop();
      await streams.stop();
      await closed;
    },
    talk: say,
    flush: () => tally.flush(),
  };
}

/** The channels that are set. */
function pushChannels({ zalo, messenger, botFramework }: Config, parts: ChannelParts): PushChannel[] {
  return [
    ...(zalo === null ? [] : [new ZaloAdapter(zalo, parts)]),
    ...(botFramework === null ? [] : [new BotFrameworkChannel(botFramework, parts)]),
    ...(messenger === null ? [] : [new MessengerAdapter(messenger, parts)]),
  ];
}

const makeSecret = (): string => randomBytes(32).toString('base64url');

function originRule({ allowedOrigins, publicUrl }: Config): OriginRule {
  return { allowed: allowedOrigins, own: publicUrl === null ? null : new URL(publicUrl).origin };
}

/** Stream addresses are absolute: by the public address where one is configured, else by the name the client used. */
function streamAddress({ publicUrl }: Config, tokens: Tokens) {
  return (request: Request, conversationId: string, after: number): string => {
    const origin = publicUrl ?? `http://${request.header('host') ?? 'localhost'}`;
    const ticket = tokens.issueTicket({ conversationId, after });
    return `${origin.replace(/^http/, 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${ticket}`;
  };
}

/** Is the process fit to serve? A failing database is answered 503 so that a balancer looks elsewhere. */
function healthRoute(storage: Storage): Route {
  return {
    method: 'GET',
    path: '/healthz',
    countsForItself: true,
    handle: async () => {
      const healthy = await storage.ping().then(
        () => true,
        () => false,
      );
      return {
        status: healthy ? 200 : 503,
        body: { status: healthy ? 'ok' : 'failing', database: storage.kind },
      };
    },
  };
}
