// What leaves the desk with the citizen: paper, a message, the page they can read themselves.
import { startUpper } from '../../knowledge/knowledge.ts';
import { type CaseSheet } from '../../dialogs/dialogs.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import { html, type Html } from '../../web/html.ts';
import { writeCase, type CaseQuery } from './case-query.ts';
import { caseMessage } from './message.ts';
import type { ReferenceParts } from './types.ts';
import { sayStop } from './words.ts';

export function handOver(
  { resumeUrl, chatTexts }: ReferenceParts,
  kb: KnowledgeBase,
  guide: Guide,
  asked: CaseQuery,
  sheet: CaseSheet,
): Html {
  const [begin] = sheet.stops;
  const message = caseMessage(kb, guide, asked, sheet, begin === undefined ? null : resumeUrl(begin.point));
  const texts = chatTexts(message);
  return html`<section class="card over">
    <h2>Đưa cho người dân</h2>
    ${
      begin === undefined
        ? [html`<p class="small">Chọn cách nộp để in phiếu.</p>`]
        : [
            html`<form class="row" action="/can-bo/phieu/${guide.code}" method="get">
              ${hidden(asked)}
              <p>
                <label for="buoc">Mã QR mở lại ở</label>
                <select id="buoc" name="buoc">
                  ${sheet.stops.map(
                    (stop) => html`<option value="${stop.node}">${startUpper(sayStop(stop))}</option>`,
                  )}
                </select>
              </p>
              <button name="kho" value="a5">Phiếu A5</button>
              <button class="second" name="kho" value="80">Phiếu 80 mm</button>
            </form>`,
          ]
    }
    <details>
      <summary>Chép để gửi Zalo</summary>
      ${texts.map(
        (text, index) =>
          html`<textarea id="chep-${index}" readonly rows="8" aria-label="Tin ${index + 1}">${text}</textarea>
            <button class="second" type="button" data-copy="chep-${index}" hidden>
              Chép tin ${texts.length > 1 ? index + 1 : ''}
            </button>`,
      )}
    </details>
    <form class="row" action="/can-bo/so-sanh" method="get">
      <input type="hidden" name="a" value="${guide.code}" />
      <p>
        <label for="b">So với thủ tục khác</label>
        <input id="b" name="b" maxlength="200" autocomplete="off" required />
      </p>
      <button class="second" type="submit">So sánh</button>
    </form>
    <p><a href="/thu-tuc/${guide.code}">Trang người dân đọc</a></p>
  </section>`;
}

function hidden(asked: CaseQuery): Html[] {
  return [...new URLSearchParams(writeCase(asked))].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}
