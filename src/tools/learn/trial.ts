// Trains on a set of lessons, in memory, and measures what became of every slice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { understandingInputs } from '../../brain.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { LessonDraft } from '../../storage/types/learning.ts';
import { parseAliases } from '../../understanding/procedures/aliases.ts';
import { readTrainingData } from '../../understanding/intents/training-lines.ts';
import { createUnderstanding } from '../../understanding/understanding.ts';
import { askAll, type Result } from '../evaluation/measure.ts';
import type { Question } from '../evaluation/questions.ts';
import { withLessons, type LearntTexts } from './edits.ts';
import type { Known } from './refusals.ts';

export interface TrialParts {
  readonly kb: KnowledgeBase;
  readonly models: string;
  /** Keeps what was trained last; apart from what the service uses. */
  readonly cacheFolder: string;
  readonly questions: readonly Question[];
}

/** What a set of lessons gave. */
export interface Trial {
  readonly texts: LearntTexts;
  readonly results: readonly Result[];
}

/** Trains anew with these lessons added; none = what stands in models/ now. */
export async function tryLessons(
  { kb, models, cacheFolder, questions }: TrialParts,
  lessons: readonly LessonDraft[],
): Promise<Trial> {
  const inputs = understandingInputs(kb, cacheFolder, models);
  const texts = withLessons(inputs, lessons, (code) => kb.guide(code)?.officialName ?? '');
  const room = createUnderstanding({ ...inputs, ...texts });
  return { texts, results: await askAll(questions, (text) => room.understand(text)) };
}

/** What lessons are compared with before anything is trained. */
export function knownIn({ kb, models, questions }: TrialParts): Known {
  const { intentFiles } = understandingInputs(kb, null, models);
  const aliases = readFileSync(join(models, 'aliases.tsv'), 'utf8');
  const { lines } = readTrainingData(intentFiles);
  return {
    texts: { intentFiles, aliases },
    linesOf: (intent) => lines.flatMap(({ text, labels }) => (labels[0] === intent ? [text] : [])),
    allLines: lines.map(({ text }) => text),
    aliases: parseAliases(aliases),
    evaluation: questions.map(({ text }) => text),
    knowsProcedure: (code) => kb.guide(code) !== undefined,
  };
}
