// Puts an answer together from parts, so that a side question and the pending step can be said in one turn.
import type { BuiltLink, KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import { toToken } from './tokens.ts';
import type { Answer, AnswerLink, AnswerSource, AnswerStatus, Block, Choice } from './types.ts';

/** A piece of what is said in a turn. */
export interface Part {
  readonly blocks?: readonly Block[];
  readonly choices?: readonly Choice[];
  readonly links?: readonly AnswerLink[];
  readonly sources?: readonly AnswerSource[];
}

/** A paragraph. */
export function text(...sentences: readonly (string | null | undefined)[]): Part {
  const said = sentences.filter((s) => s !== null && s !== undefined && s !== '').join(' ');
  return said ? { blocks: [{ kind: 'text', text: said }] } : {};
}

/** A question of the assistant. */
export function question(...sentences: readonly (string | null | undefined)[]): Part {
  return {
    blocks: (text(...sentences).blocks ?? []).map((b) => (b.kind === 'text' ? { ...b, asks: true } : b)),
  };
}

/** A warning. */
export function notice(said: string): Part {
  return { blocks: [{ kind: 'notice', text: said }] };
}

/** Marks an answer with the language it is said in. */
export const spokenIn = (kb: KnowledgeBase, answer: Answer): Answer =>
  kb.language === 'vi' ? answer : { ...answer, language: kb.language };

/** Joins parts in order; the same choice, link or source is kept once. */
export function compose(status: AnswerStatus, procedure: string | null, parts: readonly Part[]): Answer {
  return {
    status,
    procedure,
    blocks: parts.flatMap((p) => p.blocks ?? []),
    choices: unique(
      parts.flatMap((p) => p.choices ?? []),
      (c) => c.label,
    ),
    links: unique(
      parts.flatMap((p) => p.links ?? []),
      (l) => (l.kind === 'portal' ? l.url : l.kind),
    ),
    sources: unique(
      parts.flatMap((p) => p.sources ?? []),
      (s) => s.title,
    ),
  };
}

/** The sources of a guide named by facts, as an answer shows them. */
export function sourcesOf(guide: Guide, ids: Iterable<string>): readonly AnswerSource[] {
  const wanted = new Set(ids);
  return guide.sources
    .filter((s) => wanted.has(s.id))
    .map((s) => ({
      id: s.id,
      title: s.number && !s.title.includes(s.number) ? `${s.title} (${s.number})` : s.title,
      recordOn: s.recordOn ?? null,
      verifiedOn: s.verifiedOn,
    }));
}

/** The official record a guide was written from. */
export function recordOf(guide: Guide): readonly AnswerSource[] {
  const record = guide.sources.find((s) => s.kind === 'portal_record') ?? guide.sources[0];
  return record ? sourcesOf(guide, [record.id]) : [];
}

/** A portal link as an answer shows it. */
export function portalLink(link: BuiltLink): AnswerLink {
  const { id, title, url, spoken, checkedOn } = link;
  return { kind: 'portal', id, title, url, spoken, ...(checkedOn === null ? {} : { checkedOn }) };
}

/** Links by register id. */
export function linksOf(
  kb: KnowledgeBase,
  ids: readonly string[],
  procedure: string | null,
): readonly AnswerLink[] {
  return ids.map((id) => portalLink(kb.link(id, procedure)));
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const k = key(item);
    if (seen.has(k)) return false;
    seen.add(k);
    return true;
  });
}

/** A button that answers a node of a procedure's journey. */
export function nodeChoice({ code }: Guide, node: string, value: string, label: string): Choice {
  return { label, token: toToken({ kind: 'node', procedure: code, node, value }) };
}
