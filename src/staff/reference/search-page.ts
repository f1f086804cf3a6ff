// Where the desk opens: one box for every procedure that answers while a clerk types, and the look-up of an answer by its number.
import { startUpper } from '../../knowledge/knowledge.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { notice, seeOther } from '../router.ts';
import type { Visit } from '../types.ts';
import { longestWords, proceduresNaming, searchProcedures, type Hit } from './search.ts';
import type { ReferenceParts } from './types.ts';

/** `?tim=` are words to look for; a whole code leads straight to its procedure when the form is sent. */
export function searchPage(
  { kb, find }: Pick<ReferenceParts, 'kb' | 'find'>,
  { page, request }: Visit,
): Reply {
  const words = (request.query.get('tim') ?? '').trim().slice(0, longestWords);
  const hits = words === '' ? [] : searchProcedures(kb(), find, words);
  const vague = hits.length === 0 ? proceduresNaming(kb(), words) : [];
  const typing = request.header('hx-request') !== null;
  const [first] = hits;
  if (!typing && first !== undefined && hits.length === 1) return seeOther(`/can-bo/thu-tuc/${first.code}`);
  return page({
    title: 'Tra cứu',
    main: html`${request.query.has('da-dat') ? [notice('done', 'Đã đặt mật khẩu riêng. Lần sau bạn đăng nhập bằng mật khẩu này.')] : []}
      <form class="search" action="/can-bo" method="get" role="search" aria-label="Tìm thủ tục">
        <label for="tim">Mã, tên thủ tục, hoặc lời người dân nói (không dấu cũng được)</label>
        <div class="row">
          <input
            id="tim"
            name="tim"
            value="${words}"
            maxlength="${longestWords}"
            autocomplete="off"
            spellcheck="false"
            required
            autofocus
            hx-get="/can-bo"
            hx-trigger="input changed delay:120ms"
            hx-sync="this:replace"
            hx-target="#ket-qua"
            hx-select="#ket-qua > *"
            hx-swap="innerHTML"
          />
          <button type="submit">Tìm</button>
        </div>
      </form>
      <div id="ket-qua" class="results">${results(words, hits, vague)}</div>
      <form class="card" action="/can-bo/tra-loi" method="get" role="search" aria-label="Câu đã trả lời">
        <h2>Xem lại câu đã trả lời</h2>
        <label for="ma">Mã trả lời người dân đọc, ví dụ KT7K-4M3P</label>
        <div class="row">
          <input id="ma" name="ma" maxlength="40" autocomplete="off" spellcheck="false" required />
          <button type="submit">Xem câu trả lời</button>
        </div>
      </form>`,
  });
}

/** @param vague - procedures that only have the words in their names, where none is meant by them */
function results(words: string, hits: readonly Hit[], vague: readonly Hit[]): Html {
  if (words === '') return html`<p class="small" role="status">Gõ để tìm. Phím mũi tên xuống để chọn.</p>`;
  const says =
    hits.length > 0
      ? `${hits.length} thủ tục, gần nhất ở trên.`
      : vague.length > 0
        ? `«${words}» chưa đủ rõ, bạn gõ thêm một từ. Tên có chữ này:`
        : `Không tìm thấy thủ tục nào cho «${words}». Bạn thử gõ cách khác.`;
  return html`<p class="small" role="status">${says}</p>
    ${hitList([...hits, ...vague], ({ code }) => `/can-bo/thu-tuc/${code}`)}`;
}

/** A list to go through with the arrow keys. */
export function hitList(hits: readonly Hit[], address: (hit: Hit) => string): Html[] {
  if (hits.length === 0) return [];
  return [
    html`<ol class="hits">
      ${hits.map(
        (hit) =>
          html`<li>
            <a href="${address(hit)}">${startUpper(hit.title)}</a>
            <span class="small"
              >${hit.code}${hit.guided ? ' · có hướng dẫn' : ' · theo bản ghi'}${officially(hit)}</span
            >
          </li>`,
      )}
    </ol>`,
  ];
}

const officially = ({ title, officialName }: Hit): string =>
  officialName.toLowerCase() === title.toLowerCase() ? '' : ` · ${officialName}`;
