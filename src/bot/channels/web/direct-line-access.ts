// Who calls Direct Line, which conversation that is about, and how often: what each of its routes asks first.
import { z } from 'zod';
import type { Storage } from '../../../storage/types/storage.ts';
import type { Conversation } from '../../../storage/types/turns.ts';
import { badArgument, Problem, tooMany } from '../../../web/problem.ts';
import type { RateLimit } from '../../../web/rate-limit.ts';
import type { Request } from '../../../web/types.ts';
import { newPrincipal, tokenLifetime, type Principal, type Tokens } from './tokens.ts';

/**
 * Calls a minute in one conversation. The fastest clients ask five times a second; none bears a refusal of its start or of what it asks
 * regularly (they give up for good), so only a flood may meet this.
 */
export const mostCalls = 600;

const tokenParameters = z.object({
  user: z.object({ id: z.string().max(200).nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(200)).max(20).nullish(),
  locale: z.string().max(35).nullish(),
});

export interface AccessParts {
  readonly storage: Storage;
  readonly tokens: Tokens;
  readonly calls: RateLimit;
  readonly now: () => Date;
}

/** The id of the conversation asked for, and who asks. */
export function admit(
  { tokens }: AccessParts,
  request: Request,
): { id: string; bearer: Principal | 'secret' } {
  const bearer = tokens.authorize(request);
  const id = request.params['id'] ?? '';
  if (bearer !== 'secret' && bearer.conversationId !== id) {
    throw new Problem(403, 'Forbidden', 'Mã truy cập này thuộc cuộc trò chuyện khác.');
  }
  return { id, bearer };
}

/** The conversation of the path, if the bearer may see it; counted before anything is looked up. */
export async function find(
  parts: AccessParts,
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
export function countCall({ calls, now }: AccessParts, conversationId: string): void {
  const seconds = calls.take(conversationId, now());
  if (seconds > 0) throw tooMany('Có quá nhiều lượt gọi trong cuộc trò chuyện này.', seconds);
}

/** A conversation for a server that holds the secret. */
export function principalFrom(body: unknown): Principal {
  const parameters = tokenParameters.safeParse(body ?? {});
  if (!parameters.success) throw badArgument('Tham số tạo mã truy cập không đúng dạng.');
  const { user, trustedOrigins } = parameters.data;
  const userId = user?.id ?? null;
  if (userId !== null && !userId.startsWith('dl_'))
    throw badArgument('Mã người dùng phải bắt đầu bằng "dl_".');
  return newPrincipal(userId, trustedOrigins ?? []);
}

/** What a client goes on with: Direct Line calls seconds `expires_in`. */
export function tokenBody(
  tokens: Tokens,
  principal: Principal,
): { conversationId: string; token: string; expires_in: number } {
  return {
    conversationId: principal.conversationId,
    token: tokens.issue(principal),
    expires_in: tokenLifetime,
  };
}

/** The language a client says it speaks; empty where it says none. */
export const localeIn = (body: unknown): string => tokenParameters.safeParse(body ?? {}).data?.locale ?? '';

export const unknownConversation = (): Problem =>
  new Problem(404, 'NotFound', 'Không có cuộc trò chuyện này.');
