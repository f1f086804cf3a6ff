// Who is asking: the session cookie, what it stands for in storage, and the token each form must bring back.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StaffSettings } from '../../config/staff.ts';
import type { Staff, StaffAccount, StaffSessions } from '../../storage/types/staff.ts';
import type { Request } from '../../web/types.ts';

/** A visitor has a token from the first page on; signing in gives a new one, so that nobody can plant theirs. */
export interface Visitor {
  readonly token: string;
  /** The browser did not have the token before. */
  readonly isNew: boolean;
  readonly account: StaffAccount | null;
  /** Who gave the right password and still owes the second factor: nobody, until then. */
  readonly half: StaffAccount | null;
}

/** Between the password and the second factor, ms. */
const halfLasts = 10 * 60_000;
/** A session is written as used at most so often, ms. */
const touchEvery = 60_000;
const tokenForm = /^[\w-]{43}$/;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The token for the forms of one visitor: it follows from the cookie, which other sites can neither read nor set. */
export const formToken = (token: string): string =>
  createHmac('sha256', token).update('form').digest('base64url');

export function isFormToken(token: string, given: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(formToken(token)).digest(),
    createHash('sha256').update(given).digest(),
  );
}

/**
 * Which visitor a request is from.
 *
 * @param active - somebody did something: the session lives on
 */
export async function recognise(
  sessions: StaffSessions,
  settings: StaffSettings,
  request: Request,
  secure: boolean,
  now: Date,
  active: boolean,
): Promise<Visitor> {
  const token = readCookie(request.header('cookie') ?? '', cookieName(secure));
  const nobody = { account: null, half: null };
  if (token === null) return { token: newToken(), isNew: true, ...nobody };
  const hash = hashOf(token);
  const session = await sessions.find(hash);
  if (session === null || session.account.disabledAt !== null) return { token, isNew: false, ...nobody };
  const { account, createdAt, seenAt, half } = session;
  const age = now.getTime() - createdAt.getTime();
  const idle = now.getTime() - seenAt.getTime();
  if (age > (half ? halfLasts : settings.longestSession) || idle > settings.idle) {
    await sessions.close(hash);
    return { token, isNew: false, ...nobody };
  }
  if (half) return { token, isNew: false, account: null, half: account };
  if (active && idle > touchEvery) await sessions.touch(hash, now);
  return { token, isNew: false, account, half: null };
}

/** Lax: a link from Zalo or an e-mail opens the page as the person who is signed in; forms of other sites come without it. */
export function cookie(token: string, secure: boolean): string {
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The prefix makes browsers refuse the cookie from anywhere but this very host over https. */
const cookieName = (secure: boolean): string => (secure ? '__Host-can-bo' : 'can-bo');

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined && tokenForm.test(value)) return value;
  }
  return null;
}

/**
 * Begins a session and says so in the log, unless the second factor is still owed.
 *
 * @returns its token, new each time
 */
export async function openSession(
  { staff, settings }: { readonly staff: Staff; readonly settings: StaffSettings },
  { id, name }: StaffAccount,
  now: Date,
  half: boolean,
): Promise<string> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const token = newToken();
  await staff.sessions.sweep(before(settings.longestSession), before(settings.idle));
  await staff.sessions.open(hashOf(token), id, now, half);
  if (!half)
    await staff.audit.add({ at: now, actor: name, action: 'signed-in', subject: name, detail: null });
  return token;
}
