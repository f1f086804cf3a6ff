// The frame of every page of the desk: the way around, who is signed in, a strict policy, nothing kept by browsers.
import { gzipSync } from 'node:zlib';
import type { StaffSettings } from '../../config/staff.ts';
import type { Role, StaffAccount } from '../../storage/types/staff.ts';
import { compressed } from '../../web/compressed.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply, Request } from '../../web/types.ts';
import { rights, wayOf, type RightsKey } from '../rights.ts';
import type { DeskPage } from '../types.ts';
import { fileUrl } from './files.ts';

export interface Frame {
  readonly account: StaffAccount | null;
  readonly field: Html;
  readonly path: string;
  readonly settings: Pick<StaffSettings, 'secondFactor'>;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: 'Cán bộ',
  editor: 'Biên tập',
  administrator: 'Quản trị',
};

interface Group {
  readonly name: string;
  readonly pages: readonly (readonly [RightsKey, string])[];
}

/** Pages that have a place in the head, by what somebody comes for; each for those who may open it. */
const groups: readonly Group[] = [
  {
    name: 'Hướng dẫn',
    pages: [
      ['GET /can-bo', 'Tra cứu'],
      ['GET /can-bo/gio-lam-viec', 'Giờ làm việc'],
    ],
  },
  {
    name: 'Từ người dân',
    pages: [
      ['GET /can-bo/hang-cho', 'Hàng chờ'],
      ['GET /can-bo/cau-hoi', 'Câu chưa hiểu'],
      ['GET /can-bo/phan-hoi', 'Phản hồi'],
      ['GET /can-bo/bao-cao', 'Số liệu'],
      ['GET /can-bo/du-lieu', 'Dữ liệu người dân'],
    ],
  },
  {
    name: 'Báo cho người dân',
    pages: [
      ['GET /can-bo/thong-bao', 'Thông báo'],
      ['GET /can-bo/tam-nghi', 'Tạm nghỉ'],
    ],
  },
  {
    name: 'Quản trị',
    pages: [
      ['GET /can-bo/tai-khoan', 'Tài khoản'],
      ['GET /can-bo/khoa-api', 'Khóa API'],
      ['GET /can-bo/nhat-ky', 'Nhật ký'],
    ],
  },
];

/** @returns the whole document, ready to send */
export function framed(request: Request, frame: Frame, page: DeskPage): Reply {
  const document = Buffer.from((page.paper === undefined ? render(frame, page) : printed(page)).text);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    // With «no-referrer» browsers would hide from our own forms where they are from.
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
    ...page.headers,
  };
  return compressed(request, document, gzipSync, headers, page.status ?? 200);
}

function render({ account, ...frame }: Frame, { title, heading = title, main }: DeskPage): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Bàn cán bộ</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${fileUrl('desk.css')}" />
        ${account === null ? [] : [scripts]}
      </head>
      <body>
        <a class="skip" href="#noi-dung">Đến nội dung</a>
        <header>
          <a class="name" href="/can-bo">Bàn cán bộ</a>
          ${account === null ? [] : [menu(account, frame)]}
        </header>
        <main id="noi-dung" tabindex="-1">
          <h1>${heading}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}

/** What somebody unfolded stays unfolded when its page is brought up to date. */
const morphIgnore = ['data-htmx-powered', 'open'];

/** No style and no code of its own in the page: the policy takes neither. */
const scripts = html`<meta
    name="htmx-config"
    content="${JSON.stringify({ includeIndicatorCSS: false, morphIgnore })}"
  />
  <script src="${fileUrl('htmx.js')}" defer></script>
  <script src="${fileUrl('desk.js')}" defer></script>`;

/** A page as it comes out of a printer, with one button that is not printed. */
function printed({ title, main, paper, letters = 'usual' }: DeskPage): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Phiếu hướng dẫn</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${fileUrl('phieu.css')}" />
        <script src="${fileUrl('desk.js')}" defer></script>
      </head>
      <body class="${paper ?? ''} ${letters}">
        <button type="button" data-print>In phiếu</button>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}

/** In a row where there is room, behind a button on a phone; where a browser knows no popover it is simply there. */
function menu(account: StaffAccount, { field, path, settings }: Omit<Frame, 'account'>): Html {
  const opens = ([key]: Group['pages'][number]): boolean => wayOf(rights[key], account, settings) === 'open';
  return html`<button class="second to-menu" type="button" popovertarget="cac-trang">Các trang</button>
    <div class="menu" id="cac-trang" popover>
      ${whoIs(account, field, path)}
      <nav aria-label="Các trang">
        ${groups.map(({ name, pages }) => groupOf({ name, pages: pages.filter(opens) }, path))}
      </nav>
      <button class="second to-menu" type="button" popovertarget="cac-trang" popovertargetaction="hide">
        Đóng
      </button>
    </div>`;
}

function groupOf({ name, pages }: Group, path: string): Html {
  if (pages.length === 0) return html``;
  return html`<div class="group">
    <p>${name}</p>
    <ul aria-label="${name}">
      ${pages.map(([key, label]) => html`<li>${pageLink(key, label, path)}</li>`)}
    </ul>
  </div>`;
}

function pageLink(key: RightsKey, label: string, path: string): Html {
  const address = key.slice('GET '.length);
  return html`<a href="${address}" ${address === path ? html`aria-current="page"` : ''}>${label}</a>`;
}

function whoIs({ name, role }: StaffAccount, field: Html, path: string): Html {
  return html`<form class="who" action="/can-bo/ra" method="post">
    ${field}<span>${name} (${roleNames[role].toLowerCase()})</span>
    ${pageLink('GET /can-bo/mat-khau', 'Đổi mật khẩu', path)}
    ${pageLink('GET /can-bo/hai-buoc', 'Hai bước', path)}
    <button class="second" type="submit">Thoát</button>
  </form>`;
}

/** Why somebody cannot go on. */
export function refusal(why: 'role' | 'form'): DeskPage {
  const main =
    why === 'role'
      ? html`<p>Tài khoản của bạn chưa được giao việc này. Bạn hỏi người quản trị nếu cần.</p>`
      : html`<p>
          Trang đã mở quá lâu hoặc được gửi từ nơi khác nên chưa có gì thay đổi. Bạn mở lại trang rồi làm lại.
        </p>`;
  return {
    title: why === 'role' ? 'Bạn không mở được trang này' : 'Chưa nhận được',
    main: html`${main}
      <p><a href="/can-bo">Về trang đầu</a></p>`,
    status: 403,
  };
}
