// The page behind an answer number: exactly what was answered, for a clerk who is told the number. Nothing of the person who asked.
import { dayInVietnam, sayDay } from '../../../../knowledge/knowledge.ts';
import type { FinishedAnswer } from '../../../../dialogs/types.ts';
import { answerHtml } from '../../../../sheets/sheets.ts';
import type { KeptFeedback } from '../../../../storage/types/feedback.ts';
import { html, type Html } from '../../../../web/html.ts';
import { reportForm } from './report-form.ts';

/**
 * @param at - when it was said
 * @param said - what people said of it
 */
export function answerPage(answer: FinishedAnswer, at: Date, said: KeptFeedback | null): Html {
  return html`<h1>Câu trả lời ${answer.number ?? ''}</h1>
    <p class="small">
      Trợ lý đã trả lời như dưới đây lúc ${clock(at)} ngày ${sayDay(dayInVietnam(at))}. Trang này giữ nguyên
      lời đã nói; thông tin có thể đã đổi từ đó.
    </p>
    <section class="card">${answerHtml(answer)}</section>
    ${answer.number === null ? [] : reportForm(answer.number, said)}
    ${
      answer.procedure === null
        ? []
        : [
            html`<div class="actions">
              <a class="button second" href="/thu-tuc/${answer.procedure}"
                >Xem trang thủ tục ${answer.procedure}</a
              >
            </div>`,
          ]
    }
    ${askForNumber}`;
}

/** For somebody who came without a number, or with a wrong one. */
export function noAnswerPage(given: string | null): Html {
  return html`<h1>Xem lại câu trả lời</h1>
    ${given === null ? [] : [html`<p class="notice">Không có câu trả lời nào mang mã «${given}». Bạn xem lại từng chữ trong mã.</p>`]}
    <p>Mỗi câu trả lời có số liệu đều kèm một mã như KT7K-4M3P. Gõ mã đó để xem đúng câu đã trả lời.</p>
    ${askForNumber}`;
}

const askForNumber = html`<form action="/tra-loi" method="get" role="search">
  <input name="ma" aria-label="Mã trả lời" placeholder="Mã trả lời" autocomplete="off" required />
  <button type="submit">Xem câu trả lời</button>
</form>`;

/** «09:05» in Việt Nam. */
function clock(at: Date): string {
  return new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
