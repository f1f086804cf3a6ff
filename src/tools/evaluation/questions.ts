// Reads labelled questions for the evaluation, whichever of the two formats they come in.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** A labelled question with everything that counts as right. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** Intents that count as right; empty when the line is not scored for intent. */
  readonly intents: readonly string[];
  /** The first label, by which results are grouped. */
  readonly intent: string;
  /** Procedures that count as right; null when none is meant or the line is not scored for it. */
  readonly codes: readonly string[] | null;
  /** Unit names that count as right, null when the line is not scored for places. */
  readonly places: readonly string[] | null;
  readonly place: string | null;
  /** Groups the line is reported in, e.g. `slice: typos`, `style: formal`. */
  readonly groups: readonly string[];
}

const line = z.object({
  id: z.string(),
  /** The question that this one is a noisy copy of: what counts as right is listed under its id. */
  derived_from: z.string().optional(),
  text: z.string(),
  intent: z.string(),
  also: z.array(z.string()).default([]),
  procedure: z.string().nullable().default(null),
  procedure_code: z.string().nullable().optional(),
  codes: z.array(z.string()).optional(),
  slice: z.string().optional(),
  style: z.string().optional(),
  provenance: z.string().optional(),
  place: z.string().nullable().optional(),
  places: z.array(z.string()).optional(),
});

const slugs = z.record(
  z.string(),
  z.object({
    codes: z.array(z.string()),
    per_question: z.record(z.string(), z.array(z.string())).default({}),
  }),
);

/** Right procedure codes by slug, with exceptions by question. */
export type SlugCodes = z.infer<typeof slugs>;

/** @param path - a file in the form of slug-codes.json */
export function readSlugCodes(path: string): SlugCodes {
  return slugs.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function codesOf(parsed: z.infer<typeof line>, slugCodes: SlugCodes | null): readonly string[] | null {
  if (parsed.codes !== undefined) return parsed.codes.length > 0 ? parsed.codes : null;
  if (parsed.procedure === null || slugCodes === null) return null;
  const known = slugCodes[parsed.procedure];
  const codes = known?.per_question[parsed.derived_from ?? parsed.id] ?? known?.codes ?? [];
  return codes.length > 0 ? codes : null;
}

function toQuestion(parsed: z.infer<typeof line>, slugCodes: SlugCodes | null): Question {
  const { id, text, intent, also, slice, style, provenance, place = null, places } = parsed;
  return {
    id,
    text,
    intent,
    intents: intent === 'other' && also.length === 0 && slice === undefined ? [] : [intent, ...also],
    codes: codesOf(parsed, slugCodes),
    place,
    places: places ?? null,
    groups: Object.entries({ slice, style, provenance }).flatMap(([group, value]) =>
      value === undefined ? [] : [`${group}: ${value}`],
    ),
  };
}

/**
 * @param path - a .jsonl file, or a folder of them
 * @param slugCodes - for files that name procedures by slug
 */
export function readQuestions(path: string, slugCodes: SlugCodes | null): Question[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((text, i) => {
        if (text.trim() === '') return [];
        const parsed = line.safeParse(JSON.parse(text));
        if (!parsed.success) throw new Error(`${basename(file)}:${i + 1}: ${parsed.error.message}`);
        return [toQuestion(parsed.data, slugCodes)];
      }),
  );
}
