// Builds the addresses of the desk from the table of rights: who is asking, may they, is the form ours; only then the page.
import type { StaffSettings } from '../config/staff.ts';
import type { Staff } from '../storage/types/staff.ts';
import { html, type Html } from '../web/html.ts';
import type { Reply, Request, Route } from '../web/types.ts';
import { cookie, formToken, isFormToken, recognise } from './access/sessions.ts';
import { isFromHere, readForm } from './access/forms.ts';
import { framed, refusal, type Frame } from './pages/frame.ts';
import { rights, wayOf, type RightsKey } from './rights.ts';
import type { Least, StaffVisit, Visit } from './types.ts';

type Handler<Key extends RightsKey> = (
  visit: (typeof rights)[Key] extends 'anyone' ? Visit : StaffVisit,
) => Reply | Promise<Reply>;

/** One handler for each address of the table; those that are not for everybody get an account. */
export type Handlers = { readonly [Key in RightsKey]: Handler<Key> };

export interface RouterParts {
  readonly staff: Staff;
  readonly settings: StaffSettings;
  /** The address people see; null = the name the browser used. */
  readonly publicUrl: string | null;
  readonly now: () => Date;
}

export function deskRoutes(parts: RouterParts, handlers: Handlers): Route[] {
  return (Object.entries(rights) as [RightsKey, Least][]).map(([key, least]) => {
    const [method, path] = key.split(' ') as ['GET' | 'POST', string];
    return {
      method,
      path, // What is not for everybody is only called with an account: `wayOf` sees to it.
      handle: (request) => visit(parts, least, handlers[key] as Handler<'GET /can-bo/vao'>, request),
    };
  });
}

async function visit(
  parts: RouterParts,
  least: Least,
  handle: Handler<'GET /can-bo/vao'>,
  request: Request,
): Promise<Reply> {
  const { staff, settings, publicUrl, now } = parts;
  const secure = publicUrl?.startsWith('https:') ?? false;
  const at = now();
  const { token, isNew, account, half } = await recognise(
    staff.sessions,
    settings,
    request,
    secure,
    at,
    !asksByItself(request),
  );
  const field = html`<input type="hidden" name="the" value="${formToken(token)}" />`;
  const frame: Frame = { account, field, path: request.path, settings };
  const who = least === 'password-given' ? half : account;
  const page: Visit['page'] = (parts) => framed(request, frame, parts);
  const reply = await (async (): Promise<Reply> => {
    const way = wayOf(least, who, settings);
    if (way === 'sign-in') return byScript(request) ? scriptToSignIn(request) : toSignIn(request);
    if (way === 'own-password') return seeOther('/can-bo/mat-khau');
    if (way === 'second-factor') return seeOther('/can-bo/hai-buoc');
    if (way === 'forbidden') return page(refusal('role'));
    const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams();
    if (
      request.method === 'POST' &&
      !(isFromHere(request, publicUrl) && isFormToken(token, form.get('the') ?? ''))
    )
      return page(refusal('form'));
    return handle({ request, form, token, account: who, now: at, page, field });
  })();
  const setsCookie = reply.headers?.['set-cookie'] !== undefined;
  return isNew && least === 'anyone' && !setsCookie && !request.path.startsWith('/can-bo/tep/')
    ? { ...reply, headers: { ...reply.headers, 'set-cookie': cookie(token, secure) } }
    : reply;
}

/** Goes on after signing in where somebody wanted to go; after a form they begin at its page again. */
function toSignIn(request: Request): Reply {
  const query = request.query.size === 0 ? '' : `?${request.query.toString()}`;
  const wanted =
    request.method === 'GET' && !request.path.startsWith('/can-bo/vao') ? request.path + query : '/can-bo';
  return seeOther(wanted === '/can-bo' ? '/can-bo/vao' : `/can-bo/vao?tiep=${encodeURIComponent(wanted)}`);
}

/** A page that asks for news of itself: its session is not kept alive by that. */
export const asksByItself = (request: Request): boolean => request.query.has('tu-dong');

const byScript = (request: Request): boolean => request.header('hx-request') !== null;

/** The whole page goes to sign in, not the part of it that was asked for. */
function scriptToSignIn(request: Request): Reply {
  return {
    status: 200,
    headers: {
      'hx-redirect': `/can-bo/vao?tiep=${encodeURIComponent(request.path)}`,
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
    },
    body: '',
  };
}

export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } };
}

/** A message above a page: what was done, or what has to be put right. */
export const notice = (kind: 'done' | 'wrong', text: string): Html =>
  html`<p class="${kind}" role="${kind === 'done' ? 'status' : 'alert'}">${text}</p>`;
