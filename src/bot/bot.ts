// The door of the bot room: puts inbox, channels and server together around the assistant's port.
import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { ResumePoint } from '../dialogs/types.ts';
import type { Logger } from '../log.ts';
import {
  clerksPart,
  createHealth,
  createMetrics,
  databasePart,
  inboxPart,
} from '../operations/operations.ts';
import type { Metrics, Part } from '../operations/types.ts';
import type { Storage } from '../storage/types/storage.ts';
import { TurnAdapter } from './adapter.ts';
import { drawAnswerNumber } from '../sheets/sheets.ts';
import { signResume } from './channels/resume-link.ts';
import { ChatDesk } from './channels/web/chat-desk.ts';
import { createPseudonym } from './channels/pseudonym.ts';
import { directLineRoutes } from './channels/web/direct-line.ts';
import { ownDataDoors } from './channels/web/own-data-doors.ts';
import { ownDataPath, type OwnDataDoors } from './channels/web/own-data-routes.ts';
import { problemPage } from './channels/web/pages/problem-page.ts';
import { openedRoute } from './channels/web/opened-route.ts';
import { qrRoute } from './channels/web/qr.ts';
import { Streams } from './channels/web/stream.ts';
import { createTokens, tokenLifetime, type Tokens } from './channels/web/tokens.ts';
import { talk, type Spoken, type Utterance } from './console.ts';
import { ClerkDoor } from './handover/clerk-door.ts';
import { watchHandovers } from './handover/watch.ts';
import { originRule } from './http/headers.ts';
import { RateLimit } from '../web/rate-limit.ts';
import { MessageLimits } from './message-limits.ts';
import type { TakeFeedback } from './feedback.ts';
import { createHttpServer } from './http/server.ts';
import { healthRoutes } from './health-routes.ts';
import { Inbox } from './inbox.ts';
import { Deliveries } from './outbox/deliveries.ts';
import { renderDirectLine } from './renderers/direct-line.ts';
import { createSigner } from './signing.ts';
import { Tally } from './tally.ts';
import { channelParts, pushChannels } from './push-channels.ts';
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
  /** What the desk does in conversations. */
  readonly clerks: ClerkDoor;
  readonly whose: OwnDataDoors;
}

export interface BotParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly log: Logger;
  /** The assistant. */
  readonly handleTurn: HandleTurn;
  /** Further parts that tell on /healthz how they are. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** Takes what people say of answers by buttons; nobody does where it is left out. */
  readonly takeFeedback?: TakeFeedback;
  /** Where everything is counted. */
  readonly metrics?: Metrics;
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
  /** Every address of the server, so that what holds for all of them can be tried on all of them. */
  readonly routes: readonly Route[];
}

/** Puts the bot together; nothing runs or listens yet. */
export async function createBot({
  config,
  storage,
  log,
  handleTurn,
  takeFeedback = () => Promise.resolve('unknown'),
  routes,
  parts = {},
  metrics = createMetrics(),
  now = () => new Date(),
}: BotParts): Promise<Bot> {
  const key = await storage.secrets.getOrCreate('signing-key', makeSecret);
  const signer = createSigner(key);
  const tokens = createTokens(signer, config.directLineSecret, now);
  const streams = new Streams(storage, tokens, log);
  let address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const resumeUrl = (point: ResumePoint): string => `${address}/?tiep=${signResume(signer, point, now())}`;
  const ownDataUrl = (conv: string): string =>
    `${address}${ownDataPath}?ma=${signer.sign('own-data', { conv }, tokenLifetime, now())}`;
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
  const deliveries = channels.map(
    (channel) => new Deliveries({ channel, storage, tally, metrics, now, log }),
  );
  const inbox = new Inbox({
    storage,
    run: (turn) =>
      runTurn(
        {
          storage,
          metrics,
          handleTurn,
          renderers,
          adapters,
          drawNumber: drawAnswerNumber,
          takeFeedback,
          resumeUrl,
          ownDataUrl,
          now,
          log,
        },
        turn,
      ),
    begins: (turn) => {
      // The clerk writes, not the assistant.
      if (turn.handover?.state === 'claimed') return;
      streams.turnBegins(turn.conversation.id);
      channels.find(({ name }) => name === turn.conversation.channel)?.begins(turn);
    },
    ended: (conversationId) => {
      streams.turnEnds(conversationId);
    },
    now,
    log,
  });
  const { handovers } = storage;
  const clerks = new ClerkDoor({ handovers, inbox, audit: storage.staff.audit, now });
  let stopWatching = (): Promise<void> => Promise.resolve();
  const health = createHealth({
    database: databasePart(storage),
    inbox: inboxPart(storage, now),
    streams: () => ({ state: 'ok', figures: { open: streams.open } }),
    ...channelParts(storage, deliveries, now),
    clerks: clerksPart(storage, config.handover.present, now),
    ...parts,
  });
  metrics.tell(health);
  let isOpen = false;
  const say = (utterance: Utterance): Promise<Spoken[]> => talk(storage, inbox, utterance);
  const origins = originRule(config);
  const shared = { storage, inbox, tokens, signer, now, streamUrl: streamAddress(config, tokens) };
  const desk = new ChatDesk({ ...shared, origins, limit: new RateLimit(config.limits.chats) });
  const whose = ownDataDoors(signer, tokens, now);
  const all = [
    ...healthRoutes(health, storage.kind, () => isOpen),
    desk.route,
    openedRoute(storage, tokens, now),
    qrRoute({ signer, address: () => address, now }),
    ...directLineRoutes({ ...shared, limits }),
    ...channels.flatMap((channel) => channel.routes(inbox)),
    ...(routes?.({
      openChat: (asked, request) => desk.open(asked, request),
      resumeUrl,
      talk: say,
      whose,
      clerks,
    }) ?? []),
  ];
  const server = createHttpServer({
    routes: all,
    origins,
    limits: config.limits,
    now,
    log,
    metrics,
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
      stopWatching = watchHandovers({ handovers, door: clerks, settings: config.handover, now, log });
      tally.start();
      for (const channel of channels) channel.start();
      for (const delivery of deliveries) delivery.start();
      isOpen = true;
      return address;
    },
    stop: async () => {
      isOpen = false;
      const closed = server.close();
      await stopWatching();
      await inbox.stop();
      await Promise.all(deliveries.map((delivery) => delivery.stop()));
      await Promise.all(channels.map((channel) => channel.stop()));
      await tally.stop();
      await streams.stop();
      await closed;
    },
    talk: say,
    flush: () => tally.flush(),
    routes: all,
  };
}

const makeSecret = (): string => randomBytes(32).toString('base64url');

/** Stream addresses are absolute: by the public address where one is configured, else by the name the client used. */
function streamAddress({ publicUrl }: Config, tokens: Tokens) {
  return (request: Request, conversationId: string, after: number): string => {
    const origin = publicUrl ?? `http://${request.header('host') ?? 'localhost'}`;
    const ticket = tokens.issueTicket({ conversationId, after });
    return `${origin.replace(/^http/, 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${ticket}`;
  };
}
