// Signing in with the province's accounts by OpenID Connect: where to send the browser, and what it brings back is worth.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';
import type { SingleSignOnSettings } from '../../config/single-sign-on.ts';
import { roles, type Role } from '../../storage/types/staff.ts';

/** Who came back. */
export interface Known {
  /** The same for the same person at the same issuer, and tells neither. */
  readonly external: string;
  readonly name: string;
  /** The highest that the claim gives; null: none. */
  readonly role: Role | null;
}

/** `unreachable`: the other side does not answer, or is not who was set; `refused`: what came back is not worth anything. */
export type Outcome =
  { readonly kind: 'known'; readonly who: Known } | { readonly kind: 'unreachable' | 'refused' };

/** Nobody waits longer for the other side; seconds. */
const patience = 10;

export const newAttempt = (): string => randomBytes(32).toString('base64url');

export class SingleSignOn {
  readonly #settings: SingleSignOnSettings;
  #configuration: Promise<oidc.Configuration> | null = null;

  constructor(settings: SingleSignOnSettings) {
    this.#settings = settings;
  }

  /**
   * @param attempt - random, kept by the browser until it comes back: all secrets of this attempt follow from it
   * @returns where to send the browser; null if the other side cannot be reached
   */
  async begin(attempt: string, redirectUri: string): Promise<string | null> {
    const configuration = await this.#discovered();
    if (configuration === null) return null;
    return oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: secretOf(attempt, 'state'),
      nonce: secretOf(attempt, 'nonce'),
      code_challenge: await oidc.calculatePKCECodeChallenge(secretOf(attempt, 'verifier')),
      code_challenge_method: 'S256',
    }).href;
  }

  /** @param address - the whole address to which the browser came back */
  async finish(attempt: string, address: URL): Promise<Outcome> {
    const configuration = await this.#discovered();
    if (configuration === null) return { kind: 'unreachable' };
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, address, {
        expectedState: secretOf(attempt, 'state'),
        expectedNonce: secretOf(attempt, 'nonce'),
        pkceCodeVerifier: secretOf(attempt, 'verifier'),
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return { kind: 'refused' };
      // Many issuers tell the profile only here.
      const more =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { kind: 'known', who: this.#read(claims.iss, claims.sub, { ...more, ...claims }) };
    } catch {
      // Wrong state, nonce, issuer or signature, a code that ran out, a person who said no: one and the same to us.
      return { kind: 'refused' };
    }
  }

  /** Where the session at the other side is ended; null if it offers that nowhere. */
  async leave(backTo: string): Promise<string | null> {
    const configuration = await this.#discovered();
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
  }

  #read(issuer: string, subject: string, claims: Readonly<Record<string, unknown>>): Known {
    const { roleClaim, nameClaim, roles: given } = this.#settings;
    const name = claims[nameClaim];
    const values = [claims[roleClaim]].flat().map(String);
    const held = given.filter(({ value }) => values.includes(value)).map(({ role }) => role);
    return {
      external: createHash('sha256')
        .update(JSON.stringify([issuer, subject]))
        .digest('base64url'),
      name: typeof name === 'string' ? name : '',
      role: roles.findLast((role) => held.includes(role)) ?? null,
    };
  }

  /** Asked once; after a failure once more by the next who comes. */
  async #discovered(): Promise<oidc.Configuration | null> {
    const { issuer, clientId, clientSecret } = this.#settings;
    // Without TLS only on this very machine (config/single-sign-on.ts): a sign-on that is being tried out.
    const local = issuer.startsWith('http:');
    this.#configuration ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: patience,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to be noticed
      execute: local ? [oidc.allowInsecureRequests] : [],
    });
    try {
      return await this.#configuration;
    } catch {
      this.#configuration = null;
      return null;
    }
  }
}

/** 43 letters and digits, as the code verifier of PKCE wants them. */
const secretOf = (attempt: string, what: string): string =>
  createHmac('sha256', attempt).update(what).digest('base64url');
