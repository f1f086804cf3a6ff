// What a person sees who has followed a broken link: a sentence they understand, and the way back. Programs get JSON.
import type { Problem } from '../../../../web/problem.ts';
import type { Reply, Request } from '../../../../web/types.ts';
import { html } from '../../../../web/html.ts';
import { askAssistant } from './list-page.ts';
import { pageReply } from './shell.ts';

/** @returns null for whoever did not ask for a page to read */
export function problemPage(request: Request, problem: Problem): Reply | null {
  const reads = /\btext\/html\b/.test(request.header('accept') ?? '');
  if (!reads || !['GET', 'HEAD'].includes(request.method)) return null;
  const title = problem.status === 404 ? 'Không có trang này' : 'Chưa mở được trang này';
  const says =
    problem.status === 404
      ? 'Đường dẫn có thể gõ thiếu, hoặc trang đã đổi chỗ. Bạn hỏi trợ lý, hoặc tìm trong danh sách thủ tục.'
      : problem.message;
  const main = html`<h1>${title}</h1>
    <p>${says}</p>
    ${askAssistant}`;
  const how = { keep: 0, hidden: true, status: problem.status };
  const reply = pageReply(request, { title, description: says, canonical: null, main }, how);
  return { ...reply, headers: { ...reply.headers, ...problem.headers } };
}
