// The addresses of the pages to read: procedures, answers by number, and what search engines ask for.
import { dayInVietnam, readProcedure, type KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import type { Answers } from '../../../../storage/types/conversations.ts';
import { RateLimit } from '../../../../web/rate-limit.ts';
import type { FinishedAnswer } from '../../../../dialogs/types.ts';
import type { Reply, Request, Route } from '../../../../web/types.ts';
import { readAnswerNumber, viewProcedure } from '../../../../sheets/sheets.ts';
import type { MeasuredFigures } from '../../../../understanding/understanding.ts';
import { aboutFacts } from './about-facts.ts';
import { aboutPage, type KeptDays } from './about-page.ts';
import { answerPage, noAnswerPage } from './answer-page.ts';
import { foundPage, listPage, unknownPage } from './list-page.ts';
import { procedurePage } from './procedure-page.ts';
import { pageReply } from './shell.ts';
import { robots, sitemap } from './site-files.ts';
import { structuredData } from './structured-data.ts';

export interface PageRouteParts {
  /** What is known now: content is reloaded while the service runs. */
  readonly kb: () => KnowledgeBase;
  readonly answers: Answers;
  /** How well messages were understood when that was measured last. */
  readonly figures: MeasuredFigures;
  readonly keep: KeptDays;
  /** Codes of the procedures that words may mean, likeliest first. */
  readonly suggest: (words: string) => Promise<readonly string[]>;
  /** The address people see; null where the operator has set none: then no page says which address is the right one. */
  readonly publicUrl: string | null;
  readonly now: () => Date;
}

/** Seconds for which a page may be shown again without asking: figures change on a day, not within minutes. */
const keep = 300;
/** Answers one network address may look up in a minute: a clerk needs a few, somebody who tries numbers many. */
const lookupsPerMinute = 30;
/** Longer words than this are no name of a procedure. */
const longestWords = 200;

export function pageRoutes(parts: PageRouteParts): Route[] {
  const limit = new RateLimit(lookupsPerMinute);
  const get = (path: string, handle: (request: Request) => Reply | Promise<Reply>): Route => ({
    method: 'GET',
    path,
    handle: (request) => Promise.resolve(handle(request)),
  });
  return [
    get('/thu-tuc', (request) => listOrFound(parts, request)),
    get('/thu-tuc/:code', (request) => procedure(parts, request)),
    get('/tra-loi', (request) => askedAnswer(request)),
    get('/tra-loi/:number', (request) => answer(parts, limit, request)),
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
    return pageReply(
      request,
      { title: 'Thủ tục hành chính', description, canonical, main: listPage(kb) },
      { keep },
    );
  }
  const main = foundPage(kb, words, await suggest(words));
  return pageReply(
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
  const view = viewProcedure(kb, guide, dayInVietnam(now()));
  const canonical = publicUrl === null ? null : `${publicUrl}/thu-tuc/${guide.code}`;
  return pageReply(
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

/** The portal's own id of a procedure, as it stands in the portal's addresses. */
function codeOfPortalId(kb: KnowledgeBase, given: string): string | null {
  for (const { code, portal } of kb.guides.values()) if (portal.id === given) return code;
  return null;
}

async function unknown({ kb, suggest }: PageRouteParts, request: Request, given: string): Promise<Reply> {
  const shown = given.slice(0, longestWords);
  // An address made of words still says what somebody looks for.
  const words = shown.replaceAll(/[-_+.]/g, ' ').trim();
  const codes = /\p{L}/u.test(words) ? await suggest(words) : [];
  const main = unknownPage(kb(), shown, codes);
  const description = 'Không có trang thủ tục này.';
  return pageReply(
    request,
    { title: 'Không có trang này', description, canonical: null, main },
    { keep: 0, hidden: true, status: 404 },
  );
}

function askedAnswer(request: Request): Reply {
  const given = request.query.get('ma');
  if (given === null) return answerReply(request, 'Xem lại câu trả lời', noAnswerPage(null), 200);
  const number = readAnswerNumber(given);
  return number === null
    ? answerReply(request, 'Không có câu trả lời này', noAnswerPage(given.slice(0, 40)), 404)
    : redirect(303, `/tra-loi/${number}`);
}

async function answer({ answers, now }: PageRouteParts, limit: RateLimit, request: Request): Promise<Reply> {
  const given = request.params['number'] ?? '';
  const number = readAnswerNumber(given);
  if (number !== null && number !== given) return redirect(301, `/tra-loi/${number}`);
  const wait = limit.take(request.address, now());
  if (wait > 0) {
    const reply = answerReply(request, 'Bạn chờ một chút', noAnswerPage(null), 429);
    return { ...reply, headers: { ...reply.headers, 'retry-after': String(wait) } };
  }
  const found = number === null ? null : await answers.find(number);
  if (found === null) {
    return answerReply(request, 'Không có câu trả lời này', noAnswerPage(given.slice(0, 40)), 404);
  }
  // Written by the turn that gave it this number.
  const main = answerPage(found.snapshot as FinishedAnswer, found.at);
  return answerReply(request, `Câu trả lời ${given}`, main, 200);
}

function answerReply(request: Request, title: string, main: PageMain, status: number): Reply {
  const description = 'Câu trả lời của trợ lý, xem theo mã.';
  return pageReply(request, { title, description, canonical: null, main }, { keep: 0, hidden: true, status });
}

function about({ kb, figures, keep: kept, publicUrl, now }: PageRouteParts, request: Request): Reply {
  const main = aboutPage(kb(), aboutFacts(kb(), dayInVietnam(now())), figures, kept);
  const description = 'Trợ lý làm được gì, hiểu đúng đến đâu, thông tin từ đâu, giữ lại những gì.';
  const canonical = publicUrl === null ? null : `${publicUrl}/ve-tro-ly`;
  return pageReply(request, { title: 'Về trợ lý này', description, canonical, main }, { keep });
}

type PageMain = Parameters<typeof pageReply>[1]['main'];

function redirect(status: 301 | 303, location: string): Reply {
  return {
    status,
    headers: { location, 'cache-control': status === 301 ? `public, max-age=${keep}` : 'no-store' },
  };
}
