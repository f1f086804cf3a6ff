// Lets a procedure, a channel or the whole assistant rest: people read why and whom to ask instead, and the log keeps who did it.
import type { Switch, Target } from '../../storage/types/service.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayMoment } from '../../web/moments.ts';
import { askFirst } from '../pages/ask-first.ts';
import { notice } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { longestWords, sentence, type NoticeParts } from './parts.ts';

/** What an administrator can let rest beside procedures. */
const wide: readonly (readonly [Target, string])[] = [
  ['assistant', 'Cả trợ lý, mọi kênh'],
  ['channel:web', 'Kênh trang web'],
  ['channel:zalo', 'Kênh Zalo'],
  ['channel:messenger', 'Kênh Messenger'],
  ['channel:botframework', 'Kênh Bot Framework'],
  ['channel:api', 'Tổng đài qua API'],
];

/** Procedures are an editor's; the rest is an administrator's: each has its own addresses. */
export type Reach = 'procedure' | 'wide';

const addressOf: Readonly<Record<Reach, string>> = {
  procedure: '/can-bo/tam-nghi/thu-tuc',
  wide: '/can-bo/tam-nghi/kenh',
};

export async function switchesPage(
  parts: NoticeParts,
  visit: StaffVisit,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  const { page, account, now } = visit;
  const { switches } = await parts.service.state(now);
  return page({
    title: 'Tạm nghỉ',
    status,
    main: html`${messages}
      <p>Người dân đọc lý do và chỗ hỏi thay thế. Mọi máy chủ làm theo trong vài giây.</p>
      <h2>Đang tạm nghỉ</h2>
      ${switches.length === 0 ? html`<p>Không có gì đang nghỉ.</p>` : ''}
      ${switches.map((one) => card(parts, visit, one))}
      ${form(
        parts,
        visit,
        'procedure',
        html`<h2>Cho một thủ tục nghỉ</h2>
          <label for="thu-tuc">Mã thủ tục, ví dụ 1.001193</label>
          <input
            id="thu-tuc"
            name="gi"
            value="${typed(visit, 'procedure', 'gi', status)}"
            inputmode="decimal"
            autocomplete="off"
            required
          />`,
        status,
      )}
      ${
        account.role === 'administrator'
          ? form(
              parts,
              visit,
              'wide',
              html`<h2>Cho một kênh hoặc cả trợ lý nghỉ</h2>
                <label for="kenh">Cho nghỉ</label>
                <select id="kenh" name="gi">
                  ${[...wide].reverse().map(([target, says]) => html`<option value="${target}">${says}</option>`)}
                </select>`,
              status,
            )
          : ''
      }`,
  });
}

/** What was typed into the form of this reach stays when it has to be put right. */
const typed = ({ form, request }: StaffVisit, reach: Reach, name: string, status: number): string =>
  status === 200 || request.path !== addressOf[reach] ? '' : (form.get(name) ?? '');

function form(
  { askInstead }: NoticeParts,
  visit: StaffVisit,
  reach: Reach,
  what: Html,
  status: number,
): Html {
  const given = (name: string): string => typed(visit, reach, name, status);
  return html`<form class="card" action="${addressOf[reach]}" method="post">
    ${visit.field}${what}
    <label for="ly-do-${reach}">Lý do người dân đọc</label>
    <input id="ly-do-${reach}" name="ly-do" value="${given('ly-do')}" maxlength="${longestWords}" required />
    <label for="hoi-${reach}">Hỏi ai thay thế</label>
    <input
      id="hoi-${reach}"
      name="hoi"
      value="${given('hoi') || askInstead}"
      maxlength="${longestWords}"
      required
    />
    <p><button type="submit">Cho nghỉ</button></p>
  </form>`;
}

const reachOf = (target: Target): Reach => (target.startsWith('procedure:') ? 'procedure' : 'wide');

function nameOf({ titleOf }: NoticeParts, target: Target): string {
  const code = target.replace(/^procedure:/, '');
  return wide.find(([one]) => one === target)?.[1] ?? `Thủ tục ${titleOf(code) ?? ''} (${code})`;
}

function card(parts: NoticeParts, { field, account }: StaffVisit, one: Switch): Html {
  const { target, reason, ask, by, at } = one;
  const reach = reachOf(target);
  const may = reach === 'procedure' || account.role === 'administrator';
  return html`<article class="card">
    <p><b>${nameOf(parts, target)}</b></p>
    <p>Lý do: ${reason} Hỏi: ${ask}</p>
    <p class="small">${by} cho nghỉ lúc ${sayMoment(at)}.</p>
    ${
      may
        ? html`<form action="${addressOf[reach]}/mo" method="post">
            ${field}<input type="hidden" name="gi" value="${target.replace(/^procedure:/, '')}" />
            <button class="second" type="submit">Cho làm việc lại</button>
          </form>`
        : ''
    }
  </article>`;
}

/** What the form names, within the reach of its address; null for anything else. */
function targetIn({ titleOf }: NoticeParts, { form }: StaffVisit, reach: Reach): Target | null {
  const given = (form.get('gi') ?? '').trim();
  if (reach === 'wide') return wide.find(([target]) => target === given)?.[0] ?? null;
  return titleOf(given) === null ? null : `procedure:${given}`;
}

export async function switchOff(parts: NoticeParts, visit: StaffVisit, reach: Reach): Promise<Reply> {
  const target = targetIn(parts, visit, reach);
  const words = { reason: sentence(visit.form.get('ly-do')), ask: sentence(visit.form.get('hoi')) };
  const wrong = (says: string): Promise<Reply> => switchesPage(parts, visit, [notice('wrong', says)], 422);
  if (target === null)
    return wrong(reach === 'wide' ? 'Không rõ kênh nào.' : 'Không có thủ tục mang mã này.');
  if (words.reason === '' || words.ask === '') return wrong('Bạn ghi lý do và chỗ hỏi thay thế.');
  const name = nameOf(parts, target);
  const asking =
    reach === 'wide' &&
    askFirst(visit, {
      title: `${name}: cho nghỉ?`,
      says: `Người dân sẽ đọc: «Lý do: ${words.reason} Bạn hỏi: ${words.ask}» Mọi máy chủ làm theo trong vài giây. Mở lại ở trang này.`,
      does: 'Cho nghỉ',
      back: '/can-bo/tam-nghi',
    });
  if (asking) return asking;
  await parts.service.switchOff(target, words, entryOf(visit, 'switched-off', target, words));
  return switchesPage(parts, visit, [notice('done', `${name}: đã cho nghỉ.`)]);
}

export async function switchOn(parts: NoticeParts, visit: StaffVisit, reach: Reach): Promise<Reply> {
  const target = targetIn(parts, visit, reach);
  const on =
    target !== null && (await parts.service.switchOn(target, entryOf(visit, 'switched-on', target, null)));
  return on
    ? switchesPage(parts, visit, [notice('done', `${nameOf(parts, target)}: đã làm việc lại.`)])
    : switchesPage(parts, visit, [notice('wrong', 'Không có gì đang nghỉ ở đây.')], 422);
}

const entryOf = ({ now, account }: StaffVisit, action: string, subject: string, detail: unknown) => ({
  ...{ at: now, actor: account.name, action, subject, detail },
});
