// Where administrators give and end keys of the API: shown once, one for each program, so that one can be ended alone.
import { sayDay } from '../../knowledge/knowledge.ts';
import type { ApiKey, Staff } from '../../storage/types/staff.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { readName } from '../access/accounts.ts';
import { sayMoment } from '../../web/moments.ts';
import { askFirst } from '../pages/ask-first.ts';
import { notice, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { hashOfKey, newKey } from './keys.ts';

type Pages = Pick<
  Handlers,
  'GET /can-bo/khoa-api' | 'POST /can-bo/khoa-api' | 'POST /can-bo/khoa-api/:name/thu-hoi'
>;

export function keyPages(parts: { readonly staff: Staff }): Pages {
  const { keys } = parts.staff;
  return {
    'GET /can-bo/khoa-api': (visit) => listPage(parts.staff, visit),
    'POST /can-bo/khoa-api': async (visit) => {
      const name = readName(visit.form.get('ten') ?? '');
      if (name === null) return listPage(parts.staff, visit, notice('wrong', nameRule), 422);
      const key = newKey();
      const added = await keys.add(name, hashOfKey(key), entry(visit, 'api-key-added', name));
      return added
        ? listPage(parts.staff, visit, shownOnce(name, key))
        : listPage(parts.staff, visit, notice('wrong', `Đã có khóa «${name}».`), 422);
    },
    'POST /can-bo/khoa-api/:name/thu-hoi': async (visit) => {
      const name = visit.request.params['name'] ?? '';
      const asking = askFirst(visit, {
        title: `Thu hồi khóa «${name}»?`,
        says: 'Chương trình đang dùng khóa này bị từ chối ngay, và không mở lại được: muốn dùng tiếp phải cấp khóa khác.',
        does: 'Thu hồi khóa',
        back: '/can-bo/khoa-api',
      });
      if (asking !== null) return asking;
      return (await keys.revoke(name, entry(visit, 'api-key-revoked', name)))
        ? listPage(
            parts.staff,
            visit,
            notice('done', `Đã thu hồi khóa «${name}», dùng tiếp sẽ bị từ chối ngay.`),
          )
        : listPage(parts.staff, visit, notice('wrong', `Không có khóa «${name}» đang dùng.`), 422);
    },
  };
}

const nameRule =
  'Tên gồm chữ không dấu, số, dấu chấm hoặc gạch, từ 2 đến 40 ký tự, bắt đầu bằng chữ. Ví dụ: tong-dai-1022.';

const entry = ({ account, now }: StaffVisit, action: string, subject: string) => ({
  at: now,
  actor: account.name,
  action,
  subject,
  detail: null,
});

function shownOnce(name: string, key: string): Html {
  return html`<div class="done" role="status">
    <p>Khóa của «${name}», chỉ hiện lần này:</p>
    <p class="secret">${key}</p>
    <p>Bạn chép ngay và gửi cho bên dùng bằng đường kín. Mất thì thu hồi rồi cấp khóa khác.</p>
  </div>`;
}

async function listPage(
  { keys }: Staff,
  { page, field }: StaffVisit,
  message?: Html,
  status = 200,
): Promise<Reply> {
  const all = await keys.list();
  return page({
    title: 'Khóa API',
    status,
    main: html`${message === undefined ? [] : [message]}
      <p>
        Mỗi chương trình hỏi trợ lý qua <a href="/api/v1/openapi.json">/api/v1</a>, như phần mềm của tổng đài,
        có một khóa riêng.
      </p>
      <form class="card row" action="/can-bo/khoa-api" method="post">
        ${field}
        <p>
          <label for="ten">Tên chương trình</label>
          <input id="ten" name="ten" autocomplete="off" autocapitalize="none" spellcheck="false" required />
        </p>
        <p><button type="submit">Cấp khóa</button></p>
      </form>
      ${
        all.length === 0
          ? html`<p>Chưa cấp khóa nào.</p>`
          : html`<ul class="accounts">
              ${all.map((key) => keyItem(key, field))}
            </ul>`
      }`,
  });
}

function keyItem({ name, createdAt, revokedAt, usedOn }: ApiKey, field: Html): Html {
  const state = revokedAt === null ? 'đang dùng' : `đã thu hồi ${sayMoment(revokedAt)}`;
  return html`<li class="card">
    <h2>${name}</h2>
    <p class="small">
      Cấp ${sayMoment(createdAt)}, ${state}.
      ${usedOn === null ? 'Chưa dùng lần nào.' : `Dùng gần nhất ngày ${sayDay(usedOn)}.`}
    </p>
    ${
      revokedAt === null
        ? [
            html`<form action="/can-bo/khoa-api/${name}/thu-hoi" method="post">
              ${field}<button class="second" type="submit">
                Thu hồi<span class="heard"> khóa ${name}</span>
              </button>
            </form>`,
          ]
        : []
    }
  </li>`;
}
