// One conversation at the desk: what was said, where the person stands, what the assistant would answer, and the clerk's own words.
import { startUpper } from '../../knowledge/knowledge.ts';
import { randomUUID } from 'node:crypto';
import { type Standing } from '../../dialogs/dialogs.ts';
import type { QueuedHandover } from '../../storage/types/handovers.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayChannel } from '../pages/channels.ts';
import type { StaffVisit } from '../types.ts';
import {
  longestMessage,
  longestQuestion,
  mostEntries,
  pace,
  queueAddress,
  type HandoverParts,
} from './parts.ts';
import { sayEntry } from './entry.ts';

/** @param own - the conversation of this clerk; null: it is over, or somebody else's */
export async function talkPage(
  parts: HandoverParts,
  visit: StaffVisit,
  own: QueuedHandover | null,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  const { page, now, account } = visit;
  await parts.handovers.clerkSeen(account.name, now);
  if (own === null)
    return page({
      title: 'Cuộc đã xong',
      heading: 'Cuộc này đã xong',
      status,
      main: html`${messages} ${over}`,
    });
  const { id, conversation } = own;
  const place = parts.standing(conversation.state);
  const after = Math.max(0, conversation.watermark - mostEntries);
  const entries = await parts.transcript.read(conversation.id, after, mostEntries);
  return page({
    title: 'Nhắn với người dân',
    status,
    main: html`${messages}
      <div class="two talk">
        <div>
          <div
            id="cuoc"
            hx-get="${queueAddress}/${id}?tu-dong=1"
            hx-trigger="every ${pace.talk}"
            hx-select="#cuoc"
            hx-swap="outerMorph"
          >
            <p class="small">${startUpper(sayChannel(conversation.channel))}. ${sayPlace(place)}</p>
            <div class="said" role="log" aria-label="Cuộc trò chuyện" tabindex="0" data-end>
              <ol>
                ${entries.flatMap(sayEntry)}
              </ol>
            </div>
          </div>
          ${replyForm(visit, id)}
        </div>
        <div>${await readyAnswers(parts, visit, own, place)}</div>
      </div>`,
  });
}

const over = html`<div id="cuoc" class="card">
  <p>Người dân đã trở lại với trợ lý, hoặc đã xóa cuộc trò chuyện, hoặc cán bộ khác đang trả lời.</p>
  <p><a href="${queueAddress}">Về hàng chờ</a></p>
</div>`;

const sayPlace = ({ where, unit }: Standing): string =>
  `${where ?? 'Chưa nói việc gì'}.${unit === null ? '' : ` Ở ${unit}.`}`;

function replyForm({ field }: StaffVisit, id: number): Html {
  return html`<form action="${queueAddress}/${id}/nhan-tin" method="post">
      ${field}<input type="hidden" name="lan" value="${randomUUID()}" />
      <label for="loi">Trả lời</label>
      <textarea
        id="loi"
        name="loi"
        rows="4"
        maxlength="${longestMessage}"
        aria-describedby="nhac"
        required
        autofocus
      ></textarea>
      <p class="small" id="nhac">
        Người dân thấy tên là «Cán bộ». Không hỏi và không ghi số giấy tờ, mật khẩu, mã OTP của người dân;
        những số ấy bị che. Số điện thoại cơ quan thì gửi được.
      </p>
      <p>
        <button type="submit">Gửi <kbd>Ctrl+Enter</kbd></button>
      </p>
    </form>
    <form action="${queueAddress}/${id}/tra-lai" method="post">
      ${field}<button class="second" type="submit">Trả lại trợ lý</button>
      <a href="${queueAddress}">Hàng chờ</a>
    </form>`;
}

/** `?hoi=` is asked of the assistant at the place where the person stands; nothing of it is said to the person. */
async function readyAnswers(
  parts: HandoverParts,
  { request }: StaffVisit,
  { id, conversation }: QueuedHandover,
  { procedure }: Standing,
): Promise<Html> {
  const words = (request.query.get('hoi') ?? '').trim().slice(0, longestQuestion);
  const answers = words === '' ? [] : await parts.answersTo(conversation.state, words);
  const address = `${queueAddress}/${id}`;
  return html`<section class="card">
    <h2>Câu trả lời sẵn</h2>
    <form
      class="search"
      action="${address}"
      method="get"
      role="search"
      aria-label="Hỏi trợ lý"
      hx-get="${address}"
      hx-target="#san"
      hx-select="#san > *"
      hx-swap="innerHTML"
    >
      <label for="hoi">Hỏi trợ lý thay người dân</label>
      <div class="row">
        <input
          id="hoi"
          name="hoi"
          value="${words}"
          maxlength="${longestQuestion}"
          autocomplete="off"
          required
        />
        <button class="second" type="submit">Hỏi</button>
      </div>
    </form>
    <div id="san" role="status">
      ${answers.map(
        (text, index) =>
          html`<textarea id="san-${index}" readonly rows="9" aria-label="Trợ lý trả lời, phần ${index + 1}">
${text}</textarea>
            <p>
              <button class="second" type="button" data-put="san-${index}" data-into="loi">
                Đưa vào ô trả lời
              </button>
            </p>`,
      )}
      ${words !== '' && answers.length === 0 ? html`<p>Trợ lý không có câu trả lời.</p>` : ''}
    </div>
    ${procedure === null ? [] : [html`<p><a href="/can-bo/thu-tuc/${procedure}" target="_blank">Tra cứu thủ tục này (mở thẻ mới)</a></p>`]}
    <p><a href="/can-bo" target="_blank">Tra cứu thủ tục khác (mở thẻ mới)</a></p>
  </section>`;
}
