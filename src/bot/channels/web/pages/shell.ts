// The frame of every page to read: head, way back, foot; one style, no script of its own, and a policy that allows nothing else.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { botAccount } from '../../../adapter.ts';
import type { Reply, Request } from '../../../../web/types.ts';
import { compressed } from '../../../../web/compressed.ts';
import { html, Html } from '../../../../web/html.ts';

export interface PageParts {
  readonly title: string;
  readonly description: string;
  /** The one address of this page; null where the operator has set none, or where nobody should find it. */
  readonly canonical: string | null;
  readonly main: Html;
  /** What staff announced, above everything else. */
  readonly notices?: readonly string[];
  /** For machines that read pages; a script element that no browser runs. */
  readonly structured?: Html;
  /** The chat as a button on the page, at a procedure. */
  readonly launcher?: { readonly procedure: string };
}

export interface PageReply {
  readonly status?: number;
  /** Seconds for which anybody may keep the page; 0 = nobody may. */
  readonly keep: number;
  /** Search engines leave it out. */
  readonly hidden?: boolean;
}

const shared = ['tokens', 'base', 'reading'].map((name) => `../../../../web/${name}.css`);
const css = [...shared, './pages.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');
const styleHash = createHash('sha256').update(css).digest('base64');
/** Scripts only where the page brings the launcher; what it shows is in a frame of ours. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "frame-src 'self'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** @returns the whole document, ready to send */
export function pageReply(request: Request, parts: PageParts, how: PageReply): Reply {
  const document = Buffer.from(render(parts));
  const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 16)}"`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': how.keep === 0 ? 'no-store' : `public, max-age=${how.keep}`,
    ...(how.hidden && { 'x-robots-tag': 'noindex' }),
    ...(how.keep > 0 && { etag }),
  };
  if (how.keep > 0 && request.header('if-none-match') === etag) return { status: 304, headers };
  return compressed(request, document, gzipSync, headers, how.status ?? 200);
}

function render({
  title,
  description,
  canonical,
  main,
  notices = [],
  structured,
  launcher,
}: PageParts): string {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${title} – ${botAccount.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content="${description}" />
        <meta name="theme-color" content="#9d1c20" />
        <link rel="icon" href="data:," />
        ${canonical === null ? [] : [html`<link rel="canonical" href="${canonical}" />`]}
        ${new Html(`<style>${css}</style>`)} ${structured ?? []}
      </head>
      <body>
        <header>
          <a href="/">${botAccount.name}</a>
          <a href="/thu-tuc">Tất cả thủ tục</a>
        </header>
        <main>
          ${notices.map((text) => html`<p class="notice" role="status"><b>Thông báo:</b> ${text}</p>`)}
          ${main}
        </main>
        <footer>
          <p>
            Trang do trợ lý tự động soạn từ nguồn đã ghi, không thay cho văn bản của cơ quan giải quyết. Cần
            hỏi người: gọi
            <a href="tel:18001096">18001096</a> (Tổng đài Cổng Dịch vụ công quốc gia).
            <a href="/ve-tro-ly">Về trợ lý này</a>
          </p>
        </footer>
        ${
          launcher === undefined
            ? []
            : [
                html`<script
                  src="/widget.js"
                  data-procedure="${launcher.procedure}"
                  data-label="Hỏi về thủ tục này"
                  defer
                ></script>`,
              ]
        }
      </body>
    </html>`.text;
}
