// The requests of the widget, each with a time limit; every failure comes back as a status, none is thrown.
import { readIssued, readOpened, type Issued, type Opened } from './boot.ts';
import type { Unsent } from './thread.ts';
import { fields, readActivitySet, string, type ActivitySet } from './wire.ts';

/** Who speaks in which conversation. */
export interface Credential {
  readonly conversationId: string;
  readonly token: string;
}

export type Reached<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `status` 0: nobody was reached. `retryAfter`: seconds the server asks to wait. */
  | { readonly ok: false; readonly status: number; readonly retryAfter: number | null };

/** What a conversation is opened with; `token` continues the one it belongs to. */
export interface Opening {
  readonly procedure?: string;
  readonly language?: string;
  readonly resume?: string;
  readonly token?: string;
}

/** Slow mobile networks need seconds per round trip. Milliseconds. */
const patience = 20_000;

const conversations = '/v3/directline/conversations/';

export function open(opening: Opening): Promise<Reached<Opened>> {
  return call('POST', '/api/chat-token', null, opening, readOpened);
}

/** A new token for the same conversation, while the old one holds. */
export function refresh(credential: Credential): Promise<Reached<Issued>> {
  return call('POST', '/v3/directline/tokens/refresh', credential, undefined, readIssued);
}

/** @returns the address of a new stream that begins at the watermark */
export function newStream(credential: Credential, watermark: string | null): Promise<Reached<string>> {
  const path = `${conversations}${credential.conversationId}?watermark=${encodeURIComponent(watermark ?? '')}`;
  return call('GET', path, credential, undefined, (raw) => string(fields(raw)['streamUrl']));
}

export function poll(credential: Credential, watermark: string | null): Promise<Reached<ActivitySet>> {
  const path = `${conversations}${credential.conversationId}/activities?watermark=${encodeURIComponent(watermark ?? '')}`;
  return call('GET', path, credential, undefined, readActivitySet);
}

/** Safe to repeat: the server takes the same clientActivityID once. */
export function post(credential: Credential, unsent: Unsent): Promise<Reached<string>> {
  const activity = {
    type: 'message',
    text: unsent.text,
    ...(unsent.token === null ? {} : { value: { token: unsent.token } }),
    channelData: { clientActivityID: unsent.clientId },
  };
  const path = `${conversations}${credential.conversationId}/activities`;
  return call('POST', path, credential, activity, (raw) => string(fields(raw)['id']));
}

/** Has the server delete the conversation; that it is done is said by a message of the assistant. */
export function erase(credential: Credential): Promise<Reached<string>> {
  const path = `${conversations}${credential.conversationId}/activities`;
  return call('POST', path, credential, { type: 'event', name: 'erase' }, (raw) => string(fields(raw)['id']));
}

/** What the person says of an answer; that it does not arrive is no reason to disturb them. */
export function tellHelped(opinion: {
  readonly number: string;
  readonly helped: boolean;
  readonly reason: string | null;
}): Promise<Reached<true>> {
  return call('POST', '/api/feedback', null, opinion, () => true as const);
}

/** Tells the server that a page of the portal was opened from here, to be counted; whether that arrives matters to nobody. */
export function tellOpened(credential: Credential, link: string, procedure: string | null): void {
  void fetch('/api/opened', {
    method: 'POST',
    headers: { authorization: `Bearer ${credential.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ link, procedure }),
    keepalive: true,
  }).catch(() => undefined);
}

async function call<Value>(
  method: string,
  path: string,
  credential: Credential | null,
  body: unknown,
  read: (raw: unknown) => Value | null,
): Promise<Reached<Value>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(credential === null ? {} : { authorization: `Bearer ${credential.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: abort.signal,
    });
    if (!response.ok) return { ok: false, status: response.status, retryAfter: retryAfter(response) };
    const value = read(await response.json());
    return value === null ? { ok: false, status: 502, retryAfter: null } : { ok: true, value };
  } catch {
    return { ok: false, status: 0, retryAfter: null };
  } finally {
    clearTimeout(timer);
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds : null;
}
