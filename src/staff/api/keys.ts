// Keys with which programs of others ask over the API: random, shown once, kept as a hash.
import { createHash, randomBytes } from 'node:crypto';

/** What a key looks like: the mark lets somebody who finds one know what it opens. */
const form = /^Bearer (tlht_[\w-]{43})$/;

export const newKey = (): string => `tlht_${randomBytes(32).toString('base64url')}`;

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** The key in the header `Authorization`; null if there is none that could be ours. */
export const keyIn = (authorization: string | null): string | null =>
  form.exec(authorization ?? '')?.[1] ?? null;
