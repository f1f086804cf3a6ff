// The page the chat runs in, with the greeting readable at once: a slow phone pays seconds for each further request.
import { createHash } from 'node:crypto';
import { botAccount } from '../../adapter.ts';
import type { FinishedAnswer } from '../../../dialogs/types.ts';
import type { ChatSession, Language } from '../../types.ts';
import { html, Html, inlineJson } from '../../../web/html.ts';
import type { WidgetAssets } from './widget-assets.ts';

/** A channel as our page offers it. */
export interface ChatPlace {
  readonly name: string;
  /** Where it opens; `{code}` stands for where the person left off. Without it they paste the code. */
  readonly url: string;
}

/** How the page was asked for. */
export interface PageRequest {
  /** Opened for this page; null when the browser has a conversation already, or may not open another now. */
  readonly chat: ChatSession | null;
  readonly procedure: string | null;
  readonly language: Language | null;
  /** The signed point of a resume link. */
  readonly resume: string | null;
  /** Inside a frame of another site. */
  readonly embedded: boolean;
  /** Other channels in which one can go on. */
  readonly elsewhere: readonly ChatPlace[];
  /** Days after which what was said is deleted. */
  readonly keepDays: number;
}

/** Title and subtitle say the same as the chat does when it has loaded, so that nothing jumps. */
const texts = {
  vi: {
    title: botAccount.name,
    subtitle: 'Máy trả lời tự động',
    description: 'Hướng dẫn từng bước nộp thủ tục hành chính ở Hà Tĩnh, qua mạng hoặc qua bưu điện.',
    withoutScript:
      'Trình duyệt này không chạy được phần trò chuyện. Bạn gọi 18001096 (Cổng Dịch vụ công quốc gia) hoặc mở dichvucong.gov.vn.',
    read: 'Đọc hướng dẫn từng thủ tục',
  },
  en: {
    title: 'Hà Tĩnh assistant',
    subtitle: 'Automatic answers',
    description: 'Step by step through administrative procedures in Hà Tĩnh, Vietnam, online or by post.',
    withoutScript:
      'This browser cannot run the chat. Please call 18001096 (National Public Service Portal, in Vietnamese) or open dichvucong.gov.vn.',
    read: 'Read the guides (in Vietnamese)',
  },
} as const;

/**
 * @param siteVerification - the code by which Zalo sees whose domain it is; null = not proven this way
 * @returns the whole document
 */
export function renderPage(
  request: PageRequest,
  { chat, english, css }: WidgetAssets,
  siteVerification: string | null,
): string {
  const language = request.language ?? 'vi';
  const { title, subtitle, description, withoutScript, read } = texts[language];
  const englishTexts = `/widget/en.js?v=${english.version}`;
  return html`<!doctype html>
    <html lang="${language}" data-size="0" data-theme="system">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="description" content="${description}" />
        <meta name="theme-color" content="#9d1c20" />
        <link rel="icon" href="data:," />
        ${verification(siteVerification)} ${styleElement(css)}
        <script src="/widget/chat.js?v=${chat.version}" defer></script>
        ${language === 'en' ? html`<link rel="modulepreload" href="${englishTexts}" />` : []}
      </head>
      <body>
        <div id="chat">
          <div class="app">
            <header class="head">
              <div class="head-words">
                <h1>${title}</h1>
                <p>${subtitle}</p>
              </div>
            </header>
            <main class="middle">
              <div class="log">
                ${greeting(request.chat)}<noscript
                  ><p>${withoutScript}</p>
                  <p><a href="/thu-tuc">${read}</a></p></noscript
                >
              </div>
            </main>
          </div>
        </div>
        <script type="application/json" id="boot">
          ${inlineJson({ ...request, language, english: englishTexts })}
        </script>
      </body>
    </html>`.text;
}

function verification(code: string | null): Html[] {
  return code === null ? [] : [html`<meta name="zalo-platform-site-verification" content="${code}" />`];
}

/** Apart from the rest of the page: the policy holds the hash of exactly this, and a formatter must not add a blank to it. */
function styleElement(css: string): Html {
  return new Html(`<style>${css}</style>`);
}

/** The words of the greeting; its buttons come with the script, since they do nothing without. */
function greeting(chat: ChatSession | null): Html[] {
  return (chat?.activities ?? [])
    .flatMap(answerOf)
    .map(
      ({ blocks }) =>
        html`<section class="answer">
          ${blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'notice' ? [html`<p>${block.text}</p>`] : []))}
        </section>`,
    );
}

function answerOf(activity: unknown): FinishedAnswer[] {
  // Written by our own renderer just before.
  const { channelData } = activity as { readonly channelData?: { readonly answer?: FinishedAnswer } };
  return channelData?.answer === undefined ? [] : [channelData.answer];
}

/**
 * What the page may do: run our script, wear our style, talk to us. Nothing else.
 *
 * @param host - the Host header, by which sockets are reached
 * @param ancestors - origins that may frame the page
 */
export function pagePolicy({ css }: WidgetAssets, host: string | null, ancestors: readonly string[]): string {
  const styleHash = createHash('sha256').update(css).digest('base64');
  // Browsers from before 2022 do not count a socket to the same host as 'self'.
  const sockets = host !== null && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    `connect-src 'self'${sockets}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(' ')}`,
  ].join('; ');
}
