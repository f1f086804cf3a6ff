// Checks that a webhook call comes from Zalo: a plain SHA-256 over app id, raw body, time and the secret key of the official account.
import { createHash, timingSafeEqual } from 'node:crypto';

export interface MacKeys {
  /** What may stand first: by Zalo's formula the app id; some integrations report the id of the official account. */
  readonly ids: readonly string[];
  /** The «OA Secret Key» of the webhook page, not the app secret. */
  readonly oaSecretKey: string;
}

/**
 * @param header - `X-ZEvent-Signature`: `mac=<hex>` or the bare hex
 * @param body - as it came: JSON that was written anew has another hash
 * @param times - the time as the body says it, and as a header may
 */
export function isFromZalo(
  header: string | null,
  body: Buffer,
  times: readonly string[],
  { ids, oaSecretKey }: MacKeys,
): boolean {
  const given = /^(?:mac=)?([0-9a-f]{64})$/i.exec((header ?? '').trim())?.[1];
  if (given === undefined) return false;
  const bytes = Buffer.from(given, 'hex');
  return ids.some((id) => times.some((time) => timingSafeEqual(bytes, macOf(id, body, time, oaSecretKey))));
}

/** The hash that Zalo puts into the header. */
export function macOf(id: string, body: Buffer, time: string, oaSecretKey: string): Buffer {
  return createHash('sha256').update(id).update(body).update(time).update(oaSecretKey).digest();
}
