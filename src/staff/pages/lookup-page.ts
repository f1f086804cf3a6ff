// Where the desk opens: what a clerk looks up most, on the very pages that citizens read.
import { html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Visit } from '../types.ts';

export function lookupPage({ page }: Visit): Reply {
  return page({
    title: 'Tra cứu',
    main: html`<p>Cán bộ và người dân đọc cùng một trang: cùng giấy tờ, thời hạn, lệ phí và nguồn.</p>
      <form class="card" action="/thu-tuc" method="get" role="search">
        <h2>Tìm thủ tục</h2>
        <label for="tim">Mã, tên thủ tục, hoặc lời người dân nói (không dấu cũng được)</label>
        <input id="tim" name="tim" maxlength="200" required autofocus />
        <button type="submit">Tìm thủ tục</button>
      </form>
      <form class="card" action="/tra-loi" method="get" role="search">
        <h2>Xem lại câu đã trả lời</h2>
        <label for="ma">Mã trả lời người dân đọc, ví dụ KT7K-4M3P</label>
        <input id="ma" name="ma" maxlength="40" autocomplete="off" required />
        <button type="submit">Xem câu trả lời</button>
      </form>`,
  });
}
