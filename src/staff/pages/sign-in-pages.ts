// Signing in, changing one's own password, signing out.
import type { StaffSettings } from '../../config/staff.ts';
import type { Handovers } from '../../storage/types/handovers.ts';
import type { Staff } from '../../storage/types/staff.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { hashPassword, isPassword, shortestPassword, weakness } from '../access/passwords.ts';
import { wantedOf } from '../access/forms.ts';
import { cookie, hashOf, newToken, openSession } from '../access/sessions.ts';
import { signIn, type SignInParts } from '../access/sign-in.ts';
import { notice, seeOther, type Handlers } from '../router.ts';
import type { StaffVisit, Visit } from '../types.ts';

export interface SignInPageParts extends SignInParts {
  readonly staff: Staff;
  readonly settings: StaffSettings;
  readonly secure: boolean;
  readonly handovers: Pick<Handovers, 'clerkLeft'>;
}

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/vao'
  | 'POST /can-bo/vao'
  | 'POST /can-bo/ra'
  | 'GET /can-bo/mat-khau'
  | 'POST /can-bo/mat-khau'
>;

export function signInPages(parts: SignInPageParts): Pages {
  const { staff, secure, handovers } = parts;
  return {
    'GET /can-bo/vao': (visit) =>
      visit.account === null ? signInPage(parts, visit, [], 200) : seeOther(wantedOf(visit.request.query)),
    'POST /can-bo/vao': (visit) => enter(parts, visit),
    'POST /can-bo/ra': async ({ token, account }) => {
      await staff.sessions.close(hashOf(token));
      await handovers.clerkLeft(account.name);
      return seeOther(account.external === null ? '/can-bo/vao' : '/can-bo/vao?da-thoat=1', {
        'set-cookie': cookie(newToken(), secure),
      });
    },
    'GET /can-bo/mat-khau': (visit) => passwordPage(visit, []),
    'POST /can-bo/mat-khau': (visit) => changePassword(parts, visit),
  };
}

async function enter(parts: SignInPageParts, visit: Visit): Promise<Reply> {
  const { form, request, now } = visit;
  const given = {
    name: form.get('ten') ?? '',
    password: form.get('mat-khau') ?? '',
    address: request.address,
  };
  const outcome = await signIn(parts, given, now);
  if (outcome.kind === 'refused')
    return signInPage(parts, visit, [notice('wrong', 'Tên đăng nhập hoặc mật khẩu chưa đúng.')], 422);
  if (outcome.kind === 'wait') {
    const { says, headers } = sayWait(outcome.until, now);
    return signInPage(parts, visit, [notice('wrong', says)], 429, headers);
  }
  const { account } = outcome;
  const half = account.secondFactor !== null;
  const token = await openSession(parts, account, now, half);
  const next = account.oneTimeUntil === null ? wantedOf(form) : '/can-bo/mat-khau';
  return seeOther(half ? `/can-bo/vao/ma?tiep=${encodeURIComponent(next)}` : next, {
    'set-cookie': cookie(token, parts.secure),
  });
}

/** What is said to whoever has to wait, to the person and to the browser. */
export function sayWait(until: Date, now: Date): { says: string; headers: Readonly<Record<string, string>> } {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return {
    says: `Đã thử sai nhiều lần. Bạn chờ ${seconds} giây rồi thử lại.`,
    headers: { 'retry-after': String(seconds) },
  };
}

async function changePassword({ staff }: SignInPageParts, visit: StaffVisit): Promise<Reply> {
  const { form, account, now, token } = visit;
  const wanted = form.get('moi') ?? '';
  const wrong = (says: string): Reply => passwordPage(visit, [notice('wrong', says)], 422);
  if (!(await isPassword(account.password, form.get('cu') ?? '')))
    return wrong(`${presentName(account)} chưa đúng.`);
  const weak = await weakness(wanted, account.name);
  if (weak !== null) return wrong(weak);
  if (wanted !== form.get('lai')) return wrong('Hai lần gõ mật khẩu mới chưa giống nhau.');
  if (await isPassword(account.password, wanted)) return wrong('Mật khẩu mới phải khác mật khẩu đang dùng.');
  await staff.accounts.change(
    account.name,
    { password: await hashPassword(wanted), oneTimeUntil: null },
    { at: now, actor: account.name, action: 'password-changed', subject: account.name, detail: null },
    hashOf(token),
  );
  if (account.oneTimeUntil !== null) return seeOther('/can-bo?da-dat=1');
  return passwordPage(visit, [
    notice('done', 'Đã đổi mật khẩu. Các máy khác đang mở tài khoản này đã bị thoát.'),
  ]);
}

function signInPage(
  { settings }: SignInPageParts,
  { page, field, request, form }: Visit,
  messages: readonly Html[],
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const wanted = wantedOf(request.method === 'POST' ? form : request.query);
  // Only the password has to be typed again.
  const name = form.get('ten') ?? '';
  return page({
    title: 'Đăng nhập',
    status,
    headers,
    main: html`${messages}
      <form class="card narrow" action="/can-bo/vao" method="post">
        ${field}<input type="hidden" name="tiep" value="${wanted}" />
        <label for="ten">Tên đăng nhập</label>
        <input
          id="ten"
          name="ten"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          value="${name}"
          required
          ${name === '' ? html`autofocus` : ''}
        />
        <label for="mat-khau">Mật khẩu</label>
        <input
          id="mat-khau"
          name="mat-khau"
          type="password"
          autocomplete="current-password"
          required
          ${name === '' ? '' : html`autofocus`}
        />
        <button type="submit">Đăng nhập</button>
      </form>
      ${settings.singleSignOn === null ? [] : [sharedSignIn(request)]}
      <p class="small">Quên mật khẩu? Người quản trị của đơn vị cấp lại được cho bạn.</p>`,
  });
}

function passwordPage({ page, field, account }: StaffVisit, messages: readonly Html[], status = 200): Reply {
  const first =
    account.oneTimeUntil === null
      ? []
      : [html`<p>Mật khẩu bạn vừa dùng chỉ dùng một lần. Bạn đặt mật khẩu riêng để bắt đầu.</p>`];
  return page({
    title: account.oneTimeUntil === null ? 'Đổi mật khẩu' : 'Đặt mật khẩu của bạn',
    status,
    main: html`${messages} ${first}
      <form class="card narrow" action="/can-bo/mat-khau" method="post">
        ${field}<input type="hidden" name="ten" value="${account.name}" autocomplete="username" />
        <label for="cu">${presentName(account)}</label>
        <input id="cu" name="cu" type="password" autocomplete="current-password" required />
        <label for="moi">Mật khẩu mới</label>
        <input
          id="moi"
          name="moi"
          type="password"
          autocomplete="new-password"
          minlength="${shortestPassword}"
          aria-describedby="goi-y"
          required
        />
        <p class="small" id="goi-y">
          Ít nhất ${shortestPassword} ký tự. Vài từ ghép lại thì dễ nhớ mà khó đoán.
        </p>
        <label for="lai">Gõ lại mật khẩu mới</label>
        <input id="lai" name="lai" type="password" autocomplete="new-password" required />
        <button type="submit">Lưu mật khẩu</button>
      </form>`,
  });
}

const presentName = ({ oneTimeUntil }: StaffVisit['account']): string =>
  oneTimeUntil === null ? 'Mật khẩu đang dùng' : 'Mật khẩu dùng một lần';

/** A link, not a form: forms of the desk may lead nowhere else. */
function sharedSignIn(request: Visit['request']): Html {
  const left = request.query.has('da-thoat')
    ? [html`<p>Bạn đã thoát bàn cán bộ. <a href="/can-bo/vao/chung/ra">Thoát cả hệ thống chung</a></p>`]
    : [];
  return html`${left}
    <p><a href="/can-bo/vao/chung">Đăng nhập bằng tài khoản chung của tỉnh</a></p>`;
}
