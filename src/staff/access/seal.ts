// Keeps the secrets of phones unreadable in the database and its backups: sealed with a key that the operator keeps apart from both.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { CodedError } from '../../errors.ts';
import type { StaffAccounts } from '../../storage/types/staff.ts';

/** What is sealed begins so; a secret in base32 never does. */
const mark = 'v1.';
const cipher = 'aes-256-gcm';
/** What GCM is made for (NIST SP 800-38D): 96 bits drawn anew each time, and a tag of 128. */
const ivBytes = 12;
const tagBytes = 16;

export interface Seal {
  /** @returns what is stored; the secret as it is where there is no key. It opens for this account only. */
  close(secret: string, account: string): string;
  /**
   * @param stored - sealed, or as it was stored before there was a key
   * @throws CodedError `staff-key-missing` without the key under which it was sealed
   */
  open(stored: string, account: string): string;
}

/** @param key - any long secret; null: nothing is sealed, and nothing sealed can be opened */
export function createSeal(key: string | null): Seal {
  const bytes = key === null ? null : Buffer.from(hkdfSync('sha256', key, '', 'second factor of staff', 32));
  return {
    close: (secret, account) => {
      if (bytes === null) return secret;
      const iv = randomBytes(ivBytes);
      const sealing = createCipheriv(cipher, bytes, iv, { authTagLength: tagBytes });
      sealing.setAAD(Buffer.from(account));
      const sealed = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
      return mark + Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url');
    },
    open: (stored, account) => {
      if (!stored.startsWith(mark)) return stored;
      if (bytes === null) throw keyMissing('chưa đặt', account);
      const parts = Buffer.from(stored.slice(mark.length), 'base64url');
      try {
        const opening = createDecipheriv(cipher, bytes, parts.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        });
        opening.setAAD(Buffer.from(account));
        opening.setAuthTag(parts.subarray(ivBytes, ivBytes + tagBytes));
        return Buffer.concat([
          opening.update(parts.subarray(ivBytes + tagBytes)),
          opening.final(),
        ]).toString();
      } catch (cause) {
        throw keyMissing('không phải khóa đã dùng', account, cause);
      }
    },
  };
}

const keyMissing = (why: string, account: string, cause?: unknown): CodedError =>
  new CodedError(
    'staff-key-missing',
    `STAFF_SECOND_FACTOR_KEY ${why} khi «${account}» bật đăng nhập hai bước. Đặt lại đúng khóa ấy; mất khóa thì gõ npm run staff -- one-step ${account}.`,
    cause,
  );

/**
 * Seals what was stored before there was a key.
 *
 * @throws CodedError `staff-key-missing` where something cannot be opened: better at the start than at somebody's counter
 */
export async function sealSecondFactors(accounts: StaffAccounts, seal: Seal): Promise<void> {
  for (const account of await accounts.list()) {
    const factor = account.secondFactor;
    if (factor === null) continue;
    const secret = seal.open(factor.secret, account.name);
    const closed = secret === factor.secret ? seal.close(secret, account.name) : factor.secret;
    // Another process may have sealed it meanwhile, or the person used a code: then it is done at the next start.
    if (closed !== factor.secret) await accounts.useCode(account, { ...factor, secret: closed });
  }
}
