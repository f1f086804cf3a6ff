// Two procedures side by side, so that a clerk tells somebody why it is the one and not the other.
import { dayInVietnam, startUpper } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import {
  saySource,
  viewProcedure,
  type Line,
  type MethodView,
  type ProcedureView,
} from '../../sheets/sheets.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Visit } from '../types.ts';
import { noProcedure } from './no-procedure.ts';
import { hitList } from './search-page.ts';
import { longestWords, proceduresNaming, searchProcedures } from './search.ts';
import type { ReferenceParts } from './types.ts';
import { sayTrust } from './words.ts';

/** `?a=` is a code; `?b=` a code or words: words that may mean several are chosen from. */
export function comparePage({ kb, find }: ReferenceParts, { page, request, now }: Visit): Reply {
  const known = kb();
  const one = request.query.get('a') ?? '';
  const given = (request.query.get('b') ?? '').trim().slice(0, longestWords);
  const first = known.guide(one);
  if (first === undefined) return page(noProcedure(one));
  const meant = searchProcedures(known, find, given);
  const hits = (meant.length === 0 ? proceduresNaming(known, given) : meant).filter(
    ({ code }) => code !== first.code,
  );
  const second = hits.length === 1 ? known.guide(hits[0]?.code ?? '') : undefined;
  if (second === undefined) {
    return page({
      title: `So «${startUpper(first.title)}» với thủ tục nào?`,
      status: hits.length === 0 ? 404 : 200,
      main: html`<form class="row" action="/can-bo/so-sanh" method="get" role="search">
          <input type="hidden" name="a" value="${first.code}" />
          <p>
            <label for="b">Thủ tục kia</label
            ><input id="b" name="b" value="${given}" maxlength="200" required />
          </p>
          <button type="submit">Tìm</button>
        </form>
        ${hits.length === 0 ? [html`<p>Không tìm thấy thủ tục nào khác cho «${given}».</p>`] : []}
        ${hitList(hits, ({ code }) => `/can-bo/so-sanh?a=${first.code}&b=${code}`)}`,
    });
  }
  const day = dayInVietnam(now);
  const views = [first, second].map((guide) => viewProcedure(known, guide, day));
  return page({ title: 'So sánh hai thủ tục', main: table(views) });
}

function table(views: readonly ProcedureView[]): Html {
  const [one, other] = views;
  const difference = one && other ? told(one.guide, other.guide) : null;
  return html`${difference === null ? [] : [html`<p class="notice"><b>Khác nhau:</b> ${difference}</p>`]}
    <table class="compare">
      <thead>
        <tr>
          ${views.map(
            ({ guide, title }) =>
              html`<th scope="col"><a href="/can-bo/thu-tuc/${guide.code}">${title}</a></th>`,
          )}
        </tr>
      </thead>
      ${rows(views).map(
        ([name, cells]) =>
          html`<tbody>
            <tr>
              <th scope="rowgroup" colspan="${views.length}">${name}</th>
            </tr>
            <tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>
          </tbody>`,
      )}
    </table>`;
}

type Row = readonly [name: string, cells: readonly Html[]];

function rows(views: readonly ProcedureView[]): readonly Row[] {
  const row = (name: string, cell: (view: ProcedureView) => Html): Row => [name, views.map(cell)];
  return [
    row('Mã, tên chính thức', ({ guide }) => html`${guide.code}. ${guide.officialName}`),
    row('Dùng khi', ({ summary }) => html`${summary}`),
    row('Ai được nộp', ({ whoMayFile }) => html`${whoMayFile}`),
    row('Nơi giải quyết', ({ office }) => html`${office}`),
    row('Thời hạn', ({ methods }) => alike(methods, ({ times }) => times)),
    row('Phí, lệ phí', ({ methods }) => alike(methods, ({ fees }) => fees)),
    row('Giấy tờ', ({ papers }) => {
      const items = papers.map(
        ({ name, optional, when }) =>
          html`<li>${when === null ? '' : `${when}: `}${name}${optional ? ', nếu có' : ''}</li>`,
      );
      return html`<ul>
        ${items}
      </ul>`;
    }),
    row('Kết quả', ({ result }) => html`${result}`),
    row('Mức tin cậy', ({ guide }) => html`${sayTrust(guide)}`),
    row('Nguồn', ({ sources }) => html`${sources.map(saySource).join('; ')}`),
  ];
}

/** What is the same for several ways of filing is said once. */
function alike(methods: readonly MethodView[], lines: (method: MethodView) => readonly Line[]): Html {
  const said = Map.groupBy(methods, (method) =>
    lines(method)
      .map(({ when, text }) => `${when === null ? '' : `${when}: `}${text}`)
      .join(' '),
  );
  return html`${[...said].map(
    ([text, same]) => html`<p><b>${same.map(({ name }) => name).join(', ')}.</b> ${text}</p>`,
  )}`;
}

/** What the writers of a guide say about the other one. */
function told(one: Guide, other: Guide): string | null {
  const found = (from: Guide, to: Guide): string | undefined =>
    from.related.find(({ code }) => code === to.code)?.difference;
  return found(one, other) ?? found(other, one) ?? null;
}
