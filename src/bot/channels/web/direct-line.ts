// Direct Line 3.0 over HTTP, as Microsoft documents it, so that any client of it can talk to the assistant.
import { randomUUID } from 'node:crypto';
import type { Storage } from '../../../storage/types/storage.ts';
import { badArgument, Problem } from '../../../web/problem.ts';
import { RateLimit } from '../../../web/rate-limit.ts';
import type { Inbox } from '../../inbox.ts';
import type { MessageLimits } from '../../message-limits.ts';
import { activityId } from '../../renderers/direct-line.ts';
import type { Signer } from '../../signing.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { openResume } from '../resume-link.ts';
import { readActivity } from './activity.ts';
import {
  admit,
  countCall,
  find,
  localeIn,
  mostCalls,
  principalFrom,
  tokenBody,
  unknownConversation,
  type AccessParts,
} from './direct-line-access.ts';
import type { Tokens } from './tokens.ts';
import { toActivitySet } from './view.ts';

const base = '/v3/directline';
/** Activities per answer; clients ask again until none come. */
const batch = 200;

export interface DirectLineParts {
  readonly storage: Storage;
  readonly inbox: Inbox;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly limits: MessageLimits;
  readonly streamUrl: (request: Request, conversationId: string, after: number) => string;
  readonly now: () => Date;
}

type Parts = DirectLineParts & AccessParts;

/** The routes of Direct Line. Uploads are not offered: photos and files are refused and not stored. */
export function directLineRoutes(given: DirectLineParts): Route[] {
  const parts: Parts = { ...given, calls: new RateLimit(mostCalls) };
  const route = (
    method: Route['method'],
    path: string,
    handle: (parts: Parts, request: Request) => Promise<Reply>,
  ): Route => ({
    method,
    path: `${base}${path}`,
    handle: (request) => handle(parts, request),
    countsForItself: true,
  });
  return [
    route('POST', '/tokens/generate', generateToken),
    route('POST', '/tokens/refresh', refreshToken),
    route('POST', '/conversations', startConversation),
    route('GET', '/conversations/:id', reconnect),
    route('GET', '/conversations/:id/activities', getActivities),
    route('POST', '/conversations/:id/activities', postActivity),
    route('POST', '/conversations/:id/upload', refuseUpload),
  ];
}

async function generateToken({ tokens }: Parts, request: Request): Promise<Reply> {
  if (tokens.authorize(request) !== 'secret') {
    throw new Problem(403, 'Forbidden', 'Chỉ máy chủ có mã bí mật mới tạo được mã truy cập.');
  }
  const principal = principalFrom(await request.json());
  return { status: 200, body: tokenBody(tokens, principal) };
}

function refreshToken({ tokens }: Parts, request: Request): Promise<Reply> {
  const principal = tokens.authorize(request);
  if (principal === 'secret') throw new Problem(403, 'Forbidden', 'Mã bí mật không cần làm mới.');
  return Promise.resolve({ status: 200, body: tokenBody(tokens, principal) });
}

async function startConversation(parts: Parts, request: Request): Promise<Reply> {
  const bearer = parts.tokens.authorize(request);
  const body = await request.json();
  const principal = bearer === 'secret' ? principalFrom(body) : bearer;
  const locale = localeIn(body);
  const { conversationId, userId } = principal;
  countCall(parts, conversationId);
  const { outcome } = await parts.inbox.accept({
    channel: 'web',
    // The same for every start of this conversation: it is greeted once.
    eventId: `${conversationId}/start`,
    conversationId,
    payload: { kind: 'open', procedure: null, language: locale.startsWith('en') ? 'en' : null },
    at: parts.now(),
    activity: null,
    opensFor: userId,
  });
  return {
    status: outcome === 'stored' ? 201 : 200,
    // What was said before the socket opens is replayed.
    body: { ...tokenBody(parts.tokens, principal), streamUrl: parts.streamUrl(request, conversationId, 0) },
  };
}

async function reconnect(parts: Parts, request: Request): Promise<Reply> {
  const { conversation, principal } = await find(parts, request);
  const given = request.query.get('watermark');
  // No watermark: only what comes from now on. An empty one: a client that has seen nothing yet.
  const after = given === null ? conversation.watermark : readWatermark(given);
  return {
    status: 200,
    body: {
      ...tokenBody(parts.tokens, principal),
      streamUrl: parts.streamUrl(request, conversation.id, after),
    },
  };
}

async function getActivities(parts: Parts, request: Request): Promise<Reply> {
  const { conversation } = await find(parts, request);
  const after = readWatermark(request.query.get('watermark') ?? '');
  const entries = await parts.storage.transcript.read(conversation.id, after, batch);
  return { status: 200, body: toActivitySet(conversation, entries, after) };
}

async function postActivity(parts: Parts, request: Request): Promise<Reply> {
  const { address } = request;
  const { id: conversationId, bearer } = admit(parts, request);
  parts.limits.take({ channel: 'web', conversationId, address });
  // A token was signed for a conversation of the web; who holds the secret names any.
  if (bearer === 'secret') await find(parts, request);
  const read = readActivity(await request.json());
  if (read === null) return { status: 200, body: { id: randomUUID() } };
  const { input, echo, eventId } = read;
  const acceptance = await parts.inbox.accept({
    channel: 'web',
    eventId: `${conversationId}/${eventId}`,
    conversationId,
    payload: openResume(input, parts.signer, parts.now()),
    at: parts.now(),
    activity: echo,
    opensFor: null,
  });
  if (acceptance.outcome === 'unknown-conversation') throw unknownConversation();
  const { activitySeq } = acceptance;
  return {
    status: 200,
    body: { id: activitySeq === null ? eventId : activityId(conversationId, activitySeq) },
  };
}

async function refuseUpload(parts: Parts, request: Request): Promise<Reply> {
  await find(parts, request);
  throw badArgument('Trợ lý không nhận ảnh và tệp.');
}

function readWatermark(given: string): number {
  if (!/^\d{0,15}$/.test(given)) throw badArgument('Giá trị watermark không đúng.');
  return Number(given);
}
