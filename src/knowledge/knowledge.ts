// The door of the knowledge room: everything people maintain, loaded once, checked, and answered by code.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildLink, type BuiltLink } from './links.ts';
import { loadContent, type Content } from './load.ts';
import type { Guide } from './types.ts';
import { fillIn } from './wording.ts';

export { holds, mayHold, type CaseFacts } from './guard.ts';
export type { BuiltLink } from './links.ts';
export { dayInVietnam, isValidOn, sayDay } from './validity.ts';
export { sayDuration, sayFee, sayForm, sayMoney } from './wording.ts';

/** Everything the assistant knows. Read-only; a content update makes a new one. */
export interface KnowledgeBase extends Content {
  /** Short hash of all content: conversations keep the version they were begun with. */
  readonly version: string;
  /** What is known of a procedure: the guide that people wrote. */
  guide(code: string): Guide | undefined;
  /** A link of the register for a procedure (code) or for none. */
  link(id: string, procedure: string | null): BuiltLink;
  /**
   * A sentence of content/replies with its places filled in; hotlines are filled in by themselves (`{portal}`, `{vnpost}` …).
   * @throws Error when the reply or a place is missing (a test goes through all of them)
   */
  say(key: string, places?: Readonly<Record<string, string>>): string;
  /** Fills the places of any other content text (`{title}`, `{unit}` …), hotlines included. */
  fill(text: string, places?: Readonly<Record<string, string>>): string;
}

const embedded = fileURLToPath(new URL('./content', import.meta.url));

/**
 * Loads the embedded content, or another folder of the same shape.
 * @throws ContentError listing every mistake in Vietnamese
 */
export function loadKnowledge(dir: string = embedded): KnowledgeBase {
  const content = loadContent(dir);
  const hotlines = Object.fromEntries([...content.contacts.values()].map((c) => [c.id, c.phone ?? '']));
  const fill = (text: string, places: Readonly<Record<string, string>> = {}): string =>
    fillIn(text, { ...hotlines, ...places });
  return {
    ...content,
    version: versionOf(content),
    guide: (code) => content.guides.get(code),
    link: (id, procedure) =>
      buildLink(content.links, id, procedure ? (content.guides.get(procedure) ?? null) : null),
    fill,
    say: (key, places) => {
      const text = content.replies.get(key);
      if (text === undefined) throw new Error(`reply ${key} is missing in content/replies`);
      return fill(text, places);
    },
  };
}

function versionOf(content: Content): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([[...content.guides], content.flows, content.topics, [...content.replies]]));
  return hash.digest('hex').slice(0, 12);
}
