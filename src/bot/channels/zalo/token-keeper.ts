// Keeps the access token of the official account fresh. A refresh token works once, so one process at a time uses it, and the new
// pair is on disk before anybody uses it.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { ZaloSettings } from '../../../config/zalo.ts';
import type { Logger } from '../../../log.ts';
import type { NewTokens, PlatformTokens, TokenStore } from '../../../storage/types/platform.ts';
import { callPlatform } from '../platform-fetch.ts';

/** The name of the pair in storage. */
export const zaloTokens = 'zalo';
/** A token is renewed this long before its end, ms. */
const early = 3_600_000;
/** How long others leave the renewing to one process beyond the time of its call, ms. */
const lease = 5_000;
const lookAgain = 200;
/** Zalo's answer to a refresh token that was used before: only an operator can grant anew. */
const used = -14_020;

export type Token =
  | { readonly kind: 'token'; readonly token: string; readonly generation: number }
  /** Soon perhaps. */
  | { readonly kind: 'wait'; readonly reason: string }
  /** An operator has to act. */
  | { readonly kind: 'none'; readonly reason: string };

export interface KeeperParts {
  readonly settings: ZaloSettings;
  readonly tokens: TokenStore;
  readonly now: () => Date;
  readonly log: Logger;
}

export class TokenKeeper {
  readonly #parts: KeeperParts;
  readonly #owner = randomUUID();
  #renewing: Promise<Token> | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** The token to use now, renewed early; the old one goes on working while a renewal fails. */
  async current(): Promise<Token> {
    const pair = await this.#parts.tokens.read(zaloTokens);
    if (pair === null) return { kind: 'none', reason: 'chưa cấp quyền: chạy «npm run zalo -- authorize»' };
    const left = pair.expiresAt.getTime() - this.#parts.now().getTime();
    if (left > early) return toToken(pair);
    const renewed = await this.#renew(pair);
    return renewed.kind !== 'token' && left > 0 ? toToken(pair) : renewed;
  }

  /** After the platform has refused a token: a newer one, if there is one or can be. */
  async after(generation: number): Promise<Token> {
    const pair = await this.#parts.tokens.read(zaloTokens);
    if (pair !== null && pair.generation !== generation) return toToken(pair);
    return pair === null ? this.current() : this.#renew(pair);
  }

  /** One renewal in this process, whoever asks meanwhile. */
  #renew(pair: PlatformTokens): Promise<Token> {
    this.#renewing ??= this.#renewAmongProcesses(pair).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renewAmongProcesses(pair: PlatformTokens): Promise<Token> {
    if (pair.refused !== null) return { kind: 'none', reason: pair.refused };
    const { settings, tokens, now } = this.#parts;
    const until = new Date(now().getTime() + settings.timeoutMs + lease);
    const mine = await tokens.lock(zaloTokens, pair.generation, { by: this.#owner, until }, now());
    if (!mine) return this.#waitForOther(pair.generation, settings.timeoutMs + lease);
    const fetched = await fetchTokens(
      settings,
      { grant_type: 'refresh_token', refresh_token: pair.refreshToken },
      now,
    );
    if (fetched.kind === 'pair') {
      await tokens.replace(zaloTokens, pair.generation, fetched.pair, now());
      const kept = await tokens.read(zaloTokens);
      return kept === null ? { kind: 'wait', reason: 'không đọc lại được token' } : toToken(kept);
    }
    await tokens.unlock(zaloTokens, pair.generation, fetched.kind === 'used' ? fetched.reason : null);
    // Where this process stood still before it asked, another has renewed the pair, and with it used up the refresh token.
    const newest = await tokens.read(zaloTokens);
    if (newest !== null && newest.generation !== pair.generation) return toToken(newest);
    if (fetched.kind === 'unheard') return { kind: 'wait', reason: fetched.reason };
    this.#parts.log.error(
      { code: 'platform-authorization-lost', channel: 'zalo', reason: fetched.reason },
      'The platform does not renew the token',
    );
    return { kind: 'none', reason: fetched.reason };
  }

  async #waitForOther(generation: number, ms: number): Promise<Token> {
    for (let waited = 0; waited < ms; waited += lookAgain) {
      await setTimeout(lookAgain);
      const pair = await this.#parts.tokens.read(zaloTokens);
      if (pair !== null && pair.generation !== generation) return toToken(pair);
    }
    return { kind: 'wait', reason: 'tiến trình khác đang làm mới token' };
  }
}

function toToken({ accessToken, generation }: PlatformTokens): Token {
  return { kind: 'token', token: accessToken, generation };
}

export type Fetched =
  | { readonly kind: 'pair'; readonly pair: NewTokens }
  | { readonly kind: 'used' | 'refused' | 'unheard'; readonly reason: string };

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds; as text by the documents. */
  expires_in: z.union([z.string().regex(/^\d{1,9}$/), z.number().int().positive()]).transform(Number),
});
const refusal = z.object({ error: z.number(), error_name: z.string().optional() });

/** Asks for a pair of tokens, by a refresh token or by the code of a grant. */
export async function fetchTokens(
  settings: ZaloSettings,
  grant: Readonly<Record<string, string>>,
  now: () => Date,
): Promise<Fetched> {
  const called = await callPlatform(
    `${settings.oauthUrl}/v4/oa/access_token`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        secret_key: settings.appSecret,
      },
      body: new URLSearchParams({ ...grant, app_id: settings.appId }).toString(),
    },
    settings.timeoutMs,
  );
  if (called.kind === 'failed') return { kind: 'unheard', reason: called.reason };
  const pair = granted.safeParse(called.body);
  if (pair.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = pair.data;
    const expiresAt = new Date(now().getTime() + seconds * 1_000);
    return { kind: 'pair', pair: { accessToken, refreshToken, expiresAt } };
  }
  const refused = refusal.safeParse(called.body);
  if (!refused.success) return { kind: 'unheard', reason: `HTTP ${called.status}` };
  const reason = `${refused.data.error} ${refused.data.error_name ?? ''}`.trim();
  return { kind: refused.data.error === used ? 'used' : 'refused', reason };
}
