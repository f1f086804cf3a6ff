// Talks Direct Line over plain HTTP, as a program that has read the documentation would.

export interface Json {
  readonly [key: string]: unknown;
}

/** An activity as clients see it. */
export interface SeenActivity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly id: string; readonly role?: string };
  readonly timestamp: string;
  readonly replyToId?: string;
  readonly channelData: Json;
  readonly suggestedActions?: { readonly actions: readonly Json[] };
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: { readonly buttons: readonly Json[] };
  }[];
}

export interface ActivitySet {
  readonly activities: readonly SeenActivity[];
  readonly watermark: string;
}

export interface Session {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
  readonly watermark: string;
  readonly activities: readonly SeenActivity[];
}

/** An answer; `Body` is what the caller expects of it and then checks. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Sends a request and reads the JSON that comes back. */
export async function call<Body = Json>(
  method: string,
  url: string,
  options: {
    token?: string;
    body?: unknown;
    headers?: Record<string, string>;
    /** How long it may take, ms. */
    patience?: number;
  } = {},
): Promise<Answered<Body>> {
  const response = await fetch(url, {
    method,
    ...(options.patience !== undefined && { signal: AbortSignal.timeout(options.patience) }),
    headers: {
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body !== undefined && {
      body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? {} : JSON.parse(text)) as Body,
    headers: response.headers,
  };
}

/** Opens a chat as the widget does. */
export async function openChat(url: string, body: unknown = {}, patience?: number): Promise<Session> {
  const { status, body: session } = await call<Session>('POST', `${url}/api/chat-token`, {
    body,
    ...(patience !== undefined && { patience }),
  });
  if (status !== 200) throw new Error(`Opening a chat was answered ${status}`);
  return session;
}

/** Posts an activity. */
export function post(
  url: string,
  session: Session,
  activity: unknown,
  patience?: number,
): Promise<Answered<{ id: string }>> {
  const path = `${url}/v3/directline/conversations/${session.conversationId}/activities`;
  return call<{ id: string }>('POST', path, {
    token: session.token,
    body: activity,
    ...(patience !== undefined && { patience }),
  });
}

/** Posts words. */
export const say = (
  url: string,
  session: Session,
  text: string,
  id?: string,
): Promise<Answered<{ id: string }>> =>
  post(url, session, {
    type: 'message',
    text,
    ...(id !== undefined && { channelData: { clientActivityID: id } }),
  });

/** Reads the activities after a watermark. */
export async function read(
  url: string,
  session: Session,
  watermark = '',
  patience?: number,
): Promise<ActivitySet> {
  const path = `${url}/v3/directline/conversations/${session.conversationId}/activities?watermark=${watermark}`;
  const { status, body } = await call<ActivitySet>('GET', path, {
    token: session.token,
    ...(patience !== undefined && { patience }),
  });
  if (status !== 200) throw new Error(`Reading was answered ${status}`);
  return body;
}

/** Reads until so many activities are there. */
export async function readUntil(
  url: string,
  session: Session,
  length: number,
): Promise<readonly SeenActivity[]> {
  for (;;) {
    const { activities } = await read(url, session);
    if (activities.length >= length) return activities;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
