// Opens the chat of the widget in one step: conversation, token, stream address and greeting together.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Storage } from '../../../storage/types/storage.ts';
import type { Conversation } from '../../../storage/types/turns.ts';
import { isAllowedOrigin, type OriginRule } from '../../http/headers.ts';
import { badArgument, Problem, tooMany } from '../../../web/problem.ts';
import type { RateLimit } from '../../../web/rate-limit.ts';
import type { Inbox } from '../../inbox.ts';
import type { Signer } from '../../signing.ts';
import type { ChatRequest, ChatSession, TurnInput } from '../../types.ts';
import type { Request, Route } from '../../../web/types.ts';
import { readProcedure } from '../../../knowledge/knowledge.ts';
import { readResume } from '../resume-link.ts';
import { newPrincipal, tokenLifetime, type Principal, type Tokens } from './tokens.ts';
import { toActivitySet } from './view.ts';

/** How much of a conversation a returning browser gets to see. Activities. */
const mostHistory = 200;

const chatRequest = z.object({
  procedure: z.string().nullish(),
  language: z.enum(['vi', 'en']).nullish(),
  resume: z.string().nullish(),
  token: z.string().nullish(),
});

export interface DeskParts {
  readonly storage: Storage;
  readonly inbox: Inbox;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly limit: RateLimit;
  readonly origins: OriginRule;
  readonly streamUrl: (request: Request, conversationId: string, after: number) => string;
  readonly now: () => Date;
}

export class ChatDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** `POST /api/chat-token`: public, for the widget on our pages and on allowed sites. */
  readonly route: Route = {
    method: 'POST',
    path: '/api/chat-token',
    handle: async (request) => {
      const { origins } = this.#parts;
      if (!isAllowedOrigin(request.header('origin'), request.header('host'), origins)) {
        throw new Problem(403, 'Forbidden', 'Trang này chưa được phép dùng trợ lý.');
      }
      const asked = chatRequest.safeParse((await request.json()) ?? {});
      if (!asked.success) throw badArgument('Yêu cầu mở cuộc trò chuyện không đúng dạng.');
      const { procedure = null, language = null, resume = null, token = null } = asked.data;
      return { status: 200, body: await this.open({ procedure, language, resume, token }, request) };
    },
  };

  /**
   * Opens or goes on with a conversation, and waits for what the assistant says to that.
   *
   * @throws Problem 429 when one address opens too many
   */
  async open(asked: ChatRequest, request: Request): Promise<ChatSession> {
    const { limit, inbox, storage, now } = this.#parts;
    const wait = limit.take(request.address, now());
    if (wait > 0) throw tooMany('Có quá nhiều lượt mở trò chuyện từ mạng này.', wait);
    const known = await this.#returning(asked.token);
    const principal = known ?? newPrincipal(null, []);
    const input = this.#opening(asked, known !== null);
    if (input !== null) await this.#begin(principal, input, known === null ? 'start' : randomUUID());
    await inbox.settle(principal.conversationId);
    const conversation = await storage.conversations.find(principal.conversationId);
    if (conversation === null) throw new Error('The conversation that was just opened is gone');
    return this.#session(principal, conversation, request);
  }

  async #returning(token: string | null): Promise<Principal | null> {
    const principal = token === null ? null : this.#parts.tokens.remember(token);
    if (principal === null) return null;
    const conversation = await this.#parts.storage.conversations.find(principal.conversationId);
    return conversation === null ? null : principal;
  }

  /** What to tell the assistant; null for somebody who just comes back. */
  #opening({ procedure, language, resume }: ChatRequest, known: boolean): TurnInput | null {
    const code = readProcedure(procedure);
    if (resume !== null) return readResume(this.#parts.signer, resume, this.#parts.now());
    return known && code === null ? null : { kind: 'open', procedure: code, language };
  }

  async #begin(principal: Principal, input: TurnInput, event: string): Promise<void> {
    await this.#parts.inbox.accept({
      channel: 'web',
      // «start» as Direct Line's own start: a client that does both is greeted once.
      eventId: `${principal.conversationId}/${event}`,
      conversationId: principal.conversationId,
      payload: input,
      at: this.#parts.now(),
      activity: null,
      opensFor: principal.userId,
    });
  }

  async #session(principal: Principal, conversation: Conversation, request: Request): Promise<ChatSession> {
    const { storage, tokens, streamUrl } = this.#parts;
    const after = Math.max(0, conversation.watermark - mostHistory);
    const entries = await storage.transcript.read(conversation.id, after, mostHistory);
    const { activities, watermark } = toActivitySet(conversation, entries, after);
    return {
      conversationId: conversation.id,
      token: tokens.issue(principal),
      expires_in: tokenLifetime,
      streamUrl: streamUrl(request, conversation.id, Number(watermark)),
      watermark,
      activities,
    };
  }
}
