// The second factor of local accounts: codes of six digits that a phone makes from a secret (RFC 6238), and spare codes on paper.
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { SecondFactor, StaffAccount } from '../../storage/types/staff.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { createSeal } from './seal.ts';
import { attemptKey, lockRule, type SignInParts } from './sign-in.ts';

/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20;
const spareCodes = 8;
/** Clocks of phones may be off by one span of 30 seconds. */
const window = 1;

export const newSecret = (): string => new Secret({ size: secretBytes }).base32;

/** The secret that a form brings back; a new one where the form holds none of ours. */
export const secretOf = (given: string): string => (isSecret(given) ? given : newSecret());

const isSecret = (given: string): boolean => /^[A-Z2-7]{32}$/.test(given);

/** What the phone reads from the picture. */
export const phoneAddress = (secret: string, name: string): string => maker(secret, name).toString();

const maker = (secret: string, name = ''): TOTP =>
  new TOTP({ issuer: 'Bàn cán bộ Hà Tĩnh', label: name, secret: Secret.fromBase32(secret) });

/** @returns the factor to keep and the spare codes to show once; null if the phone shows another code */
export async function begin(
  { settings }: Pick<SignInParts, 'settings'>,
  { name }: StaffAccount,
  secret: string,
  code: string,
  now: Date,
): Promise<{ readonly factor: SecondFactor; readonly codes: readonly string[] } | null> {
  const usedStep = isSecret(secret) ? stepOf(secret, digitsOf(code), now) : null;
  if (usedStep === null) return null;
  const codes = Array.from({ length: spareCodes }, newSpareCode);
  const spare = await Promise.all(codes.map((one) => hashPassword(digitsOf(one))));
  const closed = createSeal(settings.secondFactorKey).close(secret, name);
  return { factor: { secret: closed, usedStep, spare }, codes };
}

export type Given =
  | { readonly kind: 'right'; readonly spareUsed: boolean }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly until: Date };

/** Looks at the code that somebody gave after the password: counted before it is looked at, taken once only. */
export async function giveCode(
  { staff, settings, key }: SignInParts,
  account: StaffAccount,
  given: string,
  now: Date,
): Promise<Given> {
  const counted = attemptKey(key, 'code', account.name);
  const until = await staff.attempts.take(counted, lockRule(settings, settings.freeTries), now);
  if (until !== null) return { kind: 'wait', until };
  const factor = account.secondFactor;
  const secret = factor && createSeal(settings.secondFactorKey).open(factor.secret, account.name);
  const after = factor && secret && (await afterCode(factor, secret, digitsOf(given), now));
  if (!factor || !after || !(await staff.accounts.useCode(account, after))) {
    const { name } = account;
    await staff.audit.add({ at: now, actor: name, action: 'code-refused', subject: name, detail: null });
    return { kind: 'wrong' };
  }
  await staff.attempts.forgive(counted, 'all');
  return { kind: 'right', spareUsed: after.spare.length < factor.spare.length };
}

/** What is kept once this code was used; null if it is none. */
async function afterCode(
  factor: SecondFactor,
  secret: string,
  code: string,
  now: Date,
): Promise<SecondFactor | null> {
  const step = stepOf(secret, code, now);
  if (step !== null) return step > factor.usedStep ? { ...factor, usedStep: step } : null;
  if (code.length !== digitsOf(newSpareCode()).length) return null;
  for (const hash of factor.spare)
    if (await isPassword(hash, code))
      return { ...factor, spare: factor.spare.filter((other) => other !== hash) };
  return null;
}

/** The span of time whose code this is; null: of none that counts now. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = maker(secret);
  const timestamp = now.getTime();
  const delta = code.length === totp.digits ? totp.validate({ token: code, timestamp, window }) : null;
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

const digitsOf = (given: string): string => given.replace(/\D/g, '');

/** Digits only, like «4839-2011-8374»: typed on the same keys as the codes of the phone. */
function newSpareCode(): string {
  return Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-');
}
