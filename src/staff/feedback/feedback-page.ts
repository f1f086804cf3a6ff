// What people say of answers: the reports that wait for their owner, with the day they are due, and how often which reason was given.
import { dayInVietnam, sayDay, startUpper } from '../../knowledge/knowledge.ts';
import { feedbackReasons, type KeptFeedback } from '../../storage/types/feedback.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayChannel } from '../pages/channels.ts';
import { sayMoment } from '../../web/moments.ts';
import { notice } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { reasonNames, stateNames, type FeedbackParts } from './parts.ts';

const shown = 100;
const longestReply = 500;
/** Days that the counts look back. */
const countedDays = 30;

export async function feedbackPage(
  parts: FeedbackParts,
  visit: StaffVisit,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  const { feedback, kb } = parts;
  const { now, page, account } = visit;
  const own = new Set(
    kb().owners.owners.flatMap(({ id, accounts }) => (accounts.includes(account.name) ? [id] : [])),
  );
  const open = await feedback.reports(['open'], shown);
  const mine = open.filter(({ owner }) => own.has(owner ?? ''));
  const others = open.filter(({ owner }) => !own.has(owner ?? ''));
  const done = await feedback.reports(['fixed', 'right'], shown);
  const noted = await feedback.noted(shown);
  return page({
    title: 'Phản hồi',
    status,
    main: html`${messages} ${await counts(parts, now)}
      ${mine.length === 0 ? [] : [html`<h2>Báo sai chờ bạn trả lời (${mine.length})</h2>`, ...mine.map((one) => card(parts, visit, one))]}
      <h2>${mine.length === 0 ? 'Báo sai đang chờ' : 'Báo sai chờ người khác'} (${others.length})</h2>
      ${others.length === 0 ? [html`<p>Không có báo sai nào chờ.</p>`] : others.map((one) => card(parts, visit, one))}
      <h2>Chưa giúp được, vì lý do khác</h2>
      ${noted.length === 0 ? [html`<p>Chưa có.</p>`] : noted.map((one) => card(parts, visit, one))}
      <h2>Báo sai đã trả lời</h2>
      ${done.length === 0 ? [html`<p>Chưa có.</p>`] : done.map((one) => card(parts, visit, one))}`,
  });
}

async function counts({ feedback }: FeedbackParts, now: Date): Promise<Html> {
  const said = await feedback.counts(new Date(now.getTime() - countedDays * 86_400_000), now);
  const reasons = feedbackReasons.map((reason) => `${reasonNames[reason]} ${said.get(reason) ?? 0}`);
  const helped = said.get('helped') ?? 0;
  const not = [...said].reduce((sum, [key, count]) => (key === 'helped' ? sum : sum + count), 0);
  return html`<p>
    ${countedDays} ngày qua: giúp được ${helped}, chưa giúp được ${not} (${reasons.join(', ')}, không nói lý
    do ${said.get('no-reason') ?? 0}).
  </p>`;
}

function card(
  { kb }: FeedbackParts,
  { field, account, now, request, form }: StaffVisit,
  one: KeptFeedback,
): Html {
  const { number, at, channel, reason, words, procedure, owner, dueOn, state } = one;
  const title = procedure === null ? null : (kb().guide(procedure)?.title ?? procedure);
  const holder = kb().owners.owners.find(({ id }) => id === owner)?.name;
  const late = state === 'open' && dueOn !== null && dueOn < dayInVietnam(now);
  return html`<article class="card">
    <p>
      <a href="/can-bo/tra-loi?ma=${number}">${number}</a>:
      ${reason === null ? 'không nói lý do' : reasonNames[reason]}.
      ${title === null ? '' : `Thủ tục ${title} (${procedure ?? ''}).`}
    </p>
    ${words === null ? [] : [html`<blockquote>${words}</blockquote>`]}
    <p class="small">
      Gửi lúc ${sayMoment(at)}, ${sayChannel(channel)}. ${holder === undefined ? '' : `Người giữ: ${holder}.`}
      ${dueOn === null ? '' : `Hạn ${sayDay(dueOn)}${late ? ', đã quá hạn' : ''}.`}
      ${startUpper(stateNames[state])}.
    </p>
    ${one.reply === null ? [] : [html`<p>${one.repliedBy ?? ''} trả lời: ${one.reply}</p>`]}
    ${state === 'open' && account.role !== 'clerk' ? replyForm(number, field, request.params['number'] === number ? form : new URLSearchParams()) : []}
  </article>`;
}

/** @param given - what was typed for this report and has to be put right */
const replyForm = (number: string, field: Html, given: URLSearchParams): Html =>
  html`<form action="/can-bo/phan-hoi/${number}" method="post">
    ${field}
    <label for="ket-qua-${number}">Kết quả kiểm tra</label>
    <select id="ket-qua-${number}" name="ket-qua" required>
      <option value="">chọn kết quả</option>
      <option value="fixed" ${given.get('ket-qua') === 'fixed' ? html`selected` : ''}>
        ${stateNames.fixed}
      </option>
      <option value="right" ${given.get('ket-qua') === 'right' ? html`selected` : ''}>
        ${stateNames.right}
      </option>
    </select>
    <label for="tra-loi-${number}">Trả lời (ai có mã trả lời đều đọc được)</label>
    <textarea id="tra-loi-${number}" name="tra-loi" rows="3" maxlength="${longestReply}" required>
${given.get('tra-loi') ?? ''}</textarea>
    <p><button type="submit">Gửi trả lời</button></p>
  </form>`;

/** Stores the owner's answer to a report. */
export async function answerReport(parts: FeedbackParts, visit: StaffVisit): Promise<Reply> {
  const { form, request, now, account } = visit;
  const number = request.params['number'] ?? '';
  const found = form.get('ket-qua');
  const reply = parts.mask((form.get('tra-loi') ?? '').trim().slice(0, longestReply));
  if (reply === '' || (found !== 'fixed' && found !== 'right'))
    return feedbackPage(parts, visit, [notice('wrong', 'Bạn chọn kết quả và ghi câu trả lời.')], 422);
  const entry = { at: now, actor: account.name, action: 'report-answered', subject: number };
  const answered = await parts.feedback.answer(number, found, reply, { ...entry, detail: { found, reply } });
  return answered
    ? feedbackPage(parts, visit, [notice('done', `Đã trả lời ${number}.`)])
    : feedbackPage(parts, visit, [notice('wrong', 'Báo sai này không còn chờ.')], 422);
}
