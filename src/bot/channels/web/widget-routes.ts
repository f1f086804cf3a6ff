// The addresses of the widget: the page, the frame for other sites, and the two scripts.
import { gzipSync } from 'node:zlib';
import { Problem } from '../../../web/problem.ts';
import type { ChatRequest, ChatSession, Language } from '../../types.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import { compressed } from '../../../web/compressed.ts';
import { readProcedure } from '../../../knowledge/knowledge.ts';
import { pagePolicy, renderPage, type ChatPlace } from './page.ts';
import type { Asset, WidgetAssets } from './widget-assets.ts';

/** What the pages need of the rest. */
export interface WidgetParts {
  readonly assets: WidgetAssets;
  /** Origins of sites that may embed the assistant; `*` = all. */
  readonly allowedOrigins: readonly string[];
  readonly openChat: (asked: ChatRequest, request: Request) => Promise<ChatSession>;
  /** Other channels in which one can go on. */
  readonly elsewhere?: readonly ChatPlace[];
  /** Days after which what was said is deleted. */
  readonly keepDays: number;
  /** See `renderPage`. */
  readonly siteVerification?: string | null;
}

/** How long a browser may use the launcher without asking again: sites embed it by a fixed address. Seconds. */
const launcherAge = 600;
const year = 31_536_000;

export function widgetRoutes(parts: WidgetParts): Route[] {
  const { launcher, chat, english } = parts.assets;
  const get = (path: string, handle: (request: Request) => Reply | Promise<Reply>): Route => ({
    method: 'GET',
    path,
    handle: (request) => Promise.resolve(handle(request)),
  });
  return [
    get('/', (request) => page(parts, request, false)),
    get('/widget/frame', (request) => page(parts, request, true)),
    get('/widget.js', (request) => file(launcher, request)),
    get('/widget/chat.js', (request) => file(chat, request)),
    get('/widget/en.js', (request) => file(english, request)),
  ];
}

async function page(parts: WidgetParts, request: Request, embedded: boolean): Promise<Reply> {
  const { query } = request;
  const procedure = readProcedure(query.get('thu-tuc') ?? query.get('procedure'));
  const language = readLanguage(query.get('lang'));
  const resume = query.get('tiep');
  const chat = wantsChat(request)
    ? await openUnlessFull(parts, request, { procedure, language, resume, token: null })
    : null;
  const document = renderPage(
    {
      chat,
      procedure,
      language,
      resume,
      embedded,
      elsewhere: parts.elsewhere ?? [],
      keepDays: parts.keepDays,
    },
    parts.assets,
    parts.siteVerification ?? null,
  );
  const ancestors = embedded ? ["'self'", ...parts.allowedOrigins] : [];
  return compressed(request, Buffer.from(document), gzipSync, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy(parts.assets, request.header('host'), ancestors),
    // Who speaks instead of typing.
    'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
    // A token is in it.
    'cache-control': 'no-store',
    ...(embedded && { 'x-frame-options': 'ALLOWALL', 'cross-origin-resource-policy': 'cross-origin' }),
  });
}

/**
 * Not every request of the page is a person who begins to talk. A browser that has a conversation says so, and asks for it itself because
 * the token is not in the cookie. HEAD, crawlers, link previews and pages fetched ahead never talk; one of them that is a person after all
 * opens the conversation by script.
 */
function wantsChat(request: Request): boolean {
  const ahead = request.header('sec-purpose') ?? request.header('purpose') ?? '';
  return (
    request.method === 'GET' &&
    !ahead.includes('prefetch') &&
    !crawler.test(request.header('user-agent') ?? '') &&
    !/(?:^|;\s*)guidance_chat=1(?:;|$)/.test(request.header('cookie') ?? '')
  );
}

/** As they name themselves; social networks fetch a page to show a preview of a link to it. */
const crawler = /bot\b|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog/i;

async function openUnlessFull(
  parts: WidgetParts,
  request: Request,
  asked: ChatRequest,
): Promise<ChatSession | null> {
  try {
    return await parts.openChat(asked, request);
  } catch (error) {
    // Too many from one address: the page comes all the same and tries again by itself.
    if (error instanceof Problem) return null;
    throw error;
  }
}

function file(asset: Asset, request: Request): Reply {
  const tag = `"${asset.version}"`;
  const fixed = request.query.get('v') === asset.version;
  const headers = {
    'content-type': asset.type,
    etag: tag,
    'cache-control': fixed ? `public, max-age=${year}, immutable` : `public, max-age=${launcherAge}`,
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (request.header('if-none-match') === tag) return { status: 304, headers };
  return compressed(request, asset.body, () => asset.gzip, headers);
}

function readLanguage(given: string | null): Language | null {
  return given === 'vi' || given === 'en' ? given : null;
}
