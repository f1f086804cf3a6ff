// The page of one procedure: everything a citizen or a clerk looks up, readable and printable without a script.
import { type KnowledgeBase, methodWords, sayDay, startUpper } from '../../../../knowledge/knowledge.ts';
import type { Method } from '../../../../knowledge/types.ts';
import { html, type Html } from '../../../../web/html.ts';
import {
  saySource,
  type Line,
  type MethodView,
  type PaperView,
  type ProcedureView,
  type StepView,
} from '../../../../sheets/sheets.ts';

/** @returns what stands between head and foot */
export function procedurePage(kb: KnowledgeBase, view: ProcedureView): Html {
  const { guide, title, office, doubts, methods, notOffered, papers } = view;
  const note = footnotes(view);
  const portal = kb.link('procedure_page', guide.code);
  return html`<h1>${title}</h1>
    <p class="small">${guide.officialName} · Mã ${guide.code} · Lĩnh vực ${guide.field}</p>
    ${doubts.map((text) => html`<p class="notice"><b>Lưu ý:</b> ${text}</p>`)}
    <p>${view.summary}</p>
    <div class="actions">
      <a class="button" href="/?thu-tuc=${guide.code}">Làm từng bước cùng trợ lý</a>
      <a class="button second" href="${portal.url}" rel="noopener">${portal.title}</a>
    </div>
    ${contents(view)}
    <h2 id="ai-nop">Ai nộp, nộp ở đâu</h2>
    <p>${view.whoMayFile}</p>
    <p>
      Nơi giải quyết: <b>${office}</b>. Trên Cổng, ở "Chọn cơ quan thực hiện", chọn ${guide.officeOnPortal}.
    </p>
    <h2 id="cach-nop">Cách nộp, thời hạn, lệ phí</h2>
    ${methodCards(methods, note)} ${notOffered.map((why) => html`<p>${why}</p>`)}
    ${
      papers.length === 0
        ? []
        : [
            html`<h2 id="giay-to">Giấy tờ cần chuẩn bị</h2>
              <ul class="papers">
                ${papers.map((paper) => paperItem(paper, note))}
              </ul>`,
          ]
    }
    ${methods.map(stepList)}
    <h2 id="ket-qua">Kết quả</h2>
    <p>${view.result}${note(guide.result.source)}</p>
    ${list(
      'Hay bị vướng ở đâu',
      view.mistakes.map(({ text, source }) => html`<li>${text}${note(source)}</li>`),
    )}
    ${askedOften(view, note)} ${related(kb, view)}
    ${list(
      'Căn cứ pháp lý',
      guide.legalBasis.map(
        ({ number, name }) => html`<li>${name === undefined ? number : `${name} (${number})`}</li>`,
      ),
    )}
    <h2 id="nguon">Nguồn</h2>
    <ol>
      ${view.sources.map((source, index) => html`<li id="nguon-${index + 1}">${saySource(source)}</li>`)}
    </ol>
    <p class="small">Thông tin đến hạn xem lại ngày ${sayDay(guide.reviewBy)}.</p>`;
}

type Note = (source: string | null) => Html[];

/** The small number behind a fact that leads to its source. */
function footnotes({ sources, guide }: ProcedureView): Note {
  return (id) => {
    const found = guide.sources.find((source) => source.id === id);
    const index = sources.findIndex((source) => source.id === found?.id);
    if (index < 0) return [];
    return [
      html`<sup><a href="#nguon-${index + 1}" aria-label="Nguồn ${index + 1}">[${index + 1}]</a></sup>`,
    ];
  };
}

function contents({ papers, methods }: ProcedureView): Html {
  const entries = [
    { id: 'cach-nop', title: 'Thời hạn, lệ phí' },
    ...(papers.length > 0 ? [{ id: 'giay-to', title: 'Giấy tờ' }] : []),
    ...methods.map(({ method }) => ({ id: `buoc-${method}`, title: stepsTitle(method) })),
    { id: 'nguon', title: 'Nguồn' },
  ];
  return html`<nav aria-label="Mục lục">
    <ul>
      ${entries.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}

/** Fees that are the same for every method are said once, below. */
function methodCards(methods: readonly MethodView[], mark: Note): Html[] {
  const [first] = methods;
  const alike = methods.length > 1 && new Set(methods.map(({ fees }) => JSON.stringify(fees))).size === 1;
  const feesOf = (fees: readonly Line[]): Html =>
    html`<dt>Phí, lệ phí</dt>
      ${fees.map((line) => definition(line, mark))}`;
  const cards = methods.map(
    ({ name, note, times, fees, extra }) =>
      html`<section class="card">
        <h3>${name}</h3>
        ${note === null ? [] : [html`<p>${note}</p>`]}
        <dl>
          <dt>Thời hạn</dt>
          ${times.map((line) => definition(line, mark))} ${alike ? [] : [feesOf(fees)]}
          ${
            extra === null
              ? []
              : [
                  html`<dt>Cước</dt>
                    <dd>${extra}</dd>`,
                ]
          }
        </dl>
      </section>`,
  );
  if (!alike || first === undefined) return cards;
  return [
    ...cards,
    html`<section class="card">
      <h3>Tiền phải trả, cách nộp nào cũng vậy</h3>
      <dl>${feesOf(first.fees)}</dl>
    </section>`,
  ];
}

function definition({ text, when, source }: Line, mark: Note): Html {
  return html`<dd>${caseOf(when)}${text}${mark(source)}</dd>`;
}

function caseOf(when: string | null): Html[] {
  return when === null ? [] : [html`<span class="case">${when}:</span> `];
}

function paperItem(
  { name, officialName, optional, when, forms, notes, source }: PaperView,
  mark: Note,
): Html {
  const official = officialName === null || officialName === name ? '' : ` (${officialName})`;
  return html`<li>
    ${caseOf(when)}<b>${name}</b>${official}${optional ? ', nếu có' : ''}${mark(source)}
    <ul>
      ${forms.map((form) => html`<li>${form}</li>`)}
    </ul>
    ${notes.map((note) => html`<p class="small">${note}</p>`)}
  </li>`;
}

function stepList({ method, steps }: MethodView): Html {
  return html`<h2 id="buoc-${method}">${stepsTitle(method)}</h2>
    <ol class="steps">
      ${steps.map(stepItem)}
    </ol>`;
}

function stepItem({ title, text, sees, when }: StepView): Html {
  return html`<li>
    ${caseOf(when)}<b>${title}</b>
    <p>${text}</p>
    ${sees === null ? [] : [html`<p class="sees">Xong thì bạn thấy: ${sees}</p>`]}
  </li>`;
}

function list(title: string, items: readonly Html[]): Html[] {
  if (items.length === 0) return [];
  return [
    html`<h2>${title}</h2>
      <ul>
        ${items}
      </ul>`,
  ];
}

function askedOften({ questions }: ProcedureView, mark: Note): Html[] {
  if (questions.length === 0) return [];
  return [
    html`<h2>Người dân hay hỏi</h2>
      ${questions.map(
        ({ asked, answer, source }) =>
          html`<h3>${asked}</h3>
            <p>${answer}${mark(source)}</p>`,
      )}`,
  ];
}

/** Procedures that are taken for this one; only those that have a page of their own. */
function related(kb: KnowledgeBase, { guide }: ProcedureView): Html[] {
  const known = guide.related.flatMap(({ code, difference }) => {
    const other = kb.guide(code);
    return other === undefined ? [] : [{ code, difference, title: startUpper(other.title) }];
  });
  return list(
    'Việc gần giống',
    known.map(
      ({ code, difference, title }) => html`<li><a href="/thu-tuc/${code}">${title}</a>: ${difference}</li>`,
    ),
  );
}

const stepsTitle = (method: Method): string => `Các bước ${methodWords[method]}`;
