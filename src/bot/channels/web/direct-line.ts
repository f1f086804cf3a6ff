// Direct Line 3.0 over HTTP, as Microsoft documents it, so that any client of it can talk to the assistant.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Storage } from '../../../storage/types/storage.ts';
import type { Conversation } from '../../../storage/types/turns.ts';
import { badArgument, Problem, tooMany } from '../../../web/problem.ts';
import { RateLimit } from '../../../web/rate-limit.ts';
import type { Inbox } from '../../inbox.ts';
import type { MessageLimits } from '../../message-limits.ts';
import { activityId } from '../../renderers/direct-line.ts';
import type { Signer } from '../../signing.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { openResume } from '../resume-link.ts';
import { readActivity } from './activity.ts';
import { newPrincipal, tokenLifetime, type Principal, type Tokens } from './tokens.ts';
import { toActivitySet } from './view.ts';

const base = '/v3/directline';
/**
 * Calls a minute in one conversation. The fastest clients ask five times a second; none bears a refusal of its start or of what it asks
 * regularly (they give up for good), so only a flood may meet this.
 */
const mostCalls = 600;
/** Activities per answer; clients ask again until none come. */
const batch = 200;

const tokenParameters = z.object({
  user: z.object({ id: z.string().max(200).nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(200)).max(20).nullish(),
  locale: z.string().max(35).nullish(),
});

export interface DirectLineParts {
  readonly storage: Storage;
  readonly inbox: Inbox;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly limits: MessageLimits;
  readonly streamUrl: (request: Request, conversationId: string, after: number) => string;
  readonly now: () => Date;
}

interface Parts extends DirectLineParts {
  readonly calls: RateLimit;
}

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
  const locale = tokenParameters.safeParse(body ?? {}).data?.locale ?? '';
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

/** The id of the conversation asked for, and who asks. */
function admit({ tokens }: Parts, request: Request): { id: string; bearer: Principal | 'secret' } {
  const bearer = tokens.authorize(request);
  const id = request.params['id'] ?? '';
  if (bearer !== 'secret' && bearer.conversationId !== id) {
    throw new Problem(403, 'Forbidden', 'Mã truy cập này thuộc cuộc trò chuyện khác.');
  }
  return { id, bearer };
}

/** The conversation of the path, if the bearer may see it; counted before anything is looked up. */
async function find(
  parts: Parts,
  request: Request,
): Promise<{ conversation: Conversation; principal: Principal }> {
  const { id, bearer } = admit(parts, request);
  countCall(parts, id);
  const conversation = await parts.storage.conversations.find(id);
  if (conversation?.channel !== 'web') throw unknownConversation();
  const principal =
    bearer === 'secret' ? { conversationId: id, userId: conversation.userId, origins: [] } : bearer;
  return { conversation, principal };
}

/** @throws Problem 429 in a flood */
function countCall({ calls, now }: Parts, conversationId: string): void {
  const seconds = calls.take(conversationId, now());
  if (seconds > 0) throw tooMany('Có quá nhiều lượt gọi trong cuộc trò chuyện này.', seconds);
}

/** A conversation for a server that holds the secret. */
function principalFrom(body: unknown): Principal {
  const parameters = tokenParameters.safeParse(body ?? {});
  if (!parameters.success) throw badArgument('Tham số tạo mã truy cập không đúng dạng.');
  const { user, trustedOrigins } = parameters.data;
  const userId = user?.id ?? null;
  if (userId !== null && !userId.startsWith('dl_'))
    throw badArgument('Mã người dùng phải bắt đầu bằng "dl_".');
  return newPrincipal(userId, trustedOrigins ?? []);
}

function tokenBody(
  tokens: Tokens,
  principal: Principal,
): { conversationId: string; token: string; expires_in: number } {
  return {
    conversationId: principal.conversationId,
    token: tokens.issue(principal),
    expires_in: tokenLifetime,
  };
}

function readWatermark(given: string): number {
  if (!/^\d{0,15}$/.test(given)) throw badArgument('Giá trị watermark không đúng.');
  return Number(given);
}

const unknownConversation = (): Problem => new Problem(404, 'NotFound', 'Không có cuộc trò chuyện này.');
