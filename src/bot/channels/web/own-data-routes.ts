// Where people see and take away what is kept of their conversation: by the signed link of an answer, or by the token of the conversation.
import type { KnowledgeBase } from '../../../knowledge/knowledge.ts';
import { ownDataFile } from '../../../sheets/sheets.ts';
import type { Personal } from '../../../storage/types/personal.ts';
import { Problem } from '../../../web/problem.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { ownDataPage, ownDataUnknownPage } from './pages/own-data-page.ts';
import { readerPage, type ReaderPageParts } from './pages/reader-page.ts';

export const ownDataPath = '/du-lieu-cua-toi';

/** Whose conversation it is that somebody asks for. */
export interface OwnDataDoors {
  /** By the signed part of a link; null where it is forged or too old. */
  readonly bySealed: (sealed: string) => string | null;
  /** By the token of the conversation. Throws 401 or 403. */
  readonly byToken: (request: Request) => string;
}

export interface OwnDataParts extends ReaderPageParts {
  readonly kb: () => KnowledgeBase;
  readonly personal: Pick<Personal, 'kept'>;
  readonly whose: OwnDataDoors;
}

export function ownDataRoutes(parts: OwnDataParts): Route[] {
  return [
    { method: 'GET', path: ownDataPath, handle: (request) => Promise.resolve(page(parts, request)) },
    { method: 'POST', path: ownDataPath, handle: (request) => download(parts, request) },
    { method: 'GET', path: '/api/own-data', handle: (request) => byToken(parts, request) },
  ];
}

/** Shows nothing of the person yet: platforms look at links that are sent through them, but press no buttons. */
function page(parts: OwnDataParts, request: Request): Reply {
  const sealed = request.query.get('ma') ?? '';
  const holds = parts.whose.bySealed(sealed) !== null;
  const main = holds ? ownDataPage(ownDataPath, sealed) : ownDataUnknownPage();
  return readerPage(
    parts,
    request,
    { title: 'Dữ liệu của tôi', description: 'Xem và tải dữ liệu của mình.', canonical: null, main },
    { keep: 0, hidden: true, status: holds ? 200 : 404 },
  );
}

async function download(parts: OwnDataParts, request: Request): Promise<Reply> {
  const { kb, personal, whose, now } = parts;
  const form = new URLSearchParams((await request.body()).toString('utf8'));
  const id = whose.bySealed(form.get('ma') ?? '');
  const kept = id === null ? null : await personal.kept(id);
  if (kept === null)
    return readerPage(
      parts,
      request,
      {
        title: 'Dữ liệu của tôi',
        description: 'Không còn gì.',
        canonical: null,
        main: ownDataUnknownPage(),
      },
      { keep: 0, hidden: true, status: 404 },
    );
  return ownDataFile(kept, form.get('dang') === 'json' ? 'json' : 'text', kb(), now());
}

async function byToken({ kb, personal, whose, now }: OwnDataParts, request: Request): Promise<Reply> {
  const kept = await personal.kept(whose.byToken(request));
  if (kept === null) throw new Problem(404, 'NotFound', 'Không có cuộc trò chuyện này.');
  return ownDataFile(kept, request.query.get('dang') === 'text' ? 'text' : 'json', kb(), now());
}
