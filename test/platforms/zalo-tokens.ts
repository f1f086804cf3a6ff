// The tokens of the pretended Zalo: OAuth v4 with codes and refresh tokens that work once, and access tokens that run out.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { breakOff, type Faults } from './faults.ts';
import { reply } from './http.ts';

const tokenLife = 25 * 3_600_000;
const codeLife = 600_000;

export class ZaloTokens {
  /** How many calls for a pair were granted. */
  granted = 0;
  readonly #app: { readonly id: string; readonly secret: string };
  readonly #oa: string;
  readonly #faults: Faults;
  readonly #now: () => number;
  #access: { token: string; until: number } | null = null;
  #refresh: string | null = null;
  readonly #used = new Set<string>();
  #code: { code: string; challenge: string; until: number } | null = null;

  constructor(
    app: { readonly id: string; readonly secret: string },
    oa: string,
    faults: Faults,
    now: () => number,
  ) {
    this.#app = app;
    this.#oa = oa;
    this.#faults = faults;
    this.#now = now;
  }

  /** Lets the access token run out at once. */
  expire(): void {
    if (this.#access !== null) this.#access.until = 0;
  }

  /** @returns the error code for a call whose token or proof is not taken */
  refusal(request: IncomingMessage, needsProof: boolean): -216 | -220 | -242 | null {
    const token = request.headers['access_token'];
    if (this.#access === null || token !== this.#access.token) return -216;
    if (this.#now() >= this.#access.until) return -220;
    const proof = createHmac('sha256', this.#app.secret).update(token).digest('hex');
    return needsProof && request.headers['appsecret_proof'] !== proof ? -242 : null;
  }

  /** The administrator allows at once. */
  permit(url: URL, response: ServerResponse): void {
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    if (url.searchParams.get('app_id') !== this.#app.id) {
      reply(response, 200, { error: -14_002, error_name: 'App is not activated' });
      return;
    }
    const code = randomBytes(16).toString('hex');
    this.#code = {
      code,
      challenge: url.searchParams.get('code_challenge') ?? '',
      until: this.#now() + codeLife,
    };
    back.searchParams.set('code', code);
    back.searchParams.set('oa_id', this.#oa);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    response.writeHead(302, { location: back.toString() });
    response.end();
  }

  /** Gives a pair of tokens for a code or for a refresh token, each of which works once. */
  async exchange(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const fault = this.#faults.take();
    if (fault?.kind === 'status') {
      reply(response, fault.status, {});
      return;
    }
    const refuse = (error: number, error_name: string): void => reply(response, 200, { error, error_name });
    const form = new URLSearchParams(body);
    if (request.headers['secret_key'] !== this.#app.secret || form.get('app_id') !== this.#app.id) {
      refuse(-14_004, 'Invalid secret key');
      return;
    }
    const given = form.get('refresh_token') ?? '';
    if (form.get('grant_type') === 'authorization_code') {
      const right = this.#code?.code === form.get('code') && this.#now() < this.#code.until;
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!right || this.#code?.challenge !== challenge) {
        refuse(-14_019, 'Invalid authorization code');
        return;
      }
      this.#code = null;
    } else if (given !== this.#refresh || this.#used.has(given)) {
      refuse(-14_020, 'Invalid refresh token');
      return;
    }
    this.#used.add(given);
    const pair = this.newPair();
    this.granted += 1;
    if (fault?.kind === 'silence') {
      await breakOff(response, fault.ms);
      return;
    }
    reply(response, 200, {
      access_token: pair.access,
      refresh_token: pair.refresh,
      expires_in: String(tokenLife / 1000),
    });
  }

  /** The old access token dies as soon as there is a new one. */
  newPair(): { access: string; refresh: string } {
    const pair = { access: randomBytes(24).toString('hex'), refresh: randomBytes(24).toString('hex') };
    this.#access = { token: pair.access, until: this.#now() + tokenLife };
    this.#refresh = pair.refresh;
    return pair;
  }
}
