// Builds deep links into the portal from the link register; the words of a citizen never become an address.
import type { Guide, Link, LinkCheck } from './types.ts';

/** A link ready to show. */
export interface BuiltLink {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** How to say it to somebody who cannot tap. */
  readonly spoken: string;
  /** Day on which a person opened this very address and saw the right page; null when nobody did. */
  readonly checkedOn: string | null;
}

/** Hosts a citizen may be sent to; a register entry elsewhere is a mistake and stops the start. */
export const allowedHosts: ReadonlySet<string> = new Set([
  'dichvucong.gov.vn',
  'lienthong.dichvucong.gov.vn',
  'dichvucong.bocongan.gov.vn',
  'hokinhdoanh.dkkd.gov.vn',
  'dangkyquamang.dkkd.gov.vn',
]);

/** Portal id of Hà Tĩnh and its code, as the portal's own list of provinces has them (18/7/2026). */
const province = { provinceId: '019bad30-cd89-70ab-a4f6-6c7dfa1ef894', provinceCode: '42' } as const;

/** What an address of the register may have filled in. */
export const linkPlaces: ReadonlySet<string> = new Set([
  'portalId',
  'caseId',
  'keyword',
  ...Object.keys(province),
]);

/** What links are built from: the register and what people found when they opened them. */
export interface LinkRegister {
  readonly links: ReadonlyMap<string, Link>;
  readonly checks: readonly LinkCheck[];
}

/**
 * Builds the link `id` for a guide. A link that needs the portal's own id of a procedure falls back to the keyword search when that id is
 * not known (new or merged procedures), and so does one that a person found not to open: the portal cannot be addressed by procedure code.
 * @throws Error when the register has no such link, which the content check rules out
 */
export function buildLink(register: LinkRegister, id: string, guide: Guide | null): BuiltLink {
  const wanted = register.links.get(id);
  if (!wanted) throw new Error(`link ${id} is not in the register`);
  const values: Readonly<Record<string, string | undefined>> = {
    ...province,
    portalId: guide?.portal.id ?? undefined,
    caseId: guide?.portal.cases[0]?.id,
    keyword: guide?.portal.keyword,
  };
  const needs = [...wanted.url.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');
  const url = wanted.url.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const check = register.checks.findLast((c) => c.url === url);
  if (id !== 'home' && (check?.opens === false || needs.some((name) => !values[name])))
    return buildLink(register, guide && id !== 'search_keyword' ? 'search_keyword' : 'home', guide);
  const spoken = wanted.spoken.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return { id, title: wanted.title, url, spoken, checkedOn: check?.opens ? check.on : null };
}

/** After so many days somebody should open a link again. */
const freshDays = 180;

/** True when nobody opened the link of late: it is offered together with the spoken way. */
export function isDoubtful(checkedOn: string | null, day: string): boolean {
  if (checkedOn === null) return true;
  return Date.parse(day) - Date.parse(checkedOn) > freshDays * 86_400_000;
}
