// What clerks labelled: an editor approves it or refuses it with a reason, and everybody sees what became of it.
import { startUpper } from '../../knowledge/knowledge.ts';
import type { Lesson, LessonState } from '../../storage/types/learning.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayMoment } from '../../web/moments.ts';
import { notice } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { notOurs, type QuestionParts } from './parts.ts';

const shown = 100;
const longestReason = 500;

const stateNames: Readonly<Record<LessonState, string>> = {
  draft: 'chờ duyệt',
  approved: 'đã duyệt, chờ xuất để học',
  refused: 'không nhận',
  exported: 'đã xuất để học',
  'set-aside': 'không học',
};

export async function lessonsPage(
  parts: QuestionParts,
  visit: StaffVisit,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  const drafts = await parts.lessons.list(['draft'], shown);
  const others = await parts.lessons.list(['approved', 'refused', 'exported', 'set-aside'], shown);
  const edits = visit.account.role !== 'clerk';
  return visit.page({
    title: 'Nhãn đã gắn',
    status,
    main: html`${messages}
      <p>
        Người biên tập duyệt rồi người vận hành mới xuất để trợ lý học; chưa xuất thì chưa có gì đổi.
        <a href="/can-bo/cau-hoi">Về câu chưa hiểu</a>
      </p>
      <h2>Chờ duyệt (${drafts.length})</h2>
      ${drafts.length === 0 ? [html`<p>Không có nhãn nào chờ duyệt.</p>`] : drafts.map((one) => card(parts, visit, one, edits))}
      <h2>Đã xem</h2>
      ${others.length === 0 ? [html`<p>Chưa có.</p>`] : others.map((one) => card(parts, visit, one, edits && one.state === 'approved'))}`,
  });
}

/** Approves or refuses a draft. */
export async function reviewLesson(
  parts: QuestionParts,
  visit: StaffVisit,
  to: 'approved' | 'refused',
): Promise<Reply> {
  const id = Number(/^\d{1,15}$/.exec(visit.request.params['id'] ?? '')?.[0] ?? 0);
  const reason = parts.mask((visit.form.get('ly-do') ?? '').trim().slice(0, longestReason));
  if (to === 'refused' && reason === '')
    return lessonsPage(parts, visit, [notice('wrong', 'Bạn ghi lý do không nhận.')], 422);
  const move = (from: LessonState): Promise<boolean> =>
    parts.lessons.move(id, from, to, to === 'refused' ? reason : null, {
      at: visit.now,
      actor: visit.account.name,
      action: `lesson-${to}`,
      subject: String(id),
      detail: to === 'refused' ? { reason } : null,
    });
  // What was approved by mistake can be taken back until it is exported.
  const moved = (await move('draft')) || (to === 'refused' && (await move('approved')));
  return moved
    ? lessonsPage(parts, visit, [notice('done', to === 'approved' ? 'Đã duyệt.' : 'Đã trả lại, kèm lý do.')])
    : lessonsPage(parts, visit, [notice('wrong', 'Nhãn này không còn chờ duyệt.')], 422);
}

function card(
  { intents, titleOf }: QuestionParts,
  { field }: StaffVisit,
  lesson: Lesson,
  edits: boolean,
): Html {
  const { id, intent, line, procedure, alias, state, reason } = lesson;
  const about = intents.find(({ label }) => label === intent)?.about ?? intent ?? '';
  return html`<article class="card">
    ${line === null ? [] : [html`<p>«${line}»: ${intent === notOurs ? 'không phải việc của trợ lý' : about} (${intent ?? ''})</p>`]}
    ${alias === null ? [] : [html`<p>«${alias}» là ${titleOf(procedure ?? '') ?? ''} (${procedure ?? ''})</p>`]}
    <p class="small">
      ${startUpper(stateNames[state])}. ${lesson.labelledBy} gắn lúc
      ${sayMoment(lesson.labelledAt)}${lesson.reviewedAt === null ? '' : `; ${lesson.reviewedBy ?? ''} xem lúc ${sayMoment(lesson.reviewedAt)}`}.
      ${reason === null ? '' : `Lý do: ${reason}`}
    </p>
    ${edits ? reviewForms(id, state, field) : []}
  </article>`;
}

const reviewForms = (id: number, state: LessonState, field: Html): Html =>
  html`<div class="row">
    ${
      state === 'draft'
        ? html`<form action="/can-bo/bai-hoc/${id}/duyet" method="post">
            ${field}<button type="submit">Duyệt</button>
          </form>`
        : ''
    }
    <form action="/can-bo/bai-hoc/${id}/tu-choi" method="post">
      ${field}
      <p>
        <label for="ly-do-${id}">Lý do không nhận</label>
        <input id="ly-do-${id}" name="ly-do" maxlength="${longestReason}" required />
      </p>
      <button class="second" type="submit">
        ${state === 'draft' ? 'Không nhận' : 'Rút lại, không nhận'}
      </button>
    </form>
  </div>`;
