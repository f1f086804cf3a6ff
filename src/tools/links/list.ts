// The click-through list: every address a citizen may get, for people to open, because a server cannot see whether the portal answers.
import { buildLink } from '../../knowledge/links.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Guide, LinkCheck } from '../../knowledge/types.ts';
import { writeCsv } from '../../web/csv.ts';

/** The columns of the list; the last four are filled in by whoever opens the links. */
export const columns = {
  link: 'Đường dẫn',
  code: 'Mã thủ tục',
  title: 'Đáng lẽ hiện trang',
  url: 'Địa chỉ',
  last: 'Lần mở trước',
  opens: 'Đúng trang? (có/không)',
  on: 'Ngày mở (2026-11-24)',
  by: 'Người mở',
  note: 'Ghi chú',
} as const;

/** One address of the list. */
export interface LinkRow {
  readonly link: string;
  readonly code: string | null;
  readonly title: string;
  readonly url: string;
  readonly check: LinkCheck | null;
}

/** Every address, once: links for no procedure, then those of each guide. */
export function linkRows(kb: KnowledgeBase): readonly LinkRow[] {
  const general = [...kb.links.values()].filter((l) => !l.url.includes('{'));
  const perGuide = [...kb.links.values()].filter((l) => l.url.includes('{'));
  const rows = [
    ...general.map((l) => rowOf(kb, l.id, null)),
    ...[...kb.guides.values()].flatMap((g) => perGuide.map((l) => rowOf(kb, l.id, g))),
  ];
  return [...new Map(rows.map((row) => [row.url, row])).values()];
}

function rowOf(kb: KnowledgeBase, id: string, guide: Guide | null): LinkRow {
  // Without what people found: a link that did not open has to stand on the list again.
  const { url, title, id: built } = buildLink({ links: kb.links, checks: [] }, id, guide);
  const check = kb.linkChecks.findLast((c) => c.url === url) ?? null;
  return {
    link: built,
    code: guide?.code ?? null,
    title: guide ? `${guide.title} (${title})` : title,
    url,
    check,
  };
}

/** The list as a table to fill in. */
export function listCsv(rows: readonly LinkRow[]): string {
  const toFillIn = ['', '', '', ''];
  return writeCsv([
    Object.values(columns),
    ...rows.map(({ link, code, title, url, check }) => [
      ...[link, code ?? '', title, url, sayCheck(check)],
      ...toFillIn,
    ]),
  ]);
}

/** The list as a page to click through. */
export function listHtml(rows: readonly LinkRow[], day: string): string {
  const items = rows.map(
    ({ code, title, url, check }) =>
      `<li><a href="${escape(url)}" target="_blank" rel="noreferrer">${escape(title)}</a>${code ? ` <code>${code}</code>` : ''}<br><small>${escape(url)} · ${escape(sayCheck(check) || 'chưa ai mở')}</small></li>`,
  );
  return `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Đường dẫn cần mở thử</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}small{color:#555;overflow-wrap:anywhere}a:visited{color:#777}</style>
<h1>Đường dẫn cần mở thử</h1>
<p>Ngày lập ${day}. Bấm từng dòng, xem có đúng trang không, rồi ghi vào tệp links.csv đi kèm.</p>
<ol>
${items.join('\n')}
</ol>
</html>
`;
}

/** «đúng, 24/11/2026, Lan». */
export function sayCheck(check: LinkCheck | null): string {
  return check ? `${check.opens ? 'đúng' : 'không đúng'}, ${check.on}, ${check.by}` : '';
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
