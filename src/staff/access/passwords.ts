// Passwords of the desk: hashed with argon2id, compared in the same time whether or not there is such an account.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { whyKnown } from './known-passwords.ts';

/** What OWASP recommends as the least: 19 MiB, two rounds, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
/** Longer ones cost the server time and nobody types them. */
export const longestPassword = 200;

/** Small letters and digits that are not mixed up when read from paper. */
const alphabet = '34679acdefghjkmnpqrtuvwxy';

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

/** What a password is compared with where there is no account. */
const nobody = hashPassword(oneTimePassword());

/** @param stored - null where there is no account: takes as long, and is false */
export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  if (given.length > longestPassword) return false;
  const right = await verify(stored ?? (await nobody), given.normalize('NFC'));
  return right && stored !== null;
}

/** A password for one use, like «k7hm-3vqd-9xta-c4pe»: 74 bits. */
export function oneTimePassword(): string {
  const group = (): string =>
    Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: 4 }, group).join('-');
}

/** @returns one sentence on why it cannot be a password of this account; null if it can */
export async function weakness(password: string, name: string): Promise<string | null> {
  if (password.length < shortestPassword) return `Mật khẩu cần ít nhất ${shortestPassword} ký tự.`;
  if (password.length > longestPassword) return `Mật khẩu dài nhất ${longestPassword} ký tự.`;
  if (new Set(password).size < 5) return 'Mật khẩu chỉ lặp lại vài ký tự, dễ đoán quá.';
  if (password.toLowerCase().includes(name)) return 'Mật khẩu không được chứa tên đăng nhập.';
  return whyKnown(password, name);
}
