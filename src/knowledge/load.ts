// Reads content/ into memory and checks it as a whole: all mistakes are reported together and stop the start.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkGuide, checkLinks, checkTopics, type Register } from './check.ts';
import { checkPaths } from './check-flow.ts';
import { readEnglish, type English } from './english/english.ts';
import { checkJourneys } from './journey-check.ts';
import * as journeySchema from './schema/journey.ts';
import * as flowSchema from './schema/flow.ts';
import { owners as ownersSchema, unknownProcedures, type Owners } from './schema/owners.ts';
import * as guideSchema from './schema/guide.ts';
import * as linkSchema from './schema/links.ts';
import * as registers from './schema/registers.ts';
import * as topicSchema from './schema/topics.ts';
import type {
  Centre,
  Contact,
  Flow,
  Guide,
  JourneyFlow,
  Link,
  LinkCheck,
  LinkForm,
  Method,
  MoveWords,
  Office,
  OpeningHours,
  Topic,
  Unit,
  WrittenGuide,
} from './types.ts';
import {
  ContentError,
  missing,
  readContentFile,
  type ContentFile,
  type ContentProblem,
} from './yaml-file.ts';

/** Everything read from content/, keyed as the rest of the house asks for it. */
export interface Content {
  readonly guides: ReadonlyMap<string, Guide>;
  readonly flows: Readonly<Record<Method, Flow>>;
  readonly topics: readonly Topic[];
  /** Journeys that belong to no one procedure, by id. */
  readonly journeys: ReadonlyMap<string, JourneyFlow>;
  /** When offices are usually open. */
  readonly hours: OpeningHours;
  /** Who answers for the content of which procedure. */
  readonly owners: Owners;
  readonly moves: ReadonlyMap<string, MoveWords>;
  readonly offices: ReadonlyMap<string, Office>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly links: ReadonlyMap<string, Link>;
  /** What people found who opened links, in the order in which they were recorded. */
  readonly linkChecks: readonly LinkCheck[];
  /** Forms of addresses that people paste, in the order in which they are tried. */
  readonly linkForms: readonly LinkForm[];
  readonly units: ReadonlyMap<string, Unit>;
  /** What is known of the centres, by code of the commune or ward. */
  readonly centres: ReadonlyMap<string, Centre>;
  readonly replies: ReadonlyMap<string, string>;
  /** Official names of procedures that texts refer to and that have no guide, by code. */
  readonly codes: ReadonlyMap<string, string>;
  /** The English texts, where there are some. */
  readonly english: English;
}

/** The files behind a content, for checks that say on which line a mistake stands. */
export interface ContentFiles {
  readonly guides: readonly ContentFile<WrittenGuide>[];
  readonly topics: readonly ContentFile<Topic[]>[];
  /** Every other file with texts: flows, replies and the registers. */
  readonly others: readonly ContentFile<unknown>[];
}

const replyTexts = z.record(z.string(), z.string().trim().min(1));
const methods = ['online', 'post', 'counter'] as const satisfies readonly Method[];

/**
 * Loads a content folder.
 * @param dir folder with guides/, flows/, topics/, replies/ and the register files
 * @throws ContentError with every problem found
 */
export function loadContent(dir: string): Content {
  return readContent(dir).content;
}

/**
 * Loads a content folder together with its files.
 * @throws ContentError with every problem found
 */
export function readContent(dir: string): { readonly content: Content; readonly files: ContentFiles } {
  const problems: ContentProblem[] = [];
  const read = <S extends z.ZodType>(file: string, s: S): ContentFile<z.output<S>> | null => {
    const result = readContentFile(join(dir, file), s);
    if ('data' in result) return result;
    problems.push(...result);
    return null;
  };
  const list = (folder: string): string[] => {
    if (!existsSync(join(dir, folder))) {
      problems.push(missing(join(dir, folder)));
      return [];
    }
    const names = readdirSync(join(dir, folder)).filter((name) => name.endsWith('.yml'));
    return names.sort().map((name) => join(folder, name));
  };

  const officeFile = read('offices.yml', z.array(registers.office));
  const contactFile = read('contacts.yml', z.array(registers.contact));
  const linkFile = read('links.yml', z.array(linkSchema.link));
  const checkFile = read('link-checks.yml', z.array(linkSchema.linkCheck));
  const formFile = read('link-forms.yml', z.array(linkSchema.linkForm));
  const offices = byId(officeFile, problems);
  const contacts = byId(contactFile, problems);
  const links = byId(linkFile, problems);
  const moves = byId(read('moves.yml', z.array(topicSchema.moveWords)), problems);
  const unitFile = read('units.yml', z.array(registers.unit));
  const centreFile = read('centres.yml', z.array(registers.centre));
  const codeFile = existsSync(join(dir, 'codes.yml')) ? read('codes.yml', registers.knownCodes) : null;
  const flowFiles = methods.map((m) => read(join('flows', `${m}.yml`), flowSchema.flow));
  const guideFiles = list('guides').map((file) => ({ file, parsed: read(file, guideSchema.guide) }));
  const topicFiles = list('topics').map((file) => read(file, z.array(topicSchema.topic)));
  const journeyFiles = list('journeys').flatMap((file) => read(file, journeySchema.journey) ?? []);
  const owners = read('owners.yml', ownersSchema);
  const hours = read('hours.yml', journeySchema.openingHours);
  const replyFiles = list('replies').map((file) => read(file, replyTexts));

  const flows: Partial<Record<Method, Flow>> = {};
  for (const file of flowFiles) if (file) flows[file.data.id] = file.data;
  const register: Register = { offices, contacts, links, flows };
  const guides = new Map<string, Guide>();
  const guided = new Set(guideFiles.flatMap(({ parsed }) => (parsed ? [parsed.data.code] : [])));
  for (const { file, parsed } of guideFiles) {
    if (!parsed) continue;
    if (!file.endsWith(`${parsed.data.code}.yml`)) {
      problems.push(parsed.problem(['code'], `tên tệp phải là ${parsed.data.code}.yml`));
    }
    problems.push(...checkGuide(parsed, register), ...checkPaths(parsed, flows, guided));
    guides.set(parsed.data.code, { ...parsed.data, layer: 'guide', notices: [] });
  }
  const topics = topicFiles.flatMap((f) => (f ? [f] : []));
  const topicIds = new Set(topics.flatMap((f) => f.data.map((t) => t.id)));
  problems.push(...topics.flatMap((f) => checkTopics(f, register, topicIds)));
  problems.push(
    ...checkJourneys(
      journeyFiles,
      register,
      topics.flatMap((f) => f.data),
    ),
  );
  if (linkFile) problems.push(...checkLinks(linkFile));
  const replies = readReplies(replyFiles);
  const said = topics.flatMap((f) => f.data);
  const journeys = new Map(journeyFiles.map((f) => [f.data.id, f.data]));
  const vietnamese = { guides, flows: flows as Record<Method, Flow>, journeys, topics: said, replies, moves };
  // Texts are laid over whole content only: what it lacks itself is told first.
  if (owners) problems.push(...unknownProcedures(owners, guides));
  if (problems.length > 0 || !hours || !owners) throw new ContentError(problems);
  const named = { offices, contacts, links, hours: hours.data };
  const english = readEnglish(join(dir, 'en'), { ...vietnamese, registers: named }, problems);
  if (problems.length > 0 || !english) throw new ContentError(problems);
  const content: Content = {
    guides,
    flows: vietnamese.flows,
    english,
    topics: said,
    moves,
    journeys,
    hours: hours.data,
    owners: owners.data,
    offices,
    contacts,
    links,
    linkChecks: checkFile?.data ?? [],
    linkForms: formFile?.data ?? [],
    units: new Map((unitFile?.data ?? []).map((u) => [u.code, u])),
    centres: new Map((centreFile?.data ?? []).map((c) => [c.unit, c])),
    replies,
    codes: new Map(Object.entries(codeFile?.data ?? {})),
  };
  const others = [officeFile, contactFile, linkFile, ...flowFiles, ...journeyFiles, ...replyFiles].flatMap(
    (f) => (f ? [f] : []),
  );
  return {
    content,
    files: { guides: guideFiles.flatMap(({ parsed }) => (parsed ? [parsed] : [])), topics, others },
  };
}

function byId<T extends { id: string }>(
  file: ContentFile<T[]> | null,
  problems: ContentProblem[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  file?.data.forEach((item, i) => {
    if (map.has(item.id)) problems.push(file.problem([i, 'id'], `id ${item.id} đã có ở trên`));
    map.set(item.id, item);
  });
  return map;
}

/** Replies are one flat register: the key is the file name and the entry, e.g. `journey.not_by_post`. */
function readReplies(
  files: readonly (ContentFile<Record<string, string>> | null)[],
): ReadonlyMap<string, string> {
  const replies = new Map<string, string>();
  for (const file of files) {
    if (!file) continue;
    const prefix = /([a-z_]+)\.yml$/.exec(file.path)?.[1] ?? '';
    for (const [key, value] of Object.entries(file.data)) replies.set(`${prefix}.${key}`, value);
  }
  return replies;
}
