// Reporting on the page of an answer that something is wrong, and what became of it, as far as that is known.
import { dayInVietnam, sayDay } from '../../../../knowledge/knowledge.ts';
import type { KeptFeedback } from '../../../../storage/types/feedback.ts';
import { html, type Html } from '../../../../web/html.ts';

/** @param said - what was said of the answer before; null = nothing */
export function reportForm(number: string, said: KeptFeedback | null): Html {
  if (said === null || said.state === 'noted') return form(number);
  if (said.state === 'open')
    return html`${said.words === null ? form(number) : ''}
      <p class="notice" id="bao-sai" role="status">
        Nội dung này đang được kiểm tra vì có người báo sai ngày
        ${sayDay(dayInVietnam(said.at))}${said.dueOn === null ? '' : `; hạn trả lời ${sayDay(said.dueOn)}`}.
        Trước khi làm theo, bạn hỏi lại nơi giải quyết.
      </p>`;
  const found = said.state === 'fixed' ? 'Có chỗ sai và đã sửa' : 'Đã kiểm tra, nội dung đúng';
  const on = said.repliedAt === null ? '' : ` ngày ${sayDay(dayInVietnam(said.repliedAt))}`;
  return html`<p class="notice" id="bao-sai">
    Có người báo sai. ${found}${on}. Người giữ nội dung trả lời: ${said.reply ?? ''}
  </p>`;
}

const form = (number: string): Html =>
  html`<details id="bao-sai">
    <summary>Báo nội dung sai</summary>
    <form action="/tra-loi/${number}/bao-sai" method="post">
      <label for="noi-dung">Sai ở đâu, đúng ra là thế nào. Đừng ghi họ tên, số giấy tờ.</label>
      <textarea id="noi-dung" name="noi-dung" rows="3" maxlength="1000"></textarea>
      <button type="submit">Gửi báo sai</button>
    </form>
  </details>`;
