// Going to the province's single sign-on, coming back from it, and leaving it.
import { readName, type By } from '../access/accounts.ts';
import { hashPassword, oneTimePassword } from '../access/passwords.ts';
import { cookie, hashOf, newToken } from '../access/sessions.ts';
import { newAttempt, type Known, type SingleSignOn } from '../access/single-sign-on.ts';
import type { Staff, StaffAccount } from '../../storage/types/staff.ts';
import { html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { seeOther, type Handlers } from '../router.ts';
import type { Visit } from '../types.ts';

export interface SingleSignOnPageParts {
  readonly staff: Staff;
  /** Null: there are local accounts only. */
  readonly singleSignOn: SingleSignOn | null;
  readonly publicUrl: string | null;
  readonly secure: boolean;
}

type Pages = Pick<
  Handlers,
  'GET /can-bo/vao/chung' | 'GET /can-bo/vao/chung/ve' | 'GET /can-bo/vao/chung/ra'
>;

/** An attempt that takes longer begins anew; seconds. */
const attemptLasts = 600;

export function singleSignOnPages(parts: SingleSignOnPageParts): Pages {
  return {
    'GET /can-bo/vao/chung': (visit) => begin(parts, visit),
    'GET /can-bo/vao/chung/ve': (visit) => comeBack(parts, visit),
    'GET /can-bo/vao/chung/ra': async (visit) => {
      if (parts.singleSignOn === null) return refused(visit, 'none', 404);
      const backTo = `${hereOf(parts, visit)}/can-bo/vao`;
      return seeOther((await parts.singleSignOn.leave(backTo)) ?? '/can-bo/vao');
    },
  };
}

async function begin(parts: SingleSignOnPageParts, visit: Visit): Promise<Reply> {
  if (parts.singleSignOn === null) return refused(visit, 'none', 404);
  const attempt = newAttempt();
  const address = await parts.singleSignOn.begin(attempt, `${hereOf(parts, visit)}${visit.request.path}/ve`);
  if (address === null) return refused(visit, 'unreachable', 502);
  const secure = parts.secure ? '; Secure' : '';
  const lasts = `Path=/can-bo/vao; Max-Age=${attemptLasts}; HttpOnly; SameSite=Lax${secure}`;
  return seeOther(address, { 'set-cookie': `can-bo-vao=${attempt}; ${lasts}` });
}

async function comeBack(parts: SingleSignOnPageParts, visit: Visit): Promise<Reply> {
  const { staff, singleSignOn, secure } = parts;
  const { request, now } = visit;
  if (singleSignOn === null) return refused(visit, 'none', 404);
  const attempt = /(?:^|;\s*)can-bo-vao=([\w-]{43})(?:;|$)/.exec(request.header('cookie') ?? '')?.[1];
  if (attempt === undefined) return refused(visit, 'again', 422);
  const address = new URL(`${hereOf(parts, visit)}${request.path}?${request.query.toString()}`);
  const outcome = await singleSignOn.finish(attempt, address);
  if (outcome.kind !== 'known') {
    const entry = { at: now, actor: '', action: 'sign-in-refused', subject: '', detail: null };
    if (outcome.kind === 'refused') await staff.audit.add(entry);
    return refused(
      visit,
      outcome.kind === 'refused' ? 'again' : 'unreachable',
      outcome.kind === 'refused' ? 422 : 502,
    );
  }
  const account = await accountOf(staff, outcome.who, now);
  if (typeof account === 'string') return refused(visit, account, 403);
  const { id, name } = account;
  const token = newToken();
  await staff.sessions.open(hashOf(token), id, now);
  await staff.audit.add({ at: now, actor: name, action: 'signed-in', subject: name, detail: null });
  return seeOther('/can-bo', { 'set-cookie': cookie(token, secure) });
}

/** The account of somebody the other side knows: made at the first sign-in, its role as the other side says today. */
async function accountOf(staff: Staff, who: Known, at: Date): Promise<StaffAccount | Refusal> {
  const { external, role } = who;
  const known = await staff.accounts.findExternal(external);
  if (known?.disabledAt != null) return 'locked';
  if (role === null) return 'no-role';
  const name =
    known?.name ??
    readName(who.name) ??
    `tinh-${external
      .slice(0, 8)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '0')}`;
  const by: By = { actor: name, at };
  if (known === null) {
    // Nobody knows this password: such an account is entered through the other side only.
    const password = await hashPassword(oneTimePassword());
    const account = { name, role, password, oneTimeUntil: null, external };
    const entry = { ...by, action: 'account-added', subject: name, detail: { role } };
    if (!(await staff.accounts.add(account, entry))) return 'name-taken';
  } else if (known.role !== role) {
    await staff.accounts.change(
      name,
      { role },
      { ...by, action: 'role-changed', subject: name, detail: { role } },
    );
  }
  return (await staff.accounts.findExternal(external)) ?? 'again';
}

type Refusal = 'none' | 'unreachable' | 'again' | 'no-role' | 'locked' | 'name-taken';

const refusals: Readonly<Record<Refusal, string>> = {
  none: 'Bàn cán bộ này chưa nối với hệ thống đăng nhập chung. Bạn dùng tên đăng nhập và mật khẩu.',
  unreachable:
    'Hệ thống đăng nhập chung chưa trả lời. Bạn thử lại sau ít phút, hoặc dùng tài khoản riêng của bàn cán bộ.',
  again: 'Lần đăng nhập này không hoàn tất hoặc đã để quá lâu. Bạn đăng nhập lại từ đầu.',
  'no-role':
    'Hệ thống chung nhận ra bạn, nhưng tài khoản của bạn chưa được giao vai trò ở bàn cán bộ. Bạn nhờ người quản trị của đơn vị giao vai trò.',
  locked: 'Tài khoản của bạn ở bàn cán bộ đang bị khóa. Bạn hỏi người quản trị.',
  'name-taken':
    'Ở bàn cán bộ đã có người khác dùng tên đăng nhập của bạn. Bạn nhờ người quản trị xem lại giúp.',
};

function refused({ page }: Visit, why: Refusal, status: number): Reply {
  return page({
    title: 'Chưa đăng nhập được',
    status,
    main: html`<p role="alert">${refusals[why]}</p>
      <p><a href="/can-bo/vao">Về trang đăng nhập</a></p>`,
  });
}

/** Our own address, as the browser and the other side know it. */
const hereOf = ({ publicUrl }: SingleSignOnPageParts, { request }: Visit): string =>
  publicUrl ?? `http://${request.header('host') ?? 'localhost'}`;
