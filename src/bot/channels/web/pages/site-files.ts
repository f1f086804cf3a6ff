// What search engines ask a site for: which pages there are, and which to leave out.
import type { KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import { notFound } from '../../../../web/problem.ts';
import type { Reply } from '../../../../web/types.ts';
import { html } from '../../../../web/html.ts';

/** Seconds. */
const keep = 'public, max-age=3600';

/** Every procedure with a page. Addresses in it must be whole, so there is none where the operator has set no address. */
export function sitemap(kb: KnowledgeBase, publicUrl: string | null): Reply {
  if (publicUrl === null) throw notFound();
  const codes = [...kb.guides.keys(), ...kb.recordTargets().map(({ code }) => code)];
  const paths = ['/', '/thu-tuc', '/ve-tro-ly', ...codes.map((code) => `/thu-tuc/${code}`)];
  const { text } = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    ${paths.map((path) => html`<url><loc>${publicUrl}${path}</loc></url>`)}
  </urlset>`;
  return {
    status: 200,
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': keep },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
  };
}

/** Answers by number are for those who have the number; conversations for those who talk. */
export function robots(publicUrl: string | null): Reply {
  const lines = [
    'User-agent: *',
    'Disallow: /can-bo',
    'Disallow: /tra-loi',
    'Disallow: /widget/frame',
    'Disallow: /v3/',
    'Disallow: /api/',
    ...(publicUrl === null ? [] : [`Sitemap: ${publicUrl}/sitemap.xml`]),
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': keep },
    body: `${lines.join('\n')}\n`,
  };
}
