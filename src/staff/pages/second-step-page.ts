// Between the password and the desk: the code of the phone, or one from paper.
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { wantedOf } from '../access/forms.ts';
import { giveCode } from '../access/second-factor.ts';
import { cookie, hashOf, openSession } from '../access/sessions.ts';
import { notice, seeOther, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { sayWait, type SignInPageParts } from './sign-in-pages.ts';

export function secondStepPages(
  parts: SignInPageParts,
): Pick<Handlers, 'GET /can-bo/vao/ma' | 'POST /can-bo/vao/ma'> {
  return {
    'GET /can-bo/vao/ma': (visit) => codePage(visit, visit.request.query, []),
    'POST /can-bo/vao/ma': (visit) => give(parts, visit),
  };
}

async function give(parts: SignInPageParts, visit: StaffVisit): Promise<Reply> {
  const { form, account, now, token } = visit;
  const outcome = await giveCode(parts, account, form.get('ma') ?? '', now);
  if (outcome.kind === 'wrong')
    return codePage(
      visit,
      form,
      [notice('wrong', 'Mã chưa đúng hoặc đã dùng rồi. Bạn chờ mã mới rồi gõ lại.')],
      422,
    );
  if (outcome.kind === 'wait') {
    const { says, headers } = sayWait(outcome.until, now);
    return codePage(visit, form, [notice('wrong', says)], 429, headers);
  }
  const { name } = account;
  await parts.staff.sessions.close(hashOf(token));
  if (outcome.spareUsed)
    await parts.staff.audit.add({
      at: now,
      actor: name,
      action: 'spare-code-used',
      subject: name,
      detail: null,
    });
  const opened = await openSession(parts, account, now, false);
  // Without the phone: how many codes are left, and how to change to another phone.
  return seeOther(outcome.spareUsed ? '/can-bo/hai-buoc' : wantedOf(form), {
    'set-cookie': cookie(opened, parts.secure),
  });
}

function codePage(
  { page, field }: StaffVisit,
  from: URLSearchParams,
  messages: readonly Html[],
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return page({
    title: 'Gõ mã trên điện thoại',
    status,
    headers,
    main: html`${messages}
      <form class="card narrow" action="/can-bo/vao/ma" method="post">
        ${field}<input type="hidden" name="tiep" value="${wantedOf(from)}" />
        <label for="ma">Mã 6 số</label>
        <input
          id="ma"
          name="ma"
          autocomplete="one-time-code"
          inputmode="numeric"
          aria-describedby="goi-y"
          required
          autofocus
        />
        <p class="small" id="goi-y">Mở ứng dụng tạo mã trên điện thoại, gõ mã đang hiện.</p>
        <button type="submit">Vào bàn cán bộ</button>
      </form>
      <p class="small">
        Không có điện thoại bên mình? Gõ một mã dự phòng 12 số bạn đã chép ra giấy. Mất cả giấy thì nhờ người
        quản trị.
      </p>
      <p class="small"><a href="/can-bo/vao">Đăng nhập bằng tài khoản khác</a></p>`,
  });
}
