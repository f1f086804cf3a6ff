// Making accounts and giving one-time passwords: the same for the administrator's page and for the command line.
import type { AuditEntry, ChangeOutcome, Role, StaffAccounts } from '../../storage/types/staff.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

/** Who does it, and when. */
export type By = Pick<AuditEntry, 'actor' | 'at'>;

/** Small letters, digits, dots: what everybody can type and read aloud. */
const nameForm = /^[a-z][a-z0-9._-]{1,39}$/;

/** @returns the name as it is stored; null if it cannot be one */
export function readName(given: string): string | null {
  const name = given.trim().toLowerCase();
  return nameForm.test(name) ? name : null;
}

/** @returns the one-time password to hand over; null if the name is taken */
export async function addAccount(
  accounts: StaffAccounts,
  { name, role }: { readonly name: string; readonly role: Role },
  by: By,
  validFor: number,
): Promise<string | null> {
  const password = oneTimePassword();
  const oneTimeUntil = new Date(by.at.getTime() + validFor);
  const added = await accounts.add(
    { name, role, password: await hashPassword(password), oneTimeUntil },
    { ...by, action: 'account-added', subject: name, detail: { role } },
  );
  return added ? password : null;
}

/** @returns the one-time password to hand over; all sessions of the account end */
export async function resetPassword(
  accounts: StaffAccounts,
  name: string,
  by: By,
  validFor: number,
): Promise<{ readonly outcome: ChangeOutcome; readonly password: string }> {
  const password = oneTimePassword();
  const change = {
    password: await hashPassword(password),
    oneTimeUntil: new Date(by.at.getTime() + validFor),
  };
  const outcome = await accounts.change(name, change, {
    ...by,
    action: 'password-reset',
    subject: name,
    detail: null,
  });
  return { outcome, password };
}
