// Finds the one question in plain words that tells two similar procedures apart («thẻ cũ còn giữ hay đã mất?»).
import { parse } from 'yaml';
import { z } from 'zod';
import type { Normalise } from '../normaliser.ts';
import type { LinkTarget, Separation } from '../types.ts';

const text = z.string().trim().min(1);
const questions = z.array(
  z.strictObject({
    ask: text,
    /** Phrases of names that do the one and the other («thực hiện, điều chỉnh, thôi hưởng»): they stand on no side. */
    neither: z.array(text).default([]),
    /** At most one side without names: it takes the procedures that no other side names. */
    sides: z
      .array(z.strictObject({ label: text, names: z.array(text) }))
      .min(2)
      .refine(
        (sides) => sides.filter((side) => side.names.length === 0).length <= 1,
        'chỉ một phía được để trống names',
      ),
  }),
);

/** A question with the phrases of its sides in normal form. */
export type SiblingQuestion = z.infer<typeof questions>[number];

/**
 * @param yaml - text of models/siblings.yml; empty for none
 * @throws ZodError when an entry is not of that form
 */
export function readSiblingQuestions(yaml: string, normalise: Normalise): SiblingQuestion[] {
  const read = questions.parse(parse(yaml) ?? []);
  return read.map(({ ask, neither, sides }) => ({
    ask,
    neither: neither.map(normalise),
    sides: sides.map(({ label, names }) => ({ label, names: names.map(normalise) })),
  }));
}

/** Label of the side a name stands on; null where it stands on none. */
function sideOf(question: SiblingQuestion, name: string): string | null {
  const holds = (phrase: string): boolean => ` ${name} `.includes(` ${phrase} `);
  if (question.neither.some(holds)) return null;
  const named = question.sides.find((side) => side.names.some(holds));
  return (named ?? question.sides.find((side) => side.names.length === 0))?.label ?? null;
}

/**
 * @returns the first question for which the two stand on different sides, or null when no question separates them
 */
export function separate(
  first: LinkTarget,
  second: LinkTarget,
  all: readonly SiblingQuestion[],
  normalise: Normalise,
): Separation | null {
  const names = [normalise(first.name), normalise(second.name)] as const;
  for (const question of all) {
    const [one, other] = [sideOf(question, names[0]), sideOf(question, names[1])];
    if (one === null || other === null || one === other) continue;
    return {
      ask: question.ask,
      choices: [
        { label: one, code: first.code },
        { label: other, code: second.code },
      ],
    };
  }
  return null;
}
