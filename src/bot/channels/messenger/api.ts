// Calls to the Graph API in the name of the page: the token in a header, never in an address that proxies write down.
import { createHmac } from 'node:crypto';
import type { MessengerSettings } from '../../../config/messenger.ts';
import { callPlatform, type Called } from '../platform-fetch.ts';

/**
 * @param mayLeave - see `callPlatform`
 * @param path - below the page, e.g. `messages` or `messenger_profile?fields=get_started`
 */
export function callPage(
  settings: MessengerSettings,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  mayLeave?: () => boolean,
): Promise<Called> {
  const { apiUrl, version, pageId, pageToken, appSecret, appsecretProof, timeoutMs } = settings;
  const url = new URL(`${apiUrl}/${version}/${pageId ?? 'me'}/${path}`);
  if (appsecretProof) {
    const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex');
    url.searchParams.set('appsecret_proof', proof);
  }
  return callPlatform(
    url.toString(),
    {
      method,
      headers: { authorization: `Bearer ${pageToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    timeoutMs,
    mayLeave,
  );
}
