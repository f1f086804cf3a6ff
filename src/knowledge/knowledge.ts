// The door of the knowledge room: everything people maintain, loaded once, checked, and answered by code.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadCorrections, type Corrections } from './catalogue/corrections.ts';
import { recordGuides } from './catalogue/record-guides.ts';
import { emptyShelf, type RecordShelf, type RecordTarget } from './catalogue/shelf.ts';
import { checkedOnce } from './checked-before.ts';
import { buildLink, type BuiltLink } from './links.ts';
import { englishWording } from './english/wording.ts';
import { loadContent, type Content } from './load.ts';
import { readPastedLink, type PastedLink } from './pasted-links.ts';
import type { Flow, Guide } from './types.ts';
import { isValidOn, sayDay } from './validity.ts';
import { fillIn, vietnameseWording, type Wording } from './wording.ts';

export { titleOf as shortTitle } from './catalogue/names.ts';
export { ContentError } from './yaml-file.ts';
export { openShelf } from './catalogue/open-shelf.ts';
export { recordThen, type RecordThen } from './catalogue/record-then.ts';
export { differencesBetween, differencesOn } from './changes/changes.ts';
export { compareWithRecord } from './compare/compare.ts';
export { emptyShelf, RecordShelf, type RecordTarget } from './catalogue/shelf.ts';
export { startLower, startUpper } from './first-letter.ts';
export { holds, mayHold, type CaseFacts } from './guard.ts';
export { isDoubtful, type BuiltLink } from './links.ts';
export type { PastedLink } from './pasted-links.ts';
export { fullTarget, routesOf, targetsOf } from './journey-check.ts';
export { methodWords } from './method-words.ts';
export { paperNotes, type PaperSaying } from './paper-notes.ts';
export { readProcedure } from './procedure-code.ts';
export { ownerOf, type Owner } from './schema/owners.ts';
export { lunarHoliday, nextOpening, officeHours, workingDayAfter, type OfficeHours } from './office-hours.ts';
export { dayInVietnam, isValidOn, sayDay } from './validity.ts';
export { sayDuration, sayFee, sayForm, sayMoney, vietnameseWording, type Wording } from './wording.ts';

/** A language the assistant speaks. */
export type Language = 'vi' | 'en';

/** Everything the assistant knows. Read-only; a content update makes a new one. */
export interface KnowledgeBase extends Content {
  /** Short hash of all content: conversations keep the version they were begun with. */
  readonly version: string;
  readonly language: Language;
  /** How facts are said in this language. */
  readonly wording: Wording;
  /** The same knowledge in another language: the same guides, questions, steps and figures. What has no English stays Vietnamese. */
  inLanguage(language: Language): KnowledgeBase;
  /** True for what is there in the language of this knowledge: a guide by its code, a journey or a topic by its id. */
  isTranslated(kind: 'guides' | 'journeys' | 'topics', id: string): boolean;
  /** What is known of a procedure: the guide that people wrote, else the one derived from the official record (`layer` says which). */
  guide(code: string): Guide | undefined;
  /** The guide that the official record alone gives, also where people wrote one. */
  recordGuide(code: string): Guide | undefined;
  /** The same from the record on another shelf, such as that of an earlier day. */
  recordGuideOn(shelf: RecordShelf, code: string): Guide | undefined;
  /** The official records behind the derived guides. */
  readonly shelf: RecordShelf;
  /** Procedures that only the official records tell about, for linking. */
  recordTargets(): readonly RecordTarget[];
  /** The same content over the records of another crawl. */
  withShelf(shelf: RecordShelf): KnowledgeBase;
  /** A link of the register for a procedure (code) or for none. */
  link(id: string, procedure: string | null): BuiltLink;
  /** What an address in a message is, or null when there is none of a portal. */
  pastedLink(text: string): PastedLink | null;
  /**
   * A sentence of content/replies with its places filled in; hotlines are filled in by themselves (`{portal}`, `{vnpost}` …).
   * @throws Error when the reply or a place is missing (a test goes through all of them)
   */
  say(key: string, places?: Readonly<Record<string, string>>): string;
  /** Fills the places of any other content text (`{title}`, `{unit}` …), hotlines included. */
  fill(text: string, places?: Readonly<Record<string, string>>): string;
}

/** The content that comes with the program. */
export const contentFolder = fileURLToPath(new URL('./content', import.meta.url));

/** What an installation says about its content. */
export interface Installation {
  /** After how many days it deletes conversations, for `{keep_days}`. */
  readonly keepDays?: number | undefined;
  /** Where content is remembered that has not changed since it was checked; null: nowhere. */
  readonly cacheFolder?: string | null;
  /** Told the name of a remembered file that was broken. */
  readonly damaged?: ((name: string) => void) | undefined;
}

/**
 * Loads the embedded content, or another folder of the same shape.
 * @param shelf the official records of the catalogue; none in a fresh clone
 * @throws ContentError listing every mistake in Vietnamese
 */
export function loadKnowledge(
  dir: string = contentFolder,
  shelf: RecordShelf = emptyShelf,
  { keepDays = usualKeepDays, cacheFolder = null, damaged }: Installation = {},
): KnowledgeBase {
  const read = (): Loaded => {
    const content = loadContent(dir);
    return { content, corrections: loadCorrections(dir), version: versionOf(content) };
  };
  return assemble(checkedOnce(cacheFolder, dir, read, damaged), shelf, keepDays);
}

/** What a folder of content says. */
interface Loaded {
  readonly content: Content;
  readonly corrections: Corrections;
  /** Of the texts that are shown. */
  readonly version: string;
}

/** Where no installation says otherwise: the default of KEEP_CONVERSATIONS_DAYS. */
const usualKeepDays = 90;

function assemble(loaded: Loaded, shelf: RecordShelf, keepDays: number): KnowledgeBase {
  const { content, corrections, version } = loaded;
  const hotlines = Object.fromEntries([...content.contacts.values()].map((c) => [c.id, c.phone ?? '']));
  const fill = (text: string, places: Readonly<Record<string, string>> = {}): string =>
    fillIn(text, { ...hotlines, keep_days: String(keepDays), ...places });
  const say = (key: string, places?: Readonly<Record<string, string>>): string => {
    const text = content.replies.get(key);
    if (text === undefined) throw new Error(`reply ${key} is missing in content/replies`);
    return fill(text, places);
  };
  const context = { say, sayDay, offices: content.offices, corrections };
  const derived = recordGuides(shelf, context);
  const register = { links: content.links, checks: content.linkChecks };
  const pages = new Map([...content.guides.values()].map((g) => [g.portal.id, g.code]));
  const codeOfPage = (id: string): string | undefined => pages.get(id) ?? shelf.codeOf(id);
  const guide = (code: string): Guide | undefined => content.guides.get(code) ?? derived(code);
  const told = new Set([...content.guides.values()].flatMap((g) => [g.code, ...g.alsoOnPortal]));
  const vietnamese: KnowledgeBase = {
    ...content,
    version,
    language: 'vi',
    wording: vietnameseWording,
    inLanguage: (language) => (language === 'en' ? english() : vietnamese),
    isTranslated: () => true,
    guide,
    recordGuide: derived,
    recordGuideOn: (other, code) => recordGuides(other, context)(code),
    shelf,
    recordTargets: () => shelf.targets().filter(({ code }) => !told.has(code)),
    withShelf: (other) => assemble(loaded, other, keepDays),
    pastedLink: (text) => readPastedLink(text, content.linkForms, codeOfPage),
    link: (id, procedure) => buildLink(register, id, procedure ? (guide(procedure) ?? null) : null),
    fill,
    say,
  };
  let spoken: KnowledgeBase | undefined;
  const english = (): KnowledgeBase => (spoken ??= inEnglish(vietnamese));
  return vietnamese;
}

/** English laid over; the titles of guides that are in Vietnamese only are given in both languages. */
function inEnglish(kb: KnowledgeBase): KnowledgeBase {
  const { english } = kb;
  const guides = new Map(
    [...kb.guides.values()].map((guide) => {
      const named = english.titles.get(guide.code);
      const title = named === undefined ? guide.title : `${named} (${guide.title})`;
      return [guide.code, english.guides.get(guide.code) ?? { ...guide, title }] as const;
    }),
  );
  return {
    ...kb,
    guides,
    flows: english.flows,
    journeys: new Map([...kb.journeys].map(([id, flow]) => [id, english.journeys.get(id) ?? flow])),
    topics: kb.topics.map((topic) => english.topics.get(topic.id) ?? topic),
    moves: english.moves,
    ...english.registers,
    replies: new Map([...kb.replies, ...english.replies]),
    language: 'en',
    wording: englishWording,
    isTranslated: (kind, id) => english[kind].has(id),
    guide: (code) => guides.get(code) ?? kb.guide(code),
    link: (id, procedure) => {
      const register = { links: english.registers.links, checks: kb.linkChecks };
      return buildLink(register, id, procedure ? (kb.guide(procedure) ?? null) : null);
    },
    say: (key, places) => {
      const said = english.replies.get(key);
      return said === undefined ? kb.say(key, places) : kb.fill(said, places);
    },
    withShelf: (shelf) => kb.withShelf(shelf).inLanguage('en'),
  };
}

/** The same content as it is on a day: questions that make no sense then are not asked. The very same object where all of them hold. */
export function knowledgeOn(kb: KnowledgeBase, day: string): KnowledgeBase {
  const { flows } = kb;
  if (Object.values(flows).every((f) => f.questions.every((q) => isValidOn(q, day)))) return kb;
  const on = (flow: Flow): Flow => ({ ...flow, questions: flow.questions.filter((q) => isValidOn(q, day)) });
  return { ...kb, flows: { online: on(flows.online), post: on(flows.post), counter: on(flows.counter) } };
}

function versionOf(content: Content): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([
      [...content.guides],
      content.flows,
      content.topics,
      [...content.journeys],
      [...content.replies],
    ]),
  );
  return hash.digest('hex').slice(0, 12);
}
