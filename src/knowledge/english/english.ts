// Reads content/en, the English texts: each file is checked against the Vietnamese content it stands over.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { id, method, text } from '../schema/values.ts';
import type { Flow, Guide, JourneyFlow, Method, MoveWords, Topic } from '../types.ts';
import { readContentFile, type ContentProblem } from '../yaml-file.ts';
import { readEnglishGuides } from './guides.ts';
import { laidOver, textsOver, type Texts } from './overlay.ts';
import { inEnglish, registersOver, type Registers } from './registers.ts';
import { readEnglishJourneys, readEnglishTopics } from './walks.ts';

const phrases = z.array(text).min(1);

const wordsSchema = z.strictObject({
  /** Whole messages that ask for a language. */
  switches: z.strictObject({ en: phrases, vi: phrases }),
  /** English words that no Vietnamese syllable looks like: two of them in a message mean that it is English. */
  telling: phrases,
  /** Words that say nothing about what is wanted. */
  small: phrases,
  /** What a message asks for when it holds one of these. */
  intents: z.record(id, phrases),
  methods: z.partialRecord(method, phrases),
  /** Whole messages that move the conversation. */
  moves: z.record(id, phrases),
  /** What decides alone where it stands in a short message, by move. */
  holds: z.record(id, phrases),
});

/** How English is understood: few words, certain ones. */
export type EnglishWords = z.infer<typeof wordsSchema>;

const noWords: EnglishWords = {
  switches: { en: [], vi: [] },
  telling: [],
  small: [],
  intents: {},
  methods: {},
  moves: {},
  holds: {},
};

/** What is there in English. The rest stays Vietnamese, and says so. */
export interface English {
  readonly words: EnglishWords;
  readonly replies: ReadonlyMap<string, string>;
  readonly flows: Readonly<Record<Method, Flow>>;
  /** Guides in English, by code, in the order in which they are offered. */
  readonly guides: ReadonlyMap<string, Guide>;
  /** English titles of the guides that are in Vietnamese only. */
  readonly titles: ReadonlyMap<string, string>;
  readonly journeys: ReadonlyMap<string, JourneyFlow>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly moves: ReadonlyMap<string, MoveWords>;
  readonly registers: Registers;
}

/** The Vietnamese content that English stands over. */
export interface Vietnamese {
  readonly guides: ReadonlyMap<string, Guide>;
  readonly flows: Readonly<Record<Method, Flow>>;
  readonly journeys: ReadonlyMap<string, JourneyFlow>;
  readonly topics: readonly Topic[];
  readonly replies: ReadonlyMap<string, string>;
  readonly moves: ReadonlyMap<string, MoveWords>;
  readonly registers: Registers;
}

/** Replies about official records, which are shown in Vietnamese only. */
const vietnameseOnly = /^record\./;

/**
 * Reads the English texts of a content folder.
 * @param problems every unknown or missing text is added to them
 * @returns the English content, or null where it could not be read; without the folder nothing is there in English, and nobody can switch
 */
export function readEnglish(dir: string, over: Vietnamese, problems: ContentProblem[]): English | null {
  if (!existsSync(dir)) return nothing(over);
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const result = readContentFile(join(dir, file), schema);
    if ('data' in result) return result.data;
    problems.push(...result);
    return null;
  };
  const texts = (file: string, content: unknown, every = false): Texts | undefined =>
    read(file, textsOver(content, every) ?? z.strictObject({})) ?? undefined;

  const words = read('words.yml', wordsSchema);
  const replies = flat(texts('replies.yml', nested(over.replies), true));
  const flows = {
    online: laidOver(over.flows.online, texts('flows/online.yml', over.flows.online)),
    post: laidOver(over.flows.post, texts('flows/post.yml', over.flows.post)),
    counter: laidOver(over.flows.counter, texts('flows/counter.yml', over.flows.counter)),
  };
  const guides = readEnglishGuides(join(dir, 'guides'), over.guides, problems);
  const others = [...over.guides.keys()].filter((code) => !guides.has(code));
  const titles = read(
    'titles.yml',
    z.strictObject(Object.fromEntries(others.map((code) => [code, text.optional()] as const))),
  );
  if (!words || !titles) return null;
  return {
    words,
    replies,
    flows,
    guides,
    titles: new Map(Object.entries(titles).flatMap(([code, t]) => (t ? [[code, t] as const] : []))),
    journeys: readEnglishJourneys(join(dir, 'journeys'), over.journeys, problems),
    topics: readEnglishTopics(join(dir, 'topics'), over.topics, problems),
    moves: withPhrases(over.moves, words),
    registers: inEnglish(over.registers, read('registers.yml', registersOver(over.registers)) ?? undefined),
  };
}

const nothing = (over: Vietnamese): English => ({
  ...over,
  words: noWords,
  guides: new Map(),
  titles: new Map(),
  journeys: new Map(),
  topics: new Map(),
});

function withPhrases(
  moves: ReadonlyMap<string, MoveWords>,
  words: EnglishWords,
): ReadonlyMap<string, MoveWords> {
  return new Map(
    [...moves].map(([key, move]) => {
      const says = words.moves[key] ?? [];
      const holds = [...move.holds, ...(words.holds[key] ?? [])];
      return [key, { ...move, holds, says: [...move.says, ...says], cues: [...move.cues, ...says] }];
    }),
  );
}

/** `journey.noted` → { journey: { noted } }: one file holds all replies. */
function nested(replies: ReadonlyMap<string, string>): Readonly<Record<string, Record<string, string>>> {
  const groups: Record<string, Record<string, string>> = {};
  for (const [key, said] of replies) {
    const [group = '', name = ''] = key.split('.');
    if (!vietnameseOnly.test(key)) (groups[group] ??= {})[name] = said;
  }
  return groups;
}

function flat(texts: Texts | undefined): ReadonlyMap<string, string> {
  const groups = Object.entries((texts ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>);
  return new Map(
    groups.flatMap(([group, replies]) =>
      Object.entries(replies).map(([name, said]) => [`${group}.${name}`, said] as const),
    ),
  );
}
