// The usual hours and holidays of the offices as the assistant tells them, with their source, and how they are changed.
import { sayDay } from '../../knowledge/knowledge.ts';
import { html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Visit } from '../types.ts';
import type { NoticeParts } from './parts.ts';

const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

export function hoursPage({ hours }: NoticeParts, { page }: Visit): Reply {
  const { weekdays: days, spans, holidays, lunar, basis, source } = hours();
  const dayMonth = (given: string): string => given.split('-').reverse().map(Number).join('/');
  return page({
    title: 'Giờ làm việc',
    main: html`<p>
        Trợ lý nói giờ này cho người dân, kèm chữ «thường» vì chưa có bảng giờ chính thức của năm nay. Căn cứ:
        ${basis}. Nguồn: ${source.title}.
      </p>
      <h2>Ngày và giờ</h2>
      <ul>
        <li>${days.map((day) => weekdays[day] ?? '').join(', ')}</li>
        ${spans.map(({ from, to }) => html`<li>${from} đến ${to}</li>`)}
      </ul>
      <h2>Ngày nghỉ cố định</h2>
      <p>${holidays.map(dayMonth).join(', ')} (chưa tính ngày nghỉ bù)</p>
      <h2>Ngày nghỉ theo âm lịch, đổi sang dương lịch</h2>
      <p>Chưa có lịch nghỉ chính thức của từng năm, nên những ngày này trợ lý chỉ nói «có thể nghỉ».</p>
      <ul>
        ${lunar.map(({ name, from, to }) => html`<li>${name}: ${sayDay(from)}${from === to ? '' : ` đến ${sayDay(to)}`}</li>`)}
      </ul>
      <h2>Muốn sửa</h2>
      <p>
        Thấy giờ hay ngày nghỉ chưa đúng, bạn báo người biên tập. Nghỉ đột xuất thì người biên tập đăng thông
        báo.
      </p>
      <p class="small">
        Với người biên tập: giờ và ngày nghỉ là nội dung, nằm ở tệp
        <code>src/knowledge/content/hours.yml</code>. Sửa tệp ấy, ghi nguồn, chạy
        <code>npm run content -- check</code> rồi gửi thay đổi để người khác xem (pull request), như mọi nội
        dung khác.
      </p>`,
  });
}
