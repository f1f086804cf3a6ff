// Notices to everybody, on every channel: what, from when to when, why, and who wrote it.
import type { Notice } from '../../storage/types/service.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayMoment } from '../../web/moments.ts';
import { notice } from '../router.ts';
import type { StaffVisit, Visit } from '../types.ts';
import { longestWords, sentence, type NoticeParts } from './parts.ts';

/** A notice that has ended is shown for so long yet, ms. */
const remembered = 30 * 24 * 3_600_000;

export async function noticesPage(
  { service }: NoticeParts,
  { page, field, now, form }: Visit,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  // What was typed stays when it has to be put right.
  const typed = (name: string): string => (status === 200 ? '' : (form.get(name) ?? ''));
  const { notices } = await service.state(new Date(now.getTime() - remembered));
  return page({
    title: 'Thông báo',
    status,
    main: html`${messages}
      <p>
        Thông báo hiện ở lời chào của mọi kênh, một lần trong cuộc trò chuyện đang dở, và đầu mọi trang. Mọi
        máy chủ nhận thông báo trong vài giây.
      </p>
      <form class="card" action="/can-bo/thong-bao" method="post">
        ${field}
        <h2>Thêm thông báo</h2>
        <label for="loi-bao">Người dân đọc gì (ngắn, có việc phải làm)</label>
        <textarea id="loi-bao" name="noi-dung" rows="2" maxlength="${longestWords}" required>
${typed('noi-dung')}</textarea>
        <label for="tu">Từ lúc (giờ Việt Nam)</label>
        <input id="tu" name="tu" type="datetime-local" value="${typed('tu') || forInput(now)}" required />
        <label for="den">Đến lúc</label>
        <input id="den" name="den" type="datetime-local" value="${typed('den')}" required />
        <label for="ly-do">Vì sao (chỉ cán bộ đọc)</label>
        <input id="ly-do" name="ly-do" value="${typed('ly-do')}" maxlength="${longestWords}" required />
        <p><button type="submit">Đăng thông báo</button></p>
      </form>
      <h2>Đã đăng</h2>
      ${notices.length === 0 ? html`<p>Chưa có thông báo nào.</p>` : ''}
      ${[...notices].reverse().map((one) => card(one, now, field))}`,
  });
}

function card({ id, text, startsAt, endsAt, why, by, at }: Notice, now: Date, field: Html): Html {
  const state = now < startsAt ? 'Chưa đến giờ' : now < endsAt ? 'Đang hiện' : 'Đã hết giờ';
  return html`<article class="card">
    <p><b>${state}:</b> ${text}</p>
    <p class="small">
      Từ ${sayMoment(startsAt)} đến ${sayMoment(endsAt)}. Vì: ${why} ${by} đăng lúc ${sayMoment(at)}.
    </p>
    ${
      now < endsAt
        ? html`<form action="/can-bo/thong-bao/${id}/thu-hoi" method="post">
            ${field}<button class="second" type="submit">Thu hồi</button>
          </form>`
        : ''
    }
  </article>`;
}

export async function announce(parts: NoticeParts, visit: StaffVisit): Promise<Reply> {
  const { form, now, account } = visit;
  const text = sentence(form.get('noi-dung'));
  const why = sentence(form.get('ly-do'));
  const [startsAt, endsAt] = [fromInput(form.get('tu')), fromInput(form.get('den'))];
  const wrong = (says: string): Promise<Reply> => noticesPage(parts, visit, [notice('wrong', says)], 422);
  if (text === '' || why === '') return wrong('Bạn ghi nội dung và lý do.');
  if (startsAt === null || endsAt === null) return wrong('Bạn ghi giờ bắt đầu và giờ kết thúc.');
  if (endsAt <= startsAt || endsAt <= now) return wrong('Giờ kết thúc phải sau giờ bắt đầu và chưa qua.');
  const entry = { at: now, actor: account.name, action: 'notice-posted', subject: 'mọi kênh' };
  await parts.service.announce(
    { text, startsAt, endsAt, why },
    { ...entry, detail: { text, startsAt, endsAt, why } },
  );
  return noticesPage(parts, visit, [notice('done', 'Đã đăng. Các kênh hiện thông báo trong vài giây.')]);
}

export async function withdraw(parts: NoticeParts, visit: StaffVisit): Promise<Reply> {
  const id = Number(/^\d{1,15}$/.exec(visit.request.params['id'] ?? '')?.[0] ?? 0);
  const entry = { at: visit.now, actor: visit.account.name, action: 'notice-withdrawn' };
  const gone = await parts.service.withdraw(id, { ...entry, subject: String(id), detail: null });
  return gone
    ? noticesPage(parts, visit, [notice('done', 'Đã thu hồi.')])
    : noticesPage(parts, visit, [notice('wrong', 'Thông báo này không còn.')], 422);
}

/** «2026-11-24T15:30», a clock in Việt Nam (UTC+7, no daylight saving). */
const forInput = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);

function fromInput(given: string | null): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(given ?? '')) return null;
  const at = new Date(`${given ?? ''}:00+07:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
