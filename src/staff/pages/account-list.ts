// The page of accounts: who has one, with which role, and the buttons that change it.
import type { StaffSettings } from '../../config/staff.ts';
import { roles, type Role, type Staff, type StaffAccount } from '../../storage/types/staff.ts';
import { html, type Html } from '../../web/html.ts';
import { sayMoment } from '../../web/moments.ts';
import type { Reply } from '../../web/types.ts';
import type { StaffVisit } from '../types.ts';
import { roleNames } from './frame.ts';

/** A password that is shown this once. */
export function oneTimeNotice(name: string, password: string, { oneTime }: StaffSettings): Html {
  return html`<div class="done" role="status">
    <p>Mật khẩu dùng một lần của «${name}», chỉ hiện lần này:</p>
    <p class="secret">${password}</p>
    <p>
      Bạn đưa tận tay cho người ấy. Dùng được trong ${Math.round(oneTime / 3_600_000)} giờ; lần đầu vào sẽ đặt
      mật khẩu riêng.
    </p>
  </div>`;
}

/** @param message - what was done, or why it was not; then `status` says so too */
export async function listPage(
  { staff }: { readonly staff: Staff },
  { page, field, now, form }: StaffVisit,
  message?: Html,
  status = 200,
): Promise<Reply> {
  const accounts = await staff.accounts.list();
  return page({
    title: 'Tài khoản',
    status,
    main: html`${message === undefined ? [] : [message]}
      <form class="card row" action="/can-bo/tai-khoan" method="post">
        ${field}
        <p>
          <label for="ten">Tên đăng nhập mới</label>
          <input
            id="ten"
            name="ten"
            value="${status === 200 ? '' : (form.get('ten') ?? '')}"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            required
          />
        </p>
        <p><label for="vai-tro">Vai trò</label>${roleChoice('vai-tro', 'clerk')}</p>
        <p><button type="submit">Thêm tài khoản</button></p>
      </form>
      <ul class="accounts">
        ${accounts.map((account) => accountItem(account, field, now))}
      </ul>`,
  });
}

function accountItem(account: StaffAccount, field: Html, now: Date): Html {
  const { name, role, disabledAt, createdAt, secondFactor } = account;
  const at = `/can-bo/tai-khoan/${name}`;
  const id = `vai-tro-${name}`;
  return html`<li class="card">
    <h2>${name}</h2>
    <p class="small">
      ${roleNames[role]}, ${stateOf(account, now)}${secondFactor === null ? '' : ', đăng nhập hai bước'}. Có
      từ ${sayMoment(createdAt)}.
    </p>
    <div class="row">
      <form action="${at}/vai-tro" method="post">
        ${field}
        <p><label class="heard" for="${id}">Vai trò</label>${roleChoice(id, role)}</p>
        <button class="second" type="submit">Đổi vai trò<span class="heard"> của ${name}</span></button>
      </form>
      <form action="${at}/mat-khau" method="post">
        ${field}<button class="second" type="submit">
          Cấp lại mật khẩu<span class="heard"> cho ${name}</span>
        </button>
      </form>
      <form action="${at}/${disabledAt === null ? 'khoa' : 'mo'}" method="post">
        ${field}<button class="second" type="submit">
          ${disabledAt === null ? 'Khóa' : 'Mở lại'}<span class="heard"> tài khoản ${name}</span>
        </button>
      </form>
      ${secondFactor === null ? [] : [oneStepForm(at, name, field)]}
    </div>
  </li>`;
}

/** For somebody who lost the phone and the paper. */
const oneStepForm = (at: string, name: string, field: Html): Html =>
  html`<form action="${at}/mot-buoc" method="post">
    ${field}<button class="second" type="submit">Bỏ hai bước<span class="heard"> của ${name}</span></button>
  </form>`;

function stateOf({ disabledAt, oneTimeUntil }: StaffAccount, now: Date): string {
  if (disabledAt !== null) return 'đã khóa';
  if (oneTimeUntil === null) return 'đang dùng';
  return oneTimeUntil > now ? 'chưa đặt mật khẩu riêng' : 'mật khẩu dùng một lần đã hết hạn';
}

function roleChoice(id: string, chosen: Role): Html {
  return html`<select id="${id}" name="vai-tro">
    ${roles.map(
      (role) =>
        html`<option value="${role}" ${role === chosen ? html`selected` : ''}>${roleNames[role]}</option>`,
    )}
  </select>`;
}
