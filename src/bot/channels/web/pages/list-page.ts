// All procedures on one page, and what to offer when somebody looks for one that has no page.
import { startUpper } from '../../../../knowledge/knowledge.ts';
import type { KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import { html, type Html } from '../../../../web/html.ts';

/** The guides that people wrote, by field; the official records are too many for a list and are found by searching. */
export function listPage(kb: KnowledgeBase): Html {
  const fields = Map.groupBy(kb.guides.values(), ({ field }) => field);
  const sorted = [...fields].sort(([one], [other]) => one.localeCompare(other, 'vi'));
  const records = kb.recordTargets().length;
  return html`<h1>Thủ tục hành chính ở Hà Tĩnh</h1>
    <p>
      ${kb.guides.size} thủ tục có hướng dẫn từng
      bước${records === 0 ? '.' : `. ${records.toLocaleString('vi-VN')} thủ tục khác có thông tin theo bản ghi của Cổng, bạn gõ tên để tìm.`}
    </p>
    ${search('')}
    ${sorted.map(
      ([field, guides]) =>
        html`<h2>${field}</h2>
          <ul class="plain">
            ${[...guides]
              .sort((one, other) => one.title.localeCompare(other.title, 'vi'))
              .map(({ code, title }) => entry(code, title))}
          </ul>`,
    )}`;
}

/** @param codes - of the procedures that the words may mean, likeliest first */
export function foundPage(kb: KnowledgeBase, words: string, codes: readonly string[]): Html {
  return html`<h1>Tìm thủ tục</h1>
    ${search(words)} ${suggestions(kb, codes, `Có thể bạn tìm:`)}
    ${codes.length > 0 ? [] : [html`<p>Không tìm thấy thủ tục nào như vậy. Bạn thử gõ tên việc theo cách khác, hoặc hỏi trợ lý.</p>`]}
    ${askAssistant}`;
}

/** @param given - what stood in the address */
export function unknownPage(kb: KnowledgeBase, given: string, codes: readonly string[]): Html {
  return html`<h1>Không có trang thủ tục này</h1>
    <p>Tôi chưa có trang cho «${given}». Mã thủ tục có dạng 1.001193, ghi trên trang thủ tục của Cổng.</p>
    ${suggestions(kb, codes, 'Có thể bạn tìm:')} ${search('')} ${askAssistant}`;
}

function suggestions(kb: KnowledgeBase, codes: readonly string[], title: string): Html[] {
  const known = codes.flatMap((code) => {
    const guide = kb.guide(code);
    return guide === undefined ? [] : [entry(code, guide.title)];
  });
  if (known.length === 0) return [];
  return [
    html`<h2>${title}</h2>
      <ul class="plain">
        ${known}
      </ul>`,
  ];
}

function entry(code: string, title: string): Html {
  return html`<li><a href="/thu-tuc/${code}">${startUpper(title)}</a></li>`;
}

function search(words: string): Html {
  return html`<form action="/thu-tuc" method="get" role="search">
    <input
      name="tim"
      value="${words}"
      aria-label="Tên việc cần làm"
      placeholder="Ví dụ: làm khai sinh cho con"
    />
    <button type="submit">Tìm</button>
  </form>`;
}

/** The two ways on from a page that has nothing. */
export const askAssistant = html`<div class="actions">
  <a class="button" href="/">Hỏi trợ lý</a>
  <a class="button second" href="/thu-tuc">Xem tất cả thủ tục</a>
</div>`;
