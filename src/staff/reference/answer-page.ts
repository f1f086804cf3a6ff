// What was answered under a number: exactly the words, when, and for those at the desk the choices that led there. Nothing of who asked.
import { startUpper } from '../../knowledge/knowledge.ts';
import { parseResumePoint, sayChoices } from '../../dialogs/dialogs.ts';
import type { FinishedAnswer, ResumePoint } from '../../dialogs/types.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import { answerHtml, readAnswerNumber } from '../../sheets/sheets.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayMoment } from '../../web/moments.ts';
import type { Visit } from '../types.ts';
import { answerPrefix } from './case-query.ts';
import type { ReferenceParts } from './types.ts';

/** `?ma=` is the number as somebody reads it aloud. */
export async function answerPage({ kb, answers }: ReferenceParts, { page, request }: Visit): Promise<Reply> {
  const given = (request.query.get('ma') ?? '').slice(0, 40);
  const number = readAnswerNumber(given);
  const found = number === null ? null : await answers.find(number);
  if (given.trim() === '')
    return page({
      title: 'Xem lại câu đã trả lời',
      main: again('', 'Mã trả lời người dân đọc, ví dụ KT7K-4M3P'),
    });
  if (found === null)
    return page({
      title: 'Không có câu trả lời này',
      status: 404,
      main: html`<p>Không có câu trả lời nào mang mã «${given}». Bạn hỏi lại từng chữ trong mã.</p>
        ${again(given)}`,
    });
  // Written by the turn that gave it this number.
  const answer = found.snapshot as FinishedAnswer;
  const point = parseResumePoint(found.trail);
  return page({
    title: `Câu trả lời ${answer.number ?? ''}`,
    main: html`<p>
        Trợ lý đã trả lời như dưới đây lúc ${sayMoment(found.at)}. Thông tin có thể đã đổi từ đó.
      </p>
      <section class="card">${answerHtml(answer)}</section>
      ${point === null ? [] : [trail(kb(), point)]} ${again('')}`,
  });
}

function trail(kb: KnowledgeBase, point: ResumePoint): Html {
  const choices = sayChoices(kb, point);
  const guide = point.procedure === null ? undefined : kb.guide(point.procedure);
  const unit = point.unit === null ? undefined : kb.units.get(point.unit);
  return html`<h2>Những lựa chọn dẫn tới câu này</h2>
    <dl class="choices">
      ${guide === undefined ? [] : [line('Thủ tục', startUpper(guide.title))]}
      ${unit === undefined ? [] : [line('Xã, phường', `${unit.type} ${unit.name}`)]}
      ${choices.map(({ asked, chosen }) => line(asked, chosen))}
    </dl>
    ${
      guide === undefined
        ? []
        : [
            html`<p>
              <a href="/can-bo/thu-tuc/${guide.code}${sameCase(point)}"
                >Mở thủ tục này theo đúng các lựa chọn ấy</a
              >
            </p>`,
          ]
    }`;
}

const line = (asked: string, chosen: string): Html =>
  html`<dt>${asked}</dt>
    <dd>${chosen}</dd>`;

/** The address of the same case at the desk. */
function sameCase({ actions, unit }: ResumePoint): string {
  const query = new URLSearchParams();
  for (const [node, value] of new Map(actions)) {
    if (value === '' || node === 'papers' || node.includes('.')) continue;
    query.set(node === 'method' ? 'cach' : `${answerPrefix}${node}`, value);
  }
  if (unit !== null) query.set('xa', unit);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function again(given: string, label = 'Mã trả lời khác'): Html {
  return html`<form class="card row" action="/can-bo/tra-loi" method="get" role="search">
    <p>
      <label for="ma">${label}</label>
      <input id="ma" name="ma" value="${given}" maxlength="40" autocomplete="off" required />
    </p>
    <button type="submit">Xem câu trả lời</button>
  </form>`;
}
