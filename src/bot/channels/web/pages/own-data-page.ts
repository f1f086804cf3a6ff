// The page at which people take away what is kept of their conversation; it holds nothing of it itself.
import { html, type Html } from '../../../../web/html.ts';

/** @param sealed - proves whose conversation it is, for half an hour */
export function ownDataPage(path: string, sealed: string): Html {
  return html`<h1>Dữ liệu của tôi</h1>
    <p>
      Đây là mọi thứ trợ lý đang giữ về cuộc trò chuyện bạn vừa hỏi: tin nhắn đã che số, việc đang làm, xã
      phường, số đếm thống kê.
    </p>
    <form action="${path}" method="post">
      <input type="hidden" name="ma" value="${sealed}" />
      <p><button type="submit" name="dang" value="text">Tải bản để đọc</button></p>
      <p><button type="submit" name="dang" value="json">Tải bản cho máy (JSON)</button></p>
    </form>
    <p>
      Trang này dùng được 30 phút. Máy dùng chung thì bạn xóa tệp sau khi xem. Muốn xóa hết ở máy chủ, bạn
      nhắn cho trợ lý: «xóa dữ liệu của tôi».
    </p>`;
}

/** For a link that is too old, or a conversation that is gone. */
export function ownDataUnknownPage(): Html {
  return html`<h1>Đường dẫn này không dùng được nữa</h1>
    <p>
      Đường dẫn chỉ dùng được 30 phút, và hết dùng khi cuộc trò chuyện đã bị xóa. Bạn nhắn lại cho trợ lý:
      «xuất dữ liệu của tôi», trợ lý gửi đường dẫn mới.
    </p>`;
}
