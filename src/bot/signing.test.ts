import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSigner, sameSecret } from './signing.ts';

const now = new Date('2026-11-20T00:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const signer = createSigner('one secret');
const token = signer.sign('token', { conv: 'c1', user: 'dl_x' }, 60, now);

describe('a signature', () => {
  it('holds until it expires, and then says when', () => {
    expect(signer.verify('token', token, later(59))).toMatchObject({
      outcome: 'valid',
      claims: { conv: 'c1' },
    });
    expect(signer.verify('token', token, later(60))).toMatchObject({
      outcome: 'expired',
      claims: { conv: 'c1' },
      expiredAt: later(60),
    });
  });

  it('is one that any JWT reader understands', () => {
    const [head = '', claims = ''] = token.split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(head)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(read(claims)).toEqual({
      conv: 'c1',
      user: 'dl_x',
      iat: now.getTime() / 1000,
      exp: later(60).getTime() / 1000,
    });
  });

  it('is worth nothing for another purpose, from another secret, or changed in any place', () => {
    const forged = { outcome: 'forged' };
    expect(signer.verify('resume', token, now)).toEqual(forged);
    expect(createSigner('another secret').verify('token', token, now)).toEqual(forged);
    for (let index = 0; index < token.length; index += 1) {
      const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
      const outcome = signer.verify('token', changed, now);
      // The last sign of base64url carries two bits that say nothing.
      if (index < token.length - 1) expect(outcome, String(index)).toEqual(forged);
    }
    for (const text of ['', '.', '..', 'a.b', token.slice(0, -5), `${token}x`]) {
      expect(signer.verify('token', text, now), text).toEqual(forged);
    }
  });

  it('cannot be had by naming no algorithm', () => {
    const [, claims = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(signer.verify('token', `${none}.${claims}.`, now)).toEqual({ outcome: 'forged' });
    const bare = createHmac('sha256', 'one secret').update(`${none}.${claims}`).digest('base64url');
    expect(signer.verify('token', `${none}.${claims}.${bare}`, now)).toEqual({ outcome: 'forged' });
  });
});

it('secrets are the same only when they are', () => {
  expect(sameSecret('abc', 'abc')).toBe(true);
  for (const other of ['', 'ab', 'abcd', 'abd', 'ABC']) expect(sameSecret(other, 'abc')).toBe(false);
});
