// Builds deep links into the portal from the link register; the words of a citizen never become an address.
import type { Guide, Link } from './types.ts';

/** A link ready to show. */
export interface BuiltLink {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** How to say it to somebody who cannot tap. */
  readonly spoken: string;
}

/** Hosts a citizen may be sent to; a register entry elsewhere is a mistake and stops the start. */
export const allowedHosts: ReadonlySet<string> = new Set([
  'dichvucong.gov.vn',
  'lienthong.dichvucong.gov.vn',
  'dichvucong.bocongan.gov.vn',
  'hokinhdoanh.dkkd.gov.vn',
  'dangkyquamang.dkkd.gov.vn',
]);

/**
 * Builds the link `id` for a guide. A link that needs the portal's own id of a procedure falls back to the keyword search when
 * that id is not known (new or merged procedures): the portal cannot be addressed by procedure code.
 * @throws Error when the register has no such link, which the content check rules out
 */
export function buildLink(register: ReadonlyMap<string, Link>, id: string, guide: Guide | null): BuiltLink {
  const wanted = register.get(id);
  if (!wanted) throw new Error(`link ${id} is not in the register`);
  const values: Record<string, string | undefined> = {
    portalId: guide?.portal.id ?? undefined,
    caseId: guide?.portal.cases[0]?.id,
    keyword: guide?.portal.keyword,
  };
  const needs = [...wanted.url.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');
  if (needs.some((name) => !values[name])) {
    if (id === 'home') return { id, title: wanted.title, url: wanted.url, spoken: wanted.spoken };
    return buildLink(register, guide && id !== 'search_keyword' ? 'search_keyword' : 'home', guide);
  }
  const url = wanted.url.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const spoken = wanted.spoken.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return { id, title: wanted.title, url, spoken };
}
