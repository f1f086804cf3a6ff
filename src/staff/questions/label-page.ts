// One question to label: what the person wants (an intent), which procedure they mean, that it is not ours, or nothing to learn from.
import { startUpper } from '../../knowledge/knowledge.ts';
import { z } from 'zod';
import type { KeptQuestion, LessonDraft } from '../../storage/types/learning.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayChannel } from '../pages/channels.ts';
import { notice, seeOther } from '../router.ts';
import type { StaffVisit, Visit } from '../types.ts';
import { clustersOf } from './clusters.ts';
import { bandNames, mostWaiting, notOurs, type QuestionParts } from './parts.ts';

/** Characters of a training line or a name for a procedure. */
const longestLine = 300;

const label = z.object({
  'viec-gi': z.enum(['y-dinh', 'khong-phai', 'bo-qua']),
  'y-dinh': z.string().default(''),
  'cau-mau': z.string().trim().max(longestLine).default(''),
  'thu-tuc': z.string().default(''),
  'ten-goi': z.string().trim().max(longestLine).default(''),
});

const idOf = ({ request }: Visit): number => Number(/^\d{1,15}$/.exec(request.params['id'] ?? '')?.[0] ?? 0);

export async function questionPage(parts: QuestionParts, visit: StaffVisit): Promise<Reply> {
  const question = await parts.questions.find(idOf(visit));
  return question === null ? gone(visit) : show(parts, visit, question, []);
}

/** Stores a label as a draft and goes back to the list. */
export async function labelQuestion(parts: QuestionParts, visit: StaffVisit): Promise<Reply> {
  const question = await parts.questions.find(idOf(visit));
  if (question === null) return gone(visit);
  if (visit.form.has('tim-thu-tuc')) return show(parts, visit, question, []);
  const given = label.safeParse(Object.fromEntries(visit.form));
  const draft = given.success ? draftOf(parts, given.data) : 'Bạn chọn giúp một mục.';
  if (typeof draft === 'string') return show(parts, visit, question, [notice('wrong', draft)], 422);
  const clusters = clustersOf(await parts.questions.waiting(mostWaiting));
  const own = clusters.find(({ wordings }) => wordings.some(({ normal }) => normal === question.normal));
  const normals = own?.wordings.map(({ normal }) => normal) ?? [question.normal];
  const aside = draft.intent === null && draft.procedure === null;
  await parts.lessons.add(draft, aside ? 'set-aside' : 'draft', [...new Set(normals)], {
    at: visit.now,
    actor: visit.account.name,
    action: aside ? 'question-set-aside' : 'question-labelled',
    subject: '',
    detail: aside ? { text: question.text } : draft,
  });
  return seeOther(`/can-bo/cau-hoi?xong=${aside ? 'bo-qua' : 'gui'}`);
}

/** @returns a sentence on what is missing */
function draftOf(
  { intents, titleOf, mask }: QuestionParts,
  given: z.infer<typeof label>,
): LessonDraft | string {
  const nothing = { intent: null, line: null, procedure: null, alias: null };
  const line = mask(given['cau-mau']);
  if (given['viec-gi'] === 'bo-qua') return nothing;
  if (given['viec-gi'] === 'khong-phai')
    return line === '' ? 'Câu mẫu đang để trống.' : { ...nothing, intent: notOurs, line };
  const intent = given['y-dinh'];
  const procedure = given['thu-tuc'];
  const alias = mask(given['ten-goi']);
  if (intent === '' && procedure === '') return 'Bạn chọn ý định, hoặc thủ tục, hoặc cả hai.';
  if (intent !== '' && !intents.some((one) => one.label === intent)) return 'Không có ý định này.';
  if (procedure !== '' && titleOf(procedure) === null) return 'Không có thủ tục mang mã này.';
  if (intent !== '' && line === '') return 'Câu mẫu đang để trống.';
  if (procedure !== '' && alias === '') return 'Tên gọi của thủ tục đang để trống.';
  return {
    ...(intent === '' ? { intent: null, line: null } : { intent, line }),
    ...(procedure === '' ? { procedure: null, alias: null } : { procedure, alias }),
  };
}

async function show(
  parts: QuestionParts,
  visit: StaffVisit,
  question: KeptQuestion,
  messages: readonly Html[],
  status = 200,
): Promise<Reply> {
  const words = (visit.form.get('tim') ?? '').trim().slice(0, longestLine);
  const found = words === '' ? [] : await parts.suggest(words);
  const chosen = visit.form.get('thu-tuc') ?? '';
  const codes = [...new Set([...(chosen === '' ? [] : [chosen]), ...found, ...question.candidates])];
  return visit.page({
    title: 'Gắn nhãn một câu',
    status,
    main: html`${messages}
      <blockquote class="card">${question.text}</blockquote>
      <p class="small">
        Hỏi qua ${sayChannel(question.channel)}; trợ lý ${bandNames[question.band] ?? question.band}.
      </p>
      ${labelForm(parts, visit, question, codes, words !== '' && found.length === 0)}
      <p><a href="/can-bo/cau-hoi">Về danh sách</a></p>`,
  });
}

function labelForm(
  { intents, titleOf }: QuestionParts,
  { field, form }: Visit,
  { id, text, intent }: KeptQuestion,
  codes: readonly string[],
  foundNothing: boolean,
): Html {
  // What was typed and chosen stays, while searching and when it has to be put right.
  const given = (name: string, first: string): string => form.get(name) ?? first;
  const choice = (name: string, first: string, value: string, says: string): Html =>
    html`<label class="choice"
      ><input
        type="radio"
        name="${name}"
        value="${value}"
        ${value === given(name, first) ? html`checked` : ''}
      />
      ${says}</label
    >`;
  const kind = (value: string, says: string): Html => choice('viec-gi', 'y-dinh', value, says);
  return html`<form class="card" action="/can-bo/cau-hoi/${id}" method="post">
    ${field}
    <fieldset>
      <legend>Câu này là</legend>
      ${kind('y-dinh', 'việc trợ lý phải hiểu')}
      ${kind('khong-phai', 'không phải việc của trợ lý (học để nói không)')}
      ${kind('bo-qua', 'không có gì để học (gõ nhầm, không rõ nghĩa)')}
    </fieldset>
    <label for="y-dinh">Người hỏi muốn biết gì</label>
    <select id="y-dinh" name="y-dinh">
      <option value="">chưa chọn</option>
      ${intents.map((one) => html`<option value="${one.label}" ${one.label === given('y-dinh', intent ?? '') ? html`selected` : ''}>${one.about} (${one.label})</option>`)}
    </select>
    <label for="cau-mau">Câu mẫu để học (bỏ tên người, địa chỉ nếu có)</label>
    <input id="cau-mau" name="cau-mau" value="${given('cau-mau', text)}" maxlength="${longestLine}" />
    <fieldset id="thu-tuc">
      <legend>Người hỏi nói về thủ tục nào</legend>
      <label for="tim">Tìm thủ tục theo mã, tên, lời thường gọi</label>
      <div class="row">
        <input id="tim" name="tim" value="${given('tim', '')}" maxlength="${longestLine}" />
        <button
          class="second"
          name="tim-thu-tuc"
          value="1"
          formaction="/can-bo/cau-hoi/${id}#thu-tuc"
          formnovalidate
        >
          Tìm
        </button>
      </div>
      ${foundNothing ? html`<p role="status">Không tìm thấy thủ tục nào. Bạn thử gõ cách khác.</p>` : ''}
      ${choice('thu-tuc', '', '', 'không nói thủ tục nào')}
      ${codes.flatMap((code) => {
        const title = titleOf(code);
        return title === null ? [] : [choice('thu-tuc', '', code, `${startUpper(title)} (${code})`)];
      })}
    </fieldset>
    <label for="ten-goi">Cách người dân gọi thủ tục ấy (chỉ phần nói tên việc)</label>
    <input id="ten-goi" name="ten-goi" value="${given('ten-goi', text)}" maxlength="${longestLine}" />
    <p><button type="submit">Gửi người biên tập duyệt</button></p>
  </form>`;
}

const gone = ({ page }: Visit): Reply =>
  page({
    title: 'Không còn câu này',
    status: 404,
    main: html`<p>
      Câu này đã bị xóa theo thời hạn giữ, hoặc người hỏi đã xóa.
      <a href="/can-bo/cau-hoi">Về danh sách</a>
    </p>`,
  });
