// The public statement of the assistant: what it can and cannot do, how well it understands, where its facts are from, what it keeps.
import { sayDay, type KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import type { MeasuredFigures } from '../../../../understanding/understanding.ts';
import { html, type Html } from '../../../../web/html.ts';
import type { AboutFacts } from './about-facts.ts';

/** How citizens would name the kinds of lines that understanding is measured on, the commonest first. */
const sliceNames: Readonly<Record<string, string>> = {
  standard: 'Viết rõ, có dấu',
  no_diacritics: 'Viết không dấu',
  typos: 'Gõ sai chính tả',
  teencode: 'Viết tắt kiểu nhắn tin',
  telex_vni: 'Gõ dở kiểu Telex, VNI',
  dialect: 'Tiếng Nghệ Tĩnh',
  speech: 'Nói thành chữ',
  short: 'Chỉ vài chữ',
  long_story: 'Kể chuyện dài',
  two_questions: 'Hỏi hai việc một lúc',
  old_places: 'Dùng tên xã, huyện cũ',
  near_miss: 'Hai thủ tục dễ nhầm với nhau',
  out_of_scope: 'Hỏi việc ngoài thủ tục hành chính',
};

/** Days after which the service deletes, as the operator set them. */
export interface KeptDays {
  readonly conversations: number;
  readonly answers: number;
  readonly statistics: number;
  readonly questions: number;
}

/** @returns what stands between head and foot */
export function aboutPage(
  kb: KnowledgeBase,
  facts: AboutFacts,
  figures: MeasuredFigures,
  keep: KeptDays,
): Html {
  return html`<h1>Về trợ lý này</h1>
    <p>
      Đây là máy trả lời tự động, không phải cán bộ. Trợ lý chỉ cách nộp hồ sơ qua Cổng Dịch vụ công quốc gia
      hoặc qua bưu điện cho người dân Hà Tĩnh. Trợ lý có lúc hiểu nhầm; dưới đây là những gì đã đo được.
    </p>
    <h2>Làm được gì</h2>
    <ul>
      <li>Tìm thủ tục bạn cần từ lời nói thường: không dấu, viết tắt, tiếng địa phương đều được.</li>
      <li>Cho biết giấy tờ, thời hạn, lệ phí theo đúng trường hợp của bạn, kèm nguồn.</li>
      <li>Dẫn từng bước nộp trên Cổng, qua bưu điện hoặc tại quầy, và mở đúng trang của Cổng.</li>
    </ul>
    <h2>Không làm được gì</h2>
    <ul>
      <li>Không nộp hồ sơ thay bạn, không xem được hồ sơ của bạn hay của người khác.</li>
      <li>Không quyết định hồ sơ đủ hay thiếu: việc đó do cơ quan giải quyết.</li>
      <li>Không biết thay đổi xảy ra sau ngày ghi ở từng nguồn.</li>
    </ul>
    <h2>Hiểu đúng đến đâu</h2>
    ${understood(figures)}
    <h2>Thông tin từ đâu, cũ mới thế nào</h2>
    ${origin(facts)}
    <h2>Giữ lại những gì</h2>
    <ul>
      <li>
        Tin nhắn được lưu để bạn xem lại và làm tiếp. Số căn cước, số điện thoại, số thẻ, mật khẩu được che
        trước khi lưu. Sau ${keep.conversations} ngày không dùng, tin nhắn bị xóa.
      </li>
      <li>
        Bạn mở «Thêm» rồi bấm «Dữ liệu của tôi» để xem và tải về, bấm «Xóa cuộc trò chuyện» là tin nhắn bị xóa
        khỏi máy chủ. Trên Zalo, Messenger, bạn nhắn «xuất dữ liệu của tôi» hoặc «xóa dữ liệu của tôi».
      </li>
      <li>
        Câu trả lời có mã giữ lời của trợ lý và những lựa chọn dẫn tới đó, để cán bộ giải thích được; không
        giữ tên hay lời của người hỏi. Sau ${keep.answers} ngày thì xóa, cùng ý kiến của mọi người về câu ấy.
      </li>
      <li>
        Câu mà trợ lý chưa hiểu chắc được giữ ${keep.questions} ngày, đã che số, để cán bộ xem và dạy lại trợ
        lý. Bạn xóa cuộc trò chuyện thì câu ấy cũng bị xóa.
      </li>
      <li>Số đếm để thống kê, không ghi tên ai, giữ ${keep.statistics} ngày.</li>
    </ul>
    <h2>Thấy sai thì báo</h2>
    <p>
      ${kb.fill('Mở trang mã trả lời rồi bấm «Báo nội dung sai»: người giữ nội dung kiểm tra và trả lời ngay ở trang ấy. Hoặc gọi {ihatinh} (tổng đài i-HaTinh) hoặc {portal} (tổng đài Cổng), đọc mã trả lời để cán bộ xem đúng câu đã trả lời.')}
    </p>
    <div class="actions"><a class="button" href="/">Hỏi trợ lý</a></div>`;
}

function understood({
  measuredOn,
  all,
  slices,
  wrongInAnswer,
  outOfScopeAnswered,
  inScopeHelped,
}: MeasuredFigures): Html {
  const rows = Object.entries(sliceNames).flatMap(([slice, name]) => {
    const figures = slices[slice];
    return figures === undefined ? [] : [row(name, figures)];
  });
  return html`<p>
      Đo ngày ${sayDay(measuredOn)} trên ${count(all.lines)} câu hỏi do chúng tôi tự đặt và gắn nhãn, nên câu
      hỏi thật của người dân có thể khó hơn.
    </p>
    <ul>
      <li>
        Trong 100 câu đúng phạm vi, ${whole(inScopeHelped)} câu được trả lời hoặc hỏi lại cho chắc; còn lại
        trợ lý đưa vài lựa chọn hoặc nói chưa hiểu.
      </li>
      <li>Trong 100 câu được trả lời ngay không hỏi lại, ${whole(wrongInAnswer)} câu bị hiểu sai.</li>
      <li>Trong 100 câu ngoài phạm vi, ${whole(outOfScopeAnswered)} câu bị trả lời như thủ tục.</li>
    </ul>
    <table>
      <caption class="small">
        Phần trăm số câu hiểu đúng
      </caption>
      <thead>
        <tr>
          <th scope="col">Cách hỏi</th>
          <th scope="col">Đúng ý hỏi</th>
          <th scope="col">Đúng thủ tục trong ba gợi ý đầu</th>
        </tr>
      </thead>
      <tbody>
        ${rows} ${row('Tất cả', all)}
      </tbody>
    </table>`;
}

function row(name: string, { intent, inThree }: MeasuredFigures['all']): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${whole(intent)} %</td>
    <td>${inThree === null ? 'không có' : `${whole(inThree)} %`}</td>
  </tr>`;
}

function origin({
  guides,
  grades,
  recordsOnly,
  sources,
  checkedByPerson,
  recordsFrom,
  recordsTo,
  overdue,
}: AboutFacts): Html {
  return html`<ul>
    <li>
      ${count(guides)} thủ tục có hướng dẫn do người soạn, từ bản ghi của Cổng và văn bản pháp luật.
      ${recordDays(recordsFrom, recordsTo)}
    </li>
    ${recordsOnly === 0 ? [] : [html`<li>${count(recordsOnly)} thủ tục khác chỉ có thông tin theo bản ghi của Cổng.</li>`]}
    <li>
      Mức tin cậy do người soạn ghi: ${grades.A} hướng dẫn đủ rõ và còn mới; ${grades.B} hướng dẫn còn điều
      chưa chắc; ${grades.C} hướng dẫn mà quy định có lẽ đã đổi, trợ lý không nói lệ phí và thời hạn của những
      thủ tục này.
    </li>
    <li>
      ${
        checkedByPerson === 0
          ? `Trong ${count(sources)} nguồn, chưa nguồn nào được người mở ra kiểm tra lại.`
          : `${count(checkedByPerson)} trong ${count(sources)} nguồn đã được người mở ra kiểm tra lại.`
      }
      Câu trả lời chỉ ghi «đã kiểm tra ngày» khi có người kiểm tra thật.
    </li>
    ${overdue === 0 ? [] : [html`<li>${overdue} hướng dẫn đã quá ngày phải xem lại; trợ lý nói rõ điều đó khi trả lời.</li>`]}
  </ul>`;
}

function recordDays(from: string | null, to: string | null): string {
  if (from === null || to === null) return '';
  return from === to
    ? `Bản ghi của Cổng lấy ngày ${sayDay(to)}.`
    : `Bản ghi của Cổng lấy từ ngày ${sayDay(from)} đến ngày ${sayDay(to)}.`;
}

function count(value: number): string {
  return value.toLocaleString('vi-VN');
}

/** People read whole percents; below ten, one decimal says more. */
function whole(percent: number): string {
  return (percent < 10 ? percent : Math.round(percent)).toLocaleString('vi-VN');
}
