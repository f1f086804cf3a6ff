// Who may do what on Direct Line: secrets for servers, tokens for one conversation, tickets for one stream.
import { randomBytes } from 'node:crypto';
import { Problem } from '../../../web/problem.ts';
import { sameSecret, type Signer } from '../../signing.ts';
import type { Request } from '../../../web/types.ts';

/** As Direct Line has it; clients refresh at half of it. Seconds. */
export const tokenLifetime = 1_800;
/** A stream address must be used within this time. Seconds. */
const ticketLifetime = 60;
/** How long after its end a token still names its browser's conversation. Days. */
const rememberedDays = 30;

/** The conversation a token speaks for. */
export interface Principal {
  readonly conversationId: string;
  readonly userId: string;
  /** Sites that may use the token; empty = all. */
  readonly origins: readonly string[];
}

/** Where a stream begins. */
export interface Ticket {
  readonly conversationId: string;
  readonly after: number;
}

export interface Tokens {
  issue(principal: Principal): string;
  /** The bearer: the secret, or the conversation of its token. Throws 401 or 403 as Direct Line documents. */
  authorize(request: Request): 'secret' | Principal;
  /** The principal of a token that was valid at most 30 days ago, or null. */
  remember(token: string): Principal | null;
  issueTicket(ticket: Ticket): string;
  readTicket(token: string): Ticket | null;
}

/** A new conversation for somebody; ids cannot be guessed. */
export function newPrincipal(userId: string | null, origins: readonly string[]): Principal {
  const random = (): string => randomBytes(16).toString('base64url');
  return { conversationId: random(), userId: userId ?? `dl_${random()}`, origins };
}

/** @param secret - the Direct Line secret, or null: nobody has one */
export function createTokens(signer: Signer, secret: string | null, now: () => Date): Tokens {
  return {
    issue: ({ conversationId, userId, origins }) =>
      signer.sign('token', { conv: conversationId, user: userId, origins }, tokenLifetime, now()),
    authorize: (request) => {
      const bearer = /^Bearer (\S{1,4096})$/i.exec(request.header('authorization') ?? '')?.[1];
      if (bearer === undefined) throw new Problem(401, 'Unauthorized', 'Thiếu mã truy cập.');
      if (secret !== null && sameSecret(bearer, secret)) return 'secret';
      const verified = signer.verify('token', bearer, now());
      if (verified.outcome === 'forged') throw new Problem(401, 'Unauthorized', 'Mã truy cập không đúng.');
      if (verified.outcome === 'expired') throw new Problem(403, 'TokenExpired', 'Mã truy cập đã hết hạn.');
      const principal = toPrincipal(verified.claims);
      const origin = request.header('origin');
      if (origin !== null && principal.origins.length > 0 && !principal.origins.includes(origin)) {
        throw new Problem(403, 'Forbidden', 'Trang này không được dùng mã truy cập đó.');
      }
      return principal;
    },
    remember: (token) => {
      const verified = signer.verify('token', token, now());
      if (verified.outcome === 'forged') return null;
      const forgotten =
        verified.outcome === 'expired' &&
        now().getTime() - verified.expiredAt.getTime() > rememberedDays * 24 * 3_600_000;
      const principal = toPrincipal(verified.claims);
      // A token that is tied to sites came from a server, which renews it.
      return forgotten || principal.origins.length > 0 ? null : principal;
    },
    issueTicket: ({ conversationId, after }) =>
      signer.sign('stream', { conv: conversationId, after }, ticketLifetime, now()),
    readTicket: (token) => {
      const verified = signer.verify('stream', token, now());
      if (verified.outcome !== 'valid') return null;
      return { conversationId: String(verified.claims['conv']), after: Number(verified.claims['after']) };
    },
  };
}

/** Signed by `issue`, so the shape is known. */
function toPrincipal(claims: Readonly<Record<string, unknown>>): Principal {
  return {
    conversationId: String(claims['conv']),
    userId: String(claims['user']),
    origins: claims['origins'] as string[],
  };
}
