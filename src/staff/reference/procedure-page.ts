// One procedure at the counter: the answer that a citizen gets in this case, where each of it comes from, and what can be handed over.
import { caseSheet, sourcesOf, type CaseSheet, type SheetSection } from '../../dialogs/dialogs.ts';
import { compareWithRecord, type KnowledgeBase, sayDay, startUpper } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import { blocksHtml, saySource } from '../../sheets/sheets.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Visit } from '../types.ts';
import { caseForm } from './case-form.ts';
import { momentOf, readCase } from './case-query.ts';
import { handOver } from './hand-over.ts';
import { noProcedure } from './no-procedure.ts';
import { onDay } from './other-day.ts';
import type { ReferenceParts } from './types.ts';
import { factTitles, sayTrust } from './words.ts';

export async function procedurePage(parts: ReferenceParts, visit: Visit): Promise<Reply> {
  const kb = parts.kb();
  const code = visit.request.params['code'] ?? '';
  const today = kb.guide(code);
  if (today === undefined) return visit.page(noProcedure(code));
  const asked = readCase(kb, today, visit.request.query, visit.now);
  const { guide, says } = await onDay(parts, kb, today, asked);
  const sheet = caseSheet(kb, { guide, ...asked, at: momentOf(asked) });
  return visit.page({
    title: startUpper(guide.title),
    main: html`<p class="small">${guide.officialName} · Mã ${guide.code} · Lĩnh vực ${guide.field}</p>
      <p class="small">
        Mức tin cậy: ${sayTrust(guide)}. Đến hạn xem lại ${sayDay(guide.reviewBy)}. Phiên bản nội dung
        ${kb.version}.
      </p>
      ${resting(parts, code)}
      <div class="two">
        ${caseForm(kb, guide, asked, sheet)}
        <div class="answer">${says} ${answerOf(kb, guide, sheet)}</div>
        ${handOver(parts, kb, guide, asked, sheet)}
      </div>`,
  });
}

/** Citizens are told nothing else of it at this moment. */
function resting(parts: ReferenceParts, code: string): Html[] {
  const off = parts.resting(code);
  if (off === null) return [];
  return [
    html`<p class="notice">
      <b>Đang tạm nghỉ:</b> trợ lý chưa trả lời người dân về thủ tục này. Lý do: ${off.reason} Hỏi: ${off.ask}
    </p>`,
  ];
}

function answerOf(kb: KnowledgeBase, guide: Guide, sheet: CaseSheet): Html {
  return html`${sheet.notices.map((text) => html`<p class="notice"><b>Lưu ý:</b> ${text}</p>`)}
  ${elsewhere(kb, sheet)} ${sheet.sections.map(section)}
  ${
    sheet.steps.length === 0
      ? [html`<p class="small">Chọn cách nộp để xem từng bước.</p>`]
      : [
          html`<details>
            <summary>Từng bước (${sheet.steps.length})</summary>
            ${blocksHtml(sheet.steps)}
          </details>`,
        ]
  }
  ${origin(kb, guide)}`;
}

function section({ fact, blocks, sources }: SheetSection): Html {
  return html`<section>
    ${blocks[0]?.kind === 'papers' ? [] : [html`<h2>${factTitles[fact]}</h2>`]} ${blocksHtml(blocks)}
    ${sources.length === 0 ? [] : [html`<p class="small">Nguồn: ${sources.map(saySource).join('; ')}</p>`]}
  </section>`;
}

/** A choice that belongs to another procedure leads there. */
function elsewhere(kb: KnowledgeBase, { questions }: CaseSheet): Html[] {
  return questions.flatMap(({ question, chosen }) => {
    const goTo = question.choices.find(({ value }) => value === chosen)?.goTo;
    const other = goTo === undefined ? undefined : kb.guide(goTo);
    if (other === undefined) return [];
    return [
      html`<p class="notice">
        Trường hợp này là thủ tục khác: <a href="/can-bo/thu-tuc/${other.code}">${startUpper(other.title)}</a>
      </p>`,
    ];
  });
}

/** Every source of the guide, and where the guide differs from the official record on purpose or by mistake. */
function origin(kb: KnowledgeBase, guide: Guide): Html {
  const ids = guide.sources.map(({ id }) => id);
  const sources = sourcesOf(guide, ids).map(saySource);
  const shelved = guide.layer === 'guide' ? kb.shelf.find(guide.code) : undefined;
  const derived = shelved && kb.recordGuide(guide.code);
  const differences = shelved && derived ? compareWithRecord(guide, shelved, derived) : [];
  return html`<details>
      <summary>Nguồn và phiên bản (${sources.length})</summary>
      <ul>
        ${sources.map((line) => html`<li>${line}</li>`)}
      </ul>
    </details>
    ${
      differences.length === 0
        ? []
        : [
            html`<details>
              <summary>Khác với bản ghi của Cổng (${differences.length})</summary>
              <ul>
                ${differences.map(
                  ({ says, explained }) =>
                    html`<li>
                      ${says}. ${explained === null ? 'Chưa ai giải thích.' : `Vì: ${explained}`}
                    </li>`,
                )}
              </ul>
            </details>`,
          ]
    }`;
}
