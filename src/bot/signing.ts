// Signs what leaves the house and comes back: tokens of conversations, stream addresses, resume links, grants of platforms. JWTs, so that clients can read them.
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What a signature is for; one kind is never taken for another. */
export type Purpose = 'token' | 'stream' | 'resume' | 'grant' | 'own-data';

export type Verified =
  | { readonly outcome: 'valid'; readonly claims: Readonly<Record<string, unknown>> }
  | {
      readonly outcome: 'expired';
      readonly claims: Readonly<Record<string, unknown>>;
      readonly expiredAt: Date;
    }
  | { readonly outcome: 'forged' };

export type Unsealed =
  { readonly outcome: 'valid' | 'expired'; readonly content: Buffer } | { readonly outcome: 'forged' };

export interface Signer {
  /**
   * Seals bytes into a code for an address: much shorter than a token, good to the end of a day.
   * @param lifetime - days
   */
  seal(purpose: Purpose, content: Buffer, lifetime: number, now: Date): string;
  unseal(purpose: Purpose, code: string, now: Date): Unsealed;
  /**
   * @param lifetime - seconds
   */
  sign(purpose: Purpose, claims: Readonly<Record<string, unknown>>, lifetime: number, now: Date): string;
  verify(purpose: Purpose, token: string, now: Date): Verified;
}

const header = encode({ alg: 'HS256', typ: 'JWT' });
/** Bytes of the seal of a short code: 96 bits, guessed at our door only. */
const sealLength = 12;
const dayOf = (moment: Date): number => Math.floor(moment.getTime() / 86_400_000);
/** Longer ones were not made here. */
const longest = 4_096;

/**
 * @param secret - stored once per installation; changing it ends all tokens and links
 */
export function createSigner(secret: string): Signer {
  const keys = new Map<Purpose, KeyObject>();
  const keyFor = (purpose: Purpose): KeyObject => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    const key = createSecretKey(createHmac('sha256', secret).update(purpose).digest());
    keys.set(purpose, key);
    return key;
  };
  const mac = (purpose: Purpose, content: string | Buffer): Buffer =>
    createHmac('sha256', keyFor(purpose)).update(content).digest();
  return {
    seal: (purpose, content, lifetime, now) => {
      const sealed = Buffer.alloc(2);
      sealed.writeUInt16BE(dayOf(now) + lifetime);
      const body = Buffer.concat([sealed, content]);
      return Buffer.concat([body, mac(purpose, body).subarray(0, sealLength)]).toString('base64url');
    },
    unseal: (purpose, code, now) => {
      const all = Buffer.from(code, 'base64url');
      if (code.length > longest || all.length < sealLength + 2) return { outcome: 'forged' };
      const body = all.subarray(0, -sealLength);
      const right = mac(purpose, body).subarray(0, sealLength);
      if (!timingSafeEqual(all.subarray(-sealLength), right)) return { outcome: 'forged' };
      const outcome = body.readUInt16BE() >= dayOf(now) ? 'valid' : 'expired';
      return { outcome, content: body.subarray(2) };
    },
    sign: (purpose, claims, lifetime, now) => {
      const issued = Math.floor(now.getTime() / 1000);
      const content = `${header}.${encode({ ...claims, iat: issued, exp: issued + lifetime })}`;
      return `${content}.${mac(purpose, content).toString('base64url')}`;
    },
    verify: (purpose, token, now) => {
      const end = token.lastIndexOf('.');
      const content = token.slice(0, end);
      // Only our own header is taken, so nobody chooses the algorithm.
      if (token.length > longest || !content.startsWith(`${header}.`)) return { outcome: 'forged' };
      const given = Buffer.from(token.slice(end + 1), 'base64url');
      const right = mac(purpose, content);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return { outcome: 'forged' };
      const claims = decode(content.slice(header.length + 1));
      const expires = Number(claims['exp']) * 1000;
      return expires > now.getTime()
        ? { outcome: 'valid', claims }
        : { outcome: 'expired', claims, expiredAt: new Date(expires) };
    },
  };
}

/** Compares a secret without telling by time how much of it was right. */
export function sameSecret(given: string, right: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Called for signed content only. */
function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
