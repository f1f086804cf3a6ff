// English guides: texts laid over the Vietnamese guide of the same code, with their own names, questions and remarks.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { procedureCode, text } from '../schema/values.ts';
import type { Guide, Method } from '../types.ts';
import { missing, readContentFile, type ContentProblem } from '../yaml-file.ts';
import { laidOver, textsOver, type Texts } from './overlay.ts';

/** The English files of a folder; none where there is no folder. */
export function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort();
}

/**
 * Reads `en/guides`.
 * @param problems every unknown or missing text is added to them
 */
export function readEnglishGuides(
  folder: string,
  vietnamese: ReadonlyMap<string, Guide>,
  problems: ContentProblem[],
): ReadonlyMap<string, Guide> {
  const guides = new Map<string, Guide>();
  for (const name of filesOf(folder)) {
    const code = procedureCode.safeParse(name.replace(/\.yml$/, '')).data;
    const guide = code === undefined ? undefined : vietnamese.get(code);
    const shape = guide && textsOver(readable(guide));
    if (!guide || !shape) {
      problems.push({ ...missing(join(folder, name)), expected: 'không có hướng dẫn tiếng Việt mã này' });
      continue;
    }
    const file = readContentFile(
      join(folder, name),
      z.strictObject({
        aliases: z.array(text).min(3),
        texts: shape,
        faqs: (textsOver(guide.faqs) ?? z.never()).optional(),
        remarks: (textsOver(remarksOf(guide)) ?? z.never()).optional(),
      }),
    );
    if ('data' in file) guides.set(guide.code, inEnglish(guide, file.data));
    else problems.push(...file);
  }
  return guides;
}

/** Why a guide has its grade is told to citizens for grade C only. */
const readable = ({ gradeReason, ...rest }: Guide): object =>
  rest.grade === 'C' ? { ...rest, gradeReason } : rest;

/** The remarks of a guide by the id of their paper. */
function remarksOf({ documents }: Guide): Readonly<Record<string, Guide['documents'][number]['remarks']>> {
  return Object.fromEntries(
    documents.filter((d) => d.remarks.length > 0).map((d) => [d.id, d.remarks] as const),
  );
}

interface EnglishGuide {
  readonly aliases: readonly string[];
  readonly texts: Texts;
  readonly faqs?: Texts | undefined;
  readonly remarks?: Texts | undefined;
}

/** A guide in English. Questions and remarks that have no English are left out: they would be answered in Vietnamese. */
function inEnglish(guide: Guide, { aliases, texts, faqs, remarks }: EnglishGuide): Guide {
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
  const remarked = remarks === undefined ? {} : laidOver(remarksOf(guide), remarks);
  return {
    ...laid,
    methods,
    aliases: [...aliases, ...guide.aliases],
    documents: laid.documents.map((d) => ({ ...d, remarks: remarked[d.id] ?? [] })),
    faqs: faqs === undefined ? [] : laidOver(guide.faqs, faqs),
    related: [],
  };
}
