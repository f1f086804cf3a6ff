// Calls to Zalo's API in the name of the official account: the token in a header of its own, with a proof where the app asks for one.
import { createHmac } from 'node:crypto';
import type { ZaloSettings } from '../../../config/zalo.ts';
import { callPlatform, type Called } from '../platform-fetch.ts';

export interface AccountCall {
  readonly method: 'GET' | 'POST';
  /** E.g. `v3.0/oa/message/cs`. */
  readonly path: string;
  readonly body?: unknown;
}

/** @param mayLeave - see `callPlatform` */
export function callAccount(
  { apiUrl, appSecret, appsecretProof, timeoutMs }: ZaloSettings,
  token: string,
  { method, path, body }: AccountCall,
  mayLeave?: () => boolean,
): Promise<Called> {
  const proof = appsecretProof && {
    appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex'),
  };
  return callPlatform(
    `${apiUrl}/${path}`,
    {
      method,
      headers: { 'content-type': 'application/json', access_token: token, ...proof },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    timeoutMs,
    mayLeave,
  );
}
