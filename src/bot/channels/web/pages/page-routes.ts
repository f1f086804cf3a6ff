// The addresses of the pages to read: procedures, answers by number, and what search engines ask for.
import type { Off } from '../../../../dialogs/dialogs.ts';
import { dayInVietnam, readProcedure, type KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import type { Reply, Request, Route } from '../../../../web/types.ts';
import { viewProcedure } from '../../../../sheets/sheets.ts';
import type { MeasuredFigures } from '../../../../understanding/understanding.ts';
import { aboutFacts } from './about-facts.ts';
import { aboutPage, type KeptDays } from './about-page.ts';
import { foundPage, listPage, unknownPage } from './list-page.ts';
import { procedurePage } from './procedure-page.ts';
import { answerRoutes, type AnswerRouteParts } from './answer-routes.ts';
import { readerPage } from './reader-page.ts';
import { restingPage } from './resting-page.ts';
import { redirect } from './redirect.ts';
import { robots, sitemap } from './site-files.ts';
import { structuredData } from './structured-data.ts';

export interface PageRouteParts extends AnswerRouteParts {
  /** What is known now: content is reloaded while the service runs. */
  readonly kb: () => KnowledgeBase;
  /** How well messages were understood when that was measured last. */
  readonly figures: MeasuredFigures;
  readonly keep: KeptDays;
  /** Codes of the procedures that words may mean, likeliest first. */
  readonly suggest: (words: string) => Promise<readonly string[]>;
  /** The address people see; null where the operator has set none: then no page says which address is the right one. */
  readonly publicUrl: string | null;
}

/** Seconds for which a page may be shown again without asking: what staff announce or switch off must be seen within seconds. */
const keep = 5;
/** Longer words than this are no name of a procedure. */
const longestWords = 200;

export function pageRoutes(parts: PageRouteParts): Route[] {
  const get = (path: string, handle: (request: Request) => Reply | Promise<Reply>): Route => ({
    method: 'GET',
    path,
    handle: (request) => Promise.resolve(handle(request)),
  });
  return [
    ...answerRoutes(parts),
    get('/thu-tuc', (request) => listOrFound(parts, request)),
    get('/thu-tuc/:code', (request) => procedure(parts, request)),
    get('/ve-tro-ly', (request) => about(parts, request)),
    get('/sitemap.xml', () => sitemap(parts.kb(), parts.publicUrl)),
    get('/robots.txt', () => robots(parts.publicUrl)),
  ];
}

async function listOrFound(parts: PageRouteParts, request: Request): Promise<Reply> {
  const { suggest, publicUrl } = parts;
  const kb = parts.kb();
  const words = (request.query.get('tim') ?? '').trim().slice(0, longestWords);
  const code = readProcedure(words);
  if (code !== null && kb.guide(code) !== undefined) return redirect(303, `/thu-tuc/${code}`);
  const description = 'Các thủ tục hành chính ở Hà Tĩnh: giấy tờ, thời hạn, lệ phí và từng bước nộp.';
  if (words === '') {
    const canonical = publicUrl === null ? null : `${publicUrl}/thu-tuc`;
    return readerPage(
      parts,
      request,
      { title: 'Thủ tục hành chính', description, canonical, main: listPage(kb) },
      { keep },
    );
  }
  const main = foundPage(kb, words, await suggest(words));
  return readerPage(
    parts,
    request,
    { title: 'Tìm thủ tục', description, canonical: null, main },
    { keep, hidden: true },
  );
}

async function procedure(parts: PageRouteParts, request: Request): Promise<Reply> {
  const { publicUrl, now } = parts;
  const kb = parts.kb();
  const given = request.params['code'] ?? '';
  const code = readProcedure(given) ?? codeOfPortalId(kb, given);
  const guide = code === null ? undefined : kb.guide(code);
  if (guide === undefined) return unknown(parts, request, given);
  if (guide.code !== given) return redirect(301, `/thu-tuc/${guide.code}`);
  const off = parts.service().procedures.get(guide.code);
  if (off !== undefined) return resting(parts, request, guide.title, off);
  const view = viewProcedure(kb, guide, dayInVietnam(now()));
  const canonical = publicUrl === null ? null : `${publicUrl}/thu-tuc/${guide.code}`;
  return readerPage(
    parts,
    request,
    {
      title: `${view.title} (${guide.code})`,
      description: view.summary,
      canonical,
      main: procedurePage(kb, view),
      structured: structuredData(kb, view, canonical),
      launcher: { procedure: guide.code },
    },
    { keep },
  );
}

/** A procedure that staff switched off: the reason and whom to ask, and nothing that may be wrong. */
function resting(parts: PageRouteParts, request: Request, title: string, off: Off): Reply {
  const main = restingPage(parts.kb(), title, off);
  const description = 'Phần hướng dẫn này đang tạm nghỉ.';
  return readerPage(parts, request, { title, description, canonical: null, main }, { keep: 0, hidden: true });
}

/** The portal's own id of a procedure, as it stands in the portal's addresses. */
function codeOfPortalId(kb: KnowledgeBase, given: string): string | null {
  for (const { code, portal } of kb.guides.values()) if (portal.id === given) return code;
  return null;
}

async function unknown(parts: PageRouteParts, request: Request, given: string): Promise<Reply> {
  const { kb, suggest } = parts;
  const shown = given.slice(0, longestWords);
  // An address made of words still says what somebody looks for.
  const words = shown.replaceAll(/[-_+.]/g, ' ').trim();
  const codes = /\p{L}/u.test(words) ? await suggest(words) : [];
  const main = unknownPage(kb(), shown, codes);
  const description = 'Không có trang thủ tục này.';
  return readerPage(
    parts,
    request,
    { title: 'Không có trang này', description, canonical: null, main },
    { keep: 0, hidden: true, status: 404 },
  );
}

function about(parts: PageRouteParts, request: Request): Reply {
  const { kb, figures, keep: kept, publicUrl, now } = parts;
  const main = aboutPage(kb(), aboutFacts(kb(), dayInVietnam(now())), figures, kept);
  const description = 'Trợ lý làm được gì, hiểu đúng đến đâu, thông tin từ đâu, giữ lại những gì.';
  const canonical = publicUrl === null ? null : `${publicUrl}/ve-tro-ly`;
  return readerPage(parts, request, { title: 'Về trợ lý này', description, canonical, main }, { keep });
}
