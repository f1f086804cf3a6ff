// A hand-out on paper, A5 or a slip of 80 mm: the checklist of this person's case, where to go, and a QR code that reopens the guide at that step.
import { renderSVG } from 'uqr';
import { caseSheet, type CaseSheet } from '../../dialogs/dialogs.ts';
import { type KnowledgeBase, sayDay, startUpper } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import { blocksHtml, saySource } from '../../sheets/sheets.ts';
import { Html, html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { seeOther } from '../router.ts';
import type { DeskPage, Visit } from '../types.ts';
import { momentOf, readCase, writeCase, type CaseQuery } from './case-query.ts';
import { sayCase } from './message.ts';
import { noProcedure } from './no-procedure.ts';
import { onDay } from './other-day.ts';
import type { ReferenceParts } from './types.ts';
import { factTitles, sayStop } from './words.ts';

/** What fits on the paper and is needed on the way. */
const printed = new Set(['documents', 'duration', 'fee', 'where']);

/** From so many letters on an A5 sheet is written smaller, and smaller still: measured over all guides, so that it stays one sheet. */
const smallerFrom = 1_580;
const smallestFrom = 1_870;

/** `?kho=80` is the slip, everything else A5. Without a way of filing there is no checklist: back to choosing one. */
export async function handoutPage(parts: ReferenceParts, visit: Visit): Promise<Reply> {
  const { page, request, now } = visit;
  const known = parts.kb();
  const code = request.params['code'] ?? '';
  const today = known.guide(code);
  if (today === undefined) return page(noProcedure(code));
  const asked = readCase(known, today, request.query, now);
  const { guide } = await onDay(parts, known, today, asked);
  const sheet = caseSheet(known, { guide, ...asked, at: momentOf(asked) });
  const stop = sheet.stops.find(({ node }) => node === asked.stop) ?? sheet.stops[0];
  if (stop === undefined) return seeOther(`/can-bo/thu-tuc/${guide.code}${writeCase(asked)}`);
  const slip = request.query.get('kho') === '80';
  const main = html`<p class="case">${sayCase(asked, sheet)}</p>
    ${content(sheet)}
    <div class="qr">
      ${new Html(renderSVG(parts.resumeUrl(stop.point), { ecc: 'L', border: 2 }))}
      <div>
        <p>Quét để mở trợ lý ở ${sayStop(stop)}. Mã dùng được 30 ngày và không chứa thông tin của bạn.</p>
        ${foot(known, guide, asked, sheet)}
      </div>
    </div>`;
  return page({
    title: startUpper(guide.title),
    paper: slip ? 'slip' : 'a5',
    letters: sizeOf(main),
    main,
  });
}

function sizeOf({ text }: Html): NonNullable<DeskPage['letters']> {
  const letters = text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').length;
  if (letters < smallerFrom) return 'usual';
  return letters < smallestFrom ? 'smaller' : 'smallest';
}

function content({ notices, sections }: CaseSheet): Html {
  return html`${notices.map((text) => html`<p class="notice"><b>Lưu ý:</b> ${text}</p>`)}
  ${sections
    .filter(({ fact }) => printed.has(fact))
    .map(
      ({ fact, blocks }) =>
        html`<section>
          ${blocks[0]?.kind === 'papers' ? [] : [html`<h2>${factTitles[fact]}</h2>`]} ${blocksHtml(blocks)}
        </section>`,
    )}`;
}

function foot(kb: KnowledgeBase, guide: Guide, { day }: CaseQuery, { sections }: CaseSheet): Html {
  const said = sections
    .filter(({ fact }) => printed.has(fact))
    .flatMap(({ sources }) => sources.map(saySource));
  return html`<p class="small">
    Mã thủ tục ${guide.code}. In theo nội dung ngày ${sayDay(day)}, phiên bản ${kb.version}. Nguồn:
    ${[...new Set(said)].join('; ')}. ${kb.fill('Cần hỏi người: gọi {portal}.')}
  </p>`;
}
