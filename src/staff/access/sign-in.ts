// Signing in: each attempt is counted before the password is looked at, and every refusal looks and takes the same.
import { createHmac } from 'node:crypto';
import type { StaffSettings } from '../../config/staff.ts';
import type { LockRule, Staff, StaffAccount } from '../../storage/types/staff.ts';
import { isPassword } from './passwords.ts';

export type SignIn =
  | { readonly kind: 'welcome'; readonly account: StaffAccount }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly until: Date };

export interface SignInParts {
  readonly staff: Staff;
  readonly settings: StaffSettings;
  /** Under which names and addresses are counted, so that neither is stored. */
  readonly key: string;
}

/** @param given - as typed; a name nobody has is counted like one that somebody has */
export async function signIn(
  { staff, settings, key }: SignInParts,
  given: { readonly name: string; readonly password: string; readonly address: string },
  now: Date,
): Promise<SignIn> {
  const name = given.name.trim().toLowerCase();
  const ofName = attemptKey(key, 'name', name);
  const ofAddress = attemptKey(key, 'address', given.address);
  const rule = (free: number): LockRule => lockRule(settings, free);
  const until =
    (await staff.attempts.take(ofAddress, rule(settings.freeTriesOfAddress), now)) ??
    (await staff.attempts.take(ofName, rule(settings.freeTries), now));
  if (until !== null) return { kind: 'wait', until };
  const account = await staff.accounts.find(name);
  const right = await isPassword(account?.password ?? null, given.password);
  if (account === null || !right || !isOpen(account, now)) {
    await staff.audit.add({
      at: now,
      actor: account?.name ?? '',
      action: 'sign-in-refused',
      subject: account?.name ?? '',
      detail: null,
    });
    return { kind: 'refused' };
  }
  await staff.attempts.forgive(ofName, 'all');
  await staff.attempts.forgive(ofAddress, 'one');
  return { kind: 'welcome', account };
}

/** May the account be used at all? A one-time password that was not changed in time no longer counts. */
function isOpen({ disabledAt, oneTimeUntil }: StaffAccount, now: Date): boolean {
  return disabledAt === null && (oneTimeUntil === null || oneTimeUntil > now);
}

/** Under which attempts are counted: neither a name nor an address can be read from it. */
export const attemptKey = (key: string, kind: 'name' | 'address' | 'code', value: string): string =>
  createHmac('sha256', key).update(`${kind}:${value}`).digest('base64url');

export const lockRule = ({ firstLock, longestLock }: StaffSettings, free: number): LockRule => ({
  free,
  first: firstLock,
  longest: longestLock,
});
