// Reads content/en, the English texts: each file is checked against the Vietnamese content it stands over.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { id, method, procedureCode, text } from '../schema/values.ts';
import type { Flow, Guide, Method, MoveWords } from '../types.ts';
import { missing, readContentFile, type ContentProblem } from '../yaml-file.ts';
import { laidOver, textsOver, type Texts } from './overlay.ts';

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
  readonly moves: ReadonlyMap<string, MoveWords>;
}

/** The Vietnamese content that English stands over. */
export interface Vietnamese {
  readonly guides: ReadonlyMap<string, Guide>;
  readonly flows: Readonly<Record<Method, Flow>>;
  readonly replies: ReadonlyMap<string, string>;
  readonly moves: ReadonlyMap<string, MoveWords>;
}

/** Replies about official records, which are shown in Vietnamese only. */
const vietnameseOnly = /^record\./;

/**
 * Reads the English texts of a content folder.
 * @param problems every unknown or missing text is added to them
 * @returns the English content, or null where it could not be read; without the folder nothing is there in English, and nobody can switch
 */
export function readEnglish(dir: string, over: Vietnamese, problems: ContentProblem[]): English | null {
  if (!existsSync(dir)) return { ...over, words: noWords, guides: new Map(), titles: new Map() };
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
  const guides = readGuides(dir, over.guides, problems);
  const others = [...over.guides.keys()].filter((code) => !guides.has(code));
  const titles = read(
    'titles.yml',
    z.strictObject(Object.fromEntries(others.map((code) => [code, text.optional()] as const))),
  );
  if (!words || !titles) return null;
  const moves = [...over.moves].map(([key, move]): [string, MoveWords] => {
    const says = words.moves[key] ?? [];
    return [key, { ...move, says: [...move.says, ...says], cues: [...move.cues, ...says] }];
  });
  return {
    words,
    replies,
    flows,
    guides,
    titles: new Map(Object.entries(titles).flatMap(([code, t]) => (t ? [[code, t] as const] : []))),
    moves: new Map(moves),
  };
}

function readGuides(
  dir: string,
  vietnamese: ReadonlyMap<string, Guide>,
  problems: ContentProblem[],
): ReadonlyMap<string, Guide> {
  const folder = join(dir, 'guides');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yml')) : [];
  const guides = new Map<string, Guide>();
  for (const name of names.sort()) {
    const code = procedureCode.safeParse(name.replace(/\.yml$/, '')).data;
    const guide = code === undefined ? undefined : vietnamese.get(code);
    const shape = guide && textsOver(readable(guide));
    if (!guide || !shape) {
      problems.push({ ...missing(join(folder, name)), expected: 'không có hướng dẫn tiếng Việt mã này' });
      continue;
    }
    const file = readContentFile(
      join(folder, name),
      z.strictObject({ aliases: z.array(text).min(3), texts: shape }),
    );
    if ('data' in file) guides.set(guide.code, inEnglish(guide, file.data.texts, file.data.aliases));
    else problems.push(...file);
  }
  return guides;
}

/** Why a guide has its grade is told to citizens for grade C only. */
const readable = ({ gradeReason, ...rest }: Guide): object =>
  rest.grade === 'C' ? { ...rest, gradeReason } : rest;

/** A guide in English. Remarks and frequent questions are found by Vietnamese words only and are left out. */
function inEnglish(guide: Guide, texts: Texts, aliases: readonly string[]): Guide {
  const laid = laidOver(guide, texts);
  const methods = Object.fromEntries(
    Object.entries(laid.methods).map(([key, submission]) => {
      const before = guide.methods[key as Method]?.fees ?? [];
      const label = (old: string): string =>
        submission.fees[before.findIndex((fee) => fee.label === old)]?.label ?? old;
      const fees = submission.fees.map((f) =>
        f.insteadOf ? { ...f, insteadOf: f.insteadOf.map(label) } : f,
      );
      return [key, { ...submission, fees }];
    }),
  );
  return {
    ...laid,
    methods,
    aliases: [...aliases, ...guide.aliases],
    documents: laid.documents.map((d) => ({ ...d, remarks: [] })),
    faqs: [],
    related: [],
  };
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
