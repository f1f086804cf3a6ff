// Where somebody turns signing in by two steps on and off for the own account.
import { renderSVG } from 'uqr';
import { Html, html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { isPassword } from '../access/passwords.ts';
import { begin, newSecret, phoneAddress, secretOf } from '../access/second-factor.ts';
import { hashOf } from '../access/sessions.ts';
import { mustHaveSecondFactor } from '../rights.ts';
import { notice, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import type { AccountPageParts } from './account-pages.ts';

type Pages = Pick<Handlers, 'GET /can-bo/hai-buoc' | 'POST /can-bo/hai-buoc' | 'POST /can-bo/hai-buoc/tat'>;

export function secondFactorPages(parts: AccountPageParts): Pages {
  return {
    'GET /can-bo/hai-buoc': (visit) => ownPage(parts, visit),
    'POST /can-bo/hai-buoc': (visit) => turnOn(parts, visit),
    'POST /can-bo/hai-buoc/tat': (visit) => turnOff(parts, visit),
  };
}

async function turnOn(parts: AccountPageParts, visit: StaffVisit): Promise<Reply> {
  const { account, form } = visit;
  if (account.secondFactor !== null || account.external !== null) return ownPage(parts, visit);
  const secret = secretOf(form.get('khoa') ?? '');
  const wrong = (says: string): Reply => refused(parts, visit, says, secret);
  if (!(await isPassword(account.password, form.get('mat-khau') ?? ''))) return wrong(wrongPassword);
  const begun = await begin(parts, account, secret, form.get('ma') ?? '', visit.now);
  if (begun === null)
    return wrong('Mã 6 số chưa khớp. Bạn xem giờ trên điện thoại có đúng không, rồi gõ mã đang hiện.');
  await change(parts, visit, { secondFactor: begun.factor }, 'second-factor-on');
  return visit.page({
    title: 'Đã bật đăng nhập hai bước',
    main: html`<div class="card narrow">
      <p role="status">
        Đây là ${begun.codes.length} mã dự phòng, <b>chỉ hiện lần này</b>. Bạn chép ra giấy, cất nơi kín.
        Không có điện thoại bên mình thì gõ một mã, mỗi mã dùng một lần.
      </p>
      <ul class="secret">
        ${begun.codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <p><a href="/can-bo">Tôi đã chép xong</a></p>
    </div>`,
  });
}

async function turnOff(parts: AccountPageParts, visit: StaffVisit): Promise<Reply> {
  const { account, form } = visit;
  if (account.secondFactor === null) return ownPage(parts, visit);
  if (!(await isPassword(account.password, form.get('mat-khau') ?? '')))
    return refused(parts, visit, wrongPassword);
  await change(parts, visit, { secondFactor: null }, 'second-factor-off');
  const now = { ...visit, account: { ...account, secondFactor: null } };
  return ownPage(
    parts,
    now,
    notice('done', 'Đã tắt. Mã cũ trên điện thoại và trên giấy không dùng được nữa.'),
  );
}

const wrongPassword = 'Mật khẩu đang dùng chưa đúng.';

/** Other machines on which the account is open are out. */
async function change(
  { staff }: AccountPageParts,
  { account: { name }, now, token }: StaffVisit,
  what: Parameters<AccountPageParts['staff']['accounts']['change']>[1],
  action: string,
): Promise<void> {
  await staff.accounts.change(
    name,
    what,
    { at: now, actor: name, action, subject: name, detail: null },
    hashOf(token),
  );
}

const refused = (parts: AccountPageParts, visit: StaffVisit, says: string, secret?: string): Reply =>
  ownPage(parts, visit, notice('wrong', says), secret, 422);

/** @param secret - the one that the phone may have read already */
function ownPage(
  { settings }: AccountPageParts,
  visit: StaffVisit,
  message: Html = html``,
  secret = newSecret(),
  status = 200,
): Reply {
  const { account, page } = visit;
  const must = mustHaveSecondFactor(account, settings.secondFactor);
  const main =
    account.external !== null
      ? html`<p>Bạn đăng nhập bằng tài khoản chung của tỉnh. Bước thứ hai, nếu có, bật ở hệ thống chung.</p>`
      : account.secondFactor === null
        ? offForm(visit, secret, must)
        : onForm(visit, account.secondFactor.spare.length);
  return page({ title: 'Đăng nhập hai bước', status, main: html`${message}${main}` });
}

function offForm({ account, field }: StaffVisit, secret: string, must: boolean): Html {
  return html`<p>
      ${must ? 'Đơn vị yêu cầu tài khoản của bạn đăng nhập hai bước.' : ''} Sau mật khẩu, bạn gõ thêm mã 6 số
      hiện trên điện thoại của mình. Người khác biết mật khẩu cũng không vào được.
    </p>
    <form class="card narrow" action="/can-bo/hai-buoc" method="post">
      ${field}<input type="hidden" name="khoa" value="${secret}" />
      <ol>
        <li>Mở ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator hoặc Microsoft Authenticator.</li>
        <li>
          Bấm dấu cộng, chọn quét mã QR, quét hình này.
          <div class="qr" role="img" aria-label="Mã QR để quét bằng ứng dụng tạo mã">
            ${new Html(renderSVG(phoneAddress(secret, account.name), { ecc: 'L', border: 2 }))}
          </div>
          Đang xem trên chính điện thoại ấy thì
          <a href="${phoneAddress(secret, account.name)}">mở bằng ứng dụng tạo mã</a>. Không quét được thì gõ
          khóa: <b class="key">${secret.replace(/.{4}(?!$)/g, '$& ')}</b>
        </li>
        <li><label for="ma">Gõ mã 6 số đang hiện trên điện thoại</label></li>
      </ol>
      <input id="ma" name="ma" autocomplete="one-time-code" inputmode="numeric" required />
      ${passwordField}
      <button type="submit">Bật đăng nhập hai bước</button>
    </form>`;
}

function onForm({ field }: StaffVisit, left: number): Html {
  return html`<p>
      Đang bật. Bạn còn ${left} mã dự phòng. Đổi điện thoại hoặc sắp hết mã thì tắt rồi bật lại để lấy mã mới.
    </p>
    <form class="card narrow" action="/can-bo/hai-buoc/tat" method="post">
      ${field} ${passwordField}
      <button class="second" type="submit">Tắt đăng nhập hai bước</button>
    </form>`;
}

const passwordField = html`<label for="mat-khau">Mật khẩu đang dùng</label>
  <input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" required />`;
